import { Injectable } from "@nestjs/common";
import { dateInTokyo, handOver, isIsoDate, type Language, moveAgreement, type RowValue } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem, Problem, requireNone } from "../platform/problem.js";
import type { AgreementRowView, AgreementView, EditRowDto } from "./agreement.dto.js";
import type { HandOverDto } from "./agreement-negotiation.dto.js";
import { AgreementEntity, type Handover } from "./agreement.entity.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import { enqueueReminders } from "./agreement-reminders.js";
import { knownState, lockRow, rowsOf, rowView, type StoredRow } from "./agreement-rows.js";
import { requireTurn, turnState } from "./agreement-turn.js";
import { AgreementViews } from "./agreement-view.js";
import { RowWriting } from "./row-writing.js";
import { requireKnownEdit, type StoredEdit, unsentEdits, unsentEtag, unsentView } from "./unsent-edits.js";

/** Turns (手番): edits that wait for the hand-over, and the hand-over that sends them. */
@Injectable()
export class AgreementTurnService {
  constructor(
    private readonly db: Database,
    private readonly views: AgreementViews,
    private readonly writing: RowWriting,
  ) {}

  /**
   * Keeps an edit for one's own organisation alone. The other side sees at most that the turn was taken: no status, no version, no
   * confirmation and no event of the pair's trail changes.
   * @throws Problem `not-found`, `wrong-state`, `agreement.not-your-turn`, `unacceptable`, `precondition-required`, `precondition-failed`
   */
  keep(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    edit: EditRowDto,
  ): Promise<AgreementRowView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      await this.keepIn(tx, actor, agreement, row, ifMatch, edit);
      return rowView(row, [], unsentView((await editOf(tx, id, rowId))!));
    });
  }

  /** The same within the caller's transaction, which holds the locks of the agreement and of the row. Returns the value that was kept. */
  async keepIn(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    row: StoredRow,
    ifMatch: string | undefined,
    { value: input, comment }: EditRowDto,
  ): Promise<RowValue> {
    const kept = await editOf(tx, agreement.id, row.id);
    requireKnownEdit(row, kept, ifMatch);
    const value = this.writing.checked(tx, actor, agreement, row, input);
    await requireTurn(tx, actor, agreement);
    await tx.query(
      `insert into agreement_unsent_edit (row_id, organization_id, agreement_id, id, party, value, comment, by)
       values ($1, app.org_id(), $2, $3, $4, $5, $6, $7)
       on conflict (row_id, organization_id) do update set id = excluded.id, value = excluded.value, comment = excluded.comment,
         by = excluded.by, at = app.now()`,
      [row.id, agreement.id, newId(), actor.kind, JSON.stringify(value), comment ?? null, actor.name],
    );
    // No counterparty: the event stands in the chain of the acting organisation alone.
    tx.record("agreement.edit-kept-unsent", agreement.id, {
      rowId: row.id,
      part: row.part,
      key: row.key,
      before: kept?.value ?? row.value,
      after: value,
    });
    return value;
  }

  /** Takes an unsent edit back; one that is gone already is no fault. @throws Problem `not-found`, `precondition-required`, `precondition-failed` */
  discard(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      knownState(ifMatch);
      const kept = await editOf(tx, id, rowId);
      if (kept) {
        requireKnownEdit(row, kept, ifMatch);
        await tx.query("delete from agreement_unsent_edit where id = $1", [kept.id]);
        tx.record("agreement.unsent-edit-discarded", id, {
          rowId,
          part: row.part,
          key: row.key,
          before: kept.value,
          after: row.value,
        });
      }
      return this.views.of(tx, actor, agreement, language);
    });
  }

  /**
   * Sends every unsent edit and hands the turn over, all or nothing.
   * @throws Problem `not-found`, `wrong-state`, `agreement.not-your-turn`, `unacceptable`, `precondition-failed` when `edits` is given
   * and names others than those there are
   */
  handOver(actor: Actor, id: string, input: HandOverDto, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.writing.negotiable(tx, actor, id);
      const today = dateInTokyo(tx.now.toISOString());
      requireDay(input.respondBy, today);
      const respondBy = input.respondBy ?? null;
      const side = partyOf(agreement, actor);
      const next = orProblem(handOver(await turnState(tx, agreement), { by: side, respondBy, today }));
      const edits = await unsentEdits(tx, id);
      requireRead(edits, input.edits);
      const rows = new Map((await rowsOf(tx, id)).map((row) => [row.id, row]));
      for (const edit of edits) await this.writing.send(tx, actor, agreement, rows.get(edit.rowId)!, edit);
      await tx.query("delete from agreement_unsent_edit where agreement_id = $1 and organization_id = app.org_id()", [
        id,
      ]);
      const handover: Handover = {
        party: side,
        by: actor.name,
        at: tx.now.toISOString(),
        respondBy: next.respondBy,
        message: input.message ?? null,
        rows: edits.map(({ rowId }) => rowId),
      };
      await tx.query("update agreement set turn = $2, handover = $3 where id = $1", [
        id,
        next.turn,
        JSON.stringify(handover),
      ]);
      Object.assign(agreement, { turn: next.turn, handover });
      if (next.respondBy) await enqueueReminders(tx, actor, agreement, "reminder-turn", next.respondBy, handover.at);
      tx.record(
        "agreement.handed-over",
        id,
        { rows: handover.rows, respondBy, message: handover.message },
        counterpartyId(agreement, actor),
      );
      return this.views.of(tx, actor, await tx.get(AgreementEntity, id), language);
    });
  }

  /** Locked and negotiable, but not touched: what is not sent leaves the status as it is. @throws Problem `not-found`, `wrong-state` */
  async negotiable(tx: Tx, actor: Actor, id: string): Promise<AgreementEntity> {
    const agreement = await tx.lock(AgreementEntity, id);
    orProblem(moveAgreement(agreement, { verb: "touch", by: partyOf(agreement, actor) }));
    return agreement;
  }
}

const editOf = async (tx: Tx, id: string, rowId: string): Promise<StoredEdit | undefined> =>
  (await unsentEdits(tx, id)).find((edit) => edit.rowId === rowId);

// The sheet lists what will be sent; what a colleague has kept since then is not sent unread.
function requireRead(edits: readonly StoredEdit[], read: readonly string[] | undefined): void {
  if (read === undefined) return;
  const known = new Set(read);
  const unread = edits.filter((edit) => !known.has(unsentEtag(edit)));
  if (unread.length > 0 || known.size !== edits.length)
    throw new Problem("precondition-failed", { members: { rows: unread.map(({ rowId }) => rowId) } });
}

function requireDay(respondBy: string | undefined, today: string): void {
  if (respondBy === undefined) return;
  const refused = (code: string, ja: string, en: string) =>
    requireNone([{ pointer: "/respondBy", code, detail: { ja, en } }]);
  if (!isIsoDate(respondBy)) refused("format", "存在しない日付です", "There is no such day");
  if (respondBy < today) refused("range", "回答の期限は今日以後の日です", "The day must not be before today");
}
