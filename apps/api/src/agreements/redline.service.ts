import { Injectable } from "@nestjs/common";
import { type AgreementContent, contentChanges, contentRows, type Language, type RowChange } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { rowsOf, type StoredRow } from "./agreement-rows.js";
import type { RedlineQueryDto, RedlineView } from "./redline.dto.js";

type ComparedRows = Parameters<typeof contentChanges>[0];

/** Compares states of an agreement: its revisions, what it amends, what the catalogues recommend, and the rows as they are now. */
@Injectable()
export class RedlineService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
  ) {}

  /** @throws Problem `not-found` for an agreement, or a revision that was never settled */
  read(actor: Actor, id: string, { from, to }: RedlineQueryDto, language: Language): Promise<RedlineView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      const now = await rowsOf(tx, id);
      const bases = await basesOf(tx, agreement, to ? Number(to) : null);
      const chosen = from ?? bases[0]!;
      if (!bases.includes(chosen)) throw new Problem("not-found");
      const before = await rowsBefore(tx, agreement, chosen, now);
      const after = to ? await settledRows(tx, id, Number(to)) : now;
      const changes = contentChanges(before, after, language, this.catalogues.pinned(agreement.catalogues));
      return { from: chosen, to: to ? Number(to) : null, bases, changes: changes.map(asView) };
    });
  }
}

const asView = (change: RowChange): RedlineView["changes"][number] => ({ ...change, fields: [...change.fields] });

/** The nearest first: the newest earlier revision, the amended agreement, the recommendation. */
async function basesOf(tx: Tx, { id, revision, settledAt, amends }: AgreementEntity, to: number | null) {
  const settled = await tx.query<{ revision: number }>(
    "select revision from agreement_content where agreement_id = $1 and revision < $2 order by revision desc",
    [id, to ?? (settledAt ? revision : revision + 1)],
  );
  return [...settled.map((one) => String(one.revision)), ...(amends ? ["amended"] : []), "recommended"];
}

async function rowsBefore(
  tx: Tx,
  { id, amends }: AgreementEntity,
  from: string,
  now: readonly StoredRow[],
): Promise<ComparedRows> {
  if (from === "amended") return rowsOf(tx, amends!);
  if (from === "recommended")
    return now.flatMap((row) => (row.recommended ? [{ ...row, value: row.recommended }] : []));
  return settledRows(tx, id, Number(from));
}

async function settledRows(tx: Tx, id: string, revision: number): Promise<ComparedRows> {
  const { content } = await tx.one<{ content: string }>(
    "select content from agreement_content where agreement_id = $1 and revision = $2",
    [id, revision],
  );
  return contentRows(JSON.parse(content) as AgreementContent);
}
