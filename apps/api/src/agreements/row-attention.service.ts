import { Injectable } from "@nestjs/common";
import type { Language, RowValue } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AgreementView } from "./agreement.dto.js";
import type { LookDto, RowEventView, RowHistoryView } from "./agreement-negotiation.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { knownState, rowsOf, type StoredRow } from "./agreement-rows.js";
import { AgreementViews } from "./agreement-view.js";

/** Who has sent and confirmed which value of a row when, and up to where a person has read an agreement. */
@Injectable()
export class RowAttentionService {
  constructor(
    private readonly db: Database,
    private readonly views: AgreementViews,
  ) {}

  /** The values of a row and their confirmations, oldest first. @throws Problem `not-found` */
  history(actor: Actor, id: string, rowId: string): Promise<RowHistoryView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      const row = (await rowsOf(tx, id)).find((one) => one.id === rowId);
      if (!row) throw new Problem("not-found");
      const first = await firstValue(tx, agreement, row);
      const opened: RowEventView[] = first
        ? [
            {
              act: "opened",
              party: agreement.openedBy,
              by: agreement.openedByName,
              at: agreement.openedAt.toISOString(),
              valueVersion: 1,
              value: first as unknown as Record<string, unknown>,
            },
          ]
        : [];
      return { items: [...opened, ...(await eventsOf(tx, rowId))] };
    });
  }

  /**
   * Notes that the person has read the agreement up to the version and the comment they were shown; a look never goes back.
   * @throws Problem `not-found`, `precondition-required`, `precondition-failed` for a version there has not been
   */
  look(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    { lastCommentAt }: LookDto,
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      const version = knownState(ifMatch).agreement ?? -1;
      if (version < 1 || version > agreement.version) throw new Problem("precondition-failed");
      await tx.query(
        `insert into agreement_look as l (agreement_id, person_id, organization_id, version, at)
         values ($1, app.user_id(), app.org_id(), $2, least($3::timestamptz, app.now()))
         on conflict (agreement_id, person_id, organization_id)
         do update set version = greatest(l.version, excluded.version), at = greatest(l.at, excluded.at)`,
        [id, version, lastCommentAt ?? agreement.openedAt.toISOString()],
      );
      // No counterparty: how far one reads is nobody else's to know.
      tx.record("agreement.looked", id, { version });
      return this.views.of(tx, actor, agreement, language);
    });
  }
}

// An amendment begins with what was agreed, which stands unchanged in the agreement that it amends; any other with the recommendation.
async function firstValue(tx: Tx, { amends }: AgreementEntity, row: StoredRow): Promise<RowValue | null> {
  if (amends === null) return row.recommended;
  return (await rowsOf(tx, amends)).find(({ part, key }) => part === row.part && key === row.key)?.value ?? null;
}

const eventsOf = (tx: Tx, rowId: string): Promise<RowEventView[]> =>
  tx.query<RowEventView>(
    `select act, party, by, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, value_version as "valueVersion", value
       from (select 'proposed' as act, party, by, at, value_version, value from agreement_row_value where row_id = $1
             union all
             select case when withdrawn then 'withdrawn' else 'confirmed' end, party, by, at, value_version, null
               from agreement_row_confirmation where row_id = $1) e
      order by e.at, value_version, act desc`,
    [rowId],
  );
