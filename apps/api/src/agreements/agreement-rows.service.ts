import { Injectable } from "@nestjs/common";
import {
  checkRow,
  dateInTokyo,
  isMisshapen,
  type Language,
  moveAgreement,
  type RowPart,
  type RowValue,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { unprintableIn } from "../document/printable.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem, Problem, requireNone } from "../platform/problem.js";
import type { AddRowDto, AgreementRowView, AgreementView, EditRowDto } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import { insertRows, knownState, lockRow, requireKnown, rowsOf, rowView } from "./agreement-rows.js";
import { AgreementViews } from "./agreement-view.js";
import { nameRow } from "./row-name.js";

// Added rows stand behind the prefilled ones; screens and the document order by the catalogue.
const LAST = 100_000;

/** Negotiation row by row: edits clear the confirmations of their row and of no other. */
@Injectable()
export class AgreementRowsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly views: AgreementViews,
  ) {}

  /** The rows of one part, each with its thread. @throws Problem `not-found` */
  list(actor: Actor, id: string, part: RowPart, language: Language): Promise<AgreementRowView[]> {
    return this.db.as(actor, async (tx) => {
      const { rows } = await this.views.of(tx, actor, await tx.get(AgreementEntity, id), language);
      return rows.filter((row) => row.part === part);
    });
  }

  /** @throws Problem `not-found`, `wrong-state`, `unacceptable`, `precondition-required`, `precondition-failed` */
  edit(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    { value: input, comment }: EditRowDto,
  ): Promise<AgreementRowView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      requireKnown([row], knownState(ifMatch));
      const value = this.checked(tx, actor, agreement, row.part, row.key, input, row.value);
      const version = await nextVersion(tx, agreement);
      await tx.query(
        `update agreement_row set value = $2, value_version = value_version + 1, changed_at_version = $3, proposed_by = $4, proposed_by_name = $5,
                proposed_at = app.now(), vendor_confirmation = null, hospital_confirmation = null, deletion_by = null where id = $1`,
        [rowId, JSON.stringify(value), version, actor.kind, actor.name],
      );
      if (row.part === "term" && row.key === "period") await copyPeriod(tx, id, value);
      if (comment) await this.say(tx, actor, agreement, rowId, comment);
      tx.record(
        "agreement.row-edited",
        id,
        { rowId, part: row.part, key: row.key, before: row.value, after: value },
        counterpartyId(agreement, actor),
      );
      return rowView(await lockRow(tx, id, rowId), []);
    });
  }

  add(actor: Actor, id: string, { part, key, label, value: input, comment }: AddRowDto): Promise<AgreementRowView> {
    requireNone(unprintableIn({ label }));
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const rows = await rowsOf(tx, id);
      const disclosure = this.catalogues.disclosure(agreement.catalogues.disclosure);
      const named = nameRow({ part, key, label }, rows, {
        ...this.catalogues.pinned(agreement.catalogues),
        disclosure,
      });
      if (rows.some((row) => row.part === part && row.key === named.key)) throw new Problem("already-exists");
      const value = this.checked(tx, actor, agreement, part, named.key, input, undefined);
      const version = await nextVersion(tx, agreement);
      const rowId = newId();
      await insertRows(
        tx,
        { ...agreement, version },
        [{ id: rowId, part, key: named.key, position: LAST, label: named.label, value, recommended: null }],
        {
          party: actor.kind,
          name: actor.name,
        },
      );
      if (comment) await this.say(tx, actor, agreement, rowId, comment);
      tx.record(
        "agreement.row-added",
        id,
        { rowId, part, key: named.key, after: value },
        counterpartyId(agreement, actor),
      );
      return rowView(await lockRow(tx, id, rowId), []);
    });
  }

  /** Deleting needs both parties: the first asks, the second carries it out. Terms stay. */
  remove(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      requireKnown([row], knownState(ifMatch));
      if (row.part === "term")
        throw new Problem("wrong-state", {
          detail: { ja: "期間・金額・連絡先の行は削除できません", en: "Terms cannot be deleted" },
        });
      const { part, key } = row;
      if (row.deletionBy !== null && row.deletionBy !== actor.kind) {
        await nextVersion(tx, agreement);
        await tx.query("delete from agreement_row where id = $1", [rowId]);
        tx.record(
          "agreement.row-deleted",
          id,
          { rowId, part, key, before: row.value },
          counterpartyId(agreement, actor),
        );
      } else if (row.deletionBy === null) {
        await tx.query("update agreement_row set deletion_by = $2 where id = $1", [rowId, actor.kind]);
        tx.record("agreement.row-deletion-proposed", id, { rowId, part, key }, counterpartyId(agreement, actor));
      }
      return this.views.of(tx, actor, await tx.get(AgreementEntity, id), language);
    });
  }

  comment(actor: Actor, id: string, rowId: string, text: string, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      await lockRow(tx, id, rowId);
      await this.say(tx, actor, agreement, rowId, text);
      tx.record("agreement.row-commented", id, { rowId }, counterpartyId(agreement, actor));
      return this.views.of(tx, actor, agreement, language);
    });
  }

  /**
   * Confirms rows at the values the caller has seen, all or none.
   * @throws Problem `precondition-failed` naming the rows whose value has changed since
   */
  confirm(
    actor: Actor,
    id: string,
    rowIds: readonly string[],
    ifMatch: string | undefined,
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const known = knownState(ifMatch);
      const wanted = new Set(rowIds);
      const rows = (await rowsOf(tx, id)).filter((row) => wanted.has(row.id));
      if (rows.length !== wanted.size) throw new Problem("not-found");
      requireKnown(rows, known);
      const side = partyOf(agreement, actor);
      await tx.query(
        `update agreement_row set ${side}_confirmation = jsonb_build_object('by', $3::text, 'byId', $4::text, 'at', $5::text)
          where agreement_id = $1 and id = any($2) and ${side}_confirmation is null`,
        [id, [...wanted], actor.name, actor.userId, tx.now.toISOString()],
      );
      tx.record(
        "agreement.rows-confirmed",
        id,
        { rows: rows.map(({ part, key, valueVersion }) => [part, key, valueVersion]) },
        counterpartyId(agreement, actor),
      );
      return this.views.of(tx, actor, agreement, language);
    });
  }

  unconfirm(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      requireKnown([row], knownState(ifMatch));
      const side = partyOf(agreement, actor);
      if (row.confirmations[side]) {
        await tx.query(`update agreement_row set ${side}_confirmation = null where id = $1`, [rowId]);
        tx.record(
          "agreement.row-unconfirmed",
          id,
          { rowId, part: row.part, key: row.key },
          counterpartyId(agreement, actor),
        );
      }
      return this.views.of(tx, actor, agreement, language);
    });
  }

  /** Locks the agreement and makes it `negotiating` by its first touch. @throws Problem `wrong-state`, `agreement.sealing` */
  private async negotiable(tx: Tx, actor: Actor, id: string): Promise<AgreementEntity> {
    const agreement = await tx.lock(AgreementEntity, id);
    const before = agreement.status;
    Object.assign(agreement, orProblem(moveAgreement(agreement, { verb: "touch", by: partyOf(agreement, actor) })));
    if (agreement.status !== before)
      await tx.query("update agreement set status = $2 where id = $1", [id, agreement.status]);
    return agreement;
  }

  private checked(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    part: RowPart,
    key: string,
    input: unknown,
    previous: RowValue | undefined,
  ): RowValue {
    const checked = checkRow(part, key, input, {
      ...this.catalogues.pinned(agreement.catalogues),
      side: partyOf(agreement, actor),
      today: dateInTokyo(tx.now.toISOString()),
      ...(previous && { previous }),
    });
    if (checked.ok) {
      requireNone(unprintableIn(checked.value, "/value"));
      return checked.value;
    }
    throw new Problem(isMisshapen(checked.findings) ? "invalid-input" : "unacceptable", {
      errors: checked.findings.map((finding) => ({ ...finding, pointer: `/value${finding.pointer}` })),
    });
  }

  private async say(tx: Tx, actor: Actor, agreement: AgreementEntity, rowId: string, text: string): Promise<void> {
    await tx.query(
      "insert into agreement_comment (id, agreement_id, row_id, vendor_org_id, hospital_org_id, party, author, text) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      [newId(), agreement.id, rowId, agreement.vendorOrgId, agreement.hospitalOrgId, actor.kind, actor.name, text],
    );
  }
}

async function nextVersion(tx: Tx, agreement: AgreementEntity): Promise<number> {
  const { version } = await tx.one<{ version: number }>(
    "update agreement set version = version + 1 where id = $1 returning version",
    [agreement.id],
  );
  return version;
}

// The agreed period stands in the row; the columns serve lists and the job that ends the agreement.
async function copyPeriod(tx: Tx, id: string, value: RowValue): Promise<void> {
  const { startsOn, endsOn } = value as { startsOn: string; endsOn: string };
  await tx.query("update agreement set starts_on = $2, ends_on = $3 where id = $1", [id, startsOn, endsOn]);
}
