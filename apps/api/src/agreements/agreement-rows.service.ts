import { Injectable } from "@nestjs/common";
import { confirmRow, type Language, type RowPart } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { VersionsService } from "../disclosures/versions.service.js";
import { unprintableIn } from "../document/printable.js";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem, Problem, requireNone } from "../platform/problem.js";
import type { AddRowDto, AgreementRowView, AgreementView, EditRowDto } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import { insertRows, knownState, lockRow, requireKnown, rowsOf, rowView } from "./agreement-rows.js";
import { requireTurn } from "./agreement-turn.js";
import { AgreementViews } from "./agreement-view.js";
import { nameRow } from "./row-name.js";
import { nextVersion, RowWriting } from "./row-writing.js";
import { requireKnownEdit, unsentEdits } from "./unsent-edits.js";

// Added rows stand behind the prefilled ones; screens and the document order by the catalogue.
const LAST = 100_000;

/** Negotiation row by row, each act sent at once: edits clear the confirmations of their row and of no other. */
@Injectable()
export class AgreementRowsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
    private readonly views: AgreementViews,
    private readonly writing: RowWriting,
  ) {}

  /** The rows of one part, each with its thread. @throws Problem `not-found` */
  list(actor: Actor, id: string, part: RowPart, language: Language): Promise<AgreementRowView[]> {
    return this.db.as(actor, async (tx) => {
      const { rows } = await this.views.of(tx, actor, await tx.get(AgreementEntity, id), language);
      return rows.filter((row) => row.part === part);
    });
  }

  /**
   * Sends a value at once. It takes the place of an unsent edit of the row.
   * @throws Problem `not-found`, `wrong-state`, `agreement.not-your-turn`, `unacceptable`, `precondition-required`, `precondition-failed`
   */
  edit(
    actor: Actor,
    id: string,
    rowId: string,
    ifMatch: string | undefined,
    { value: input, comment }: EditRowDto,
  ): Promise<AgreementRowView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.writing.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      const kept = (await unsentEdits(tx, id)).find((edit) => edit.rowId === rowId);
      requireKnownEdit(row, kept, ifMatch);
      const value = this.writing.checked(tx, actor, agreement, row, input);
      await requireTurn(tx, actor, agreement);
      if (kept) await tx.query("delete from agreement_unsent_edit where id = $1", [kept.id]);
      await this.writing.send(tx, actor, agreement, row, { value, comment: comment ?? null, by: actor.name });
      return rowView(await lockRow(tx, id, rowId), []);
    });
  }

  add(actor: Actor, id: string, { part, key, label, value: input, comment }: AddRowDto): Promise<AgreementRowView> {
    requireNone(unprintableIn({ label }));
    return this.db.as(actor, async (tx) => {
      const agreement = await this.writing.negotiable(tx, actor, id);
      const rows = await rowsOf(tx, id);
      const disclosure = this.catalogues.disclosure(agreement.catalogues.disclosure);
      const { answers } = await this.versions.versionForAgreement(tx, agreement.versionId);
      const named = nameRow({ part, key, label }, rows, {
        ...this.catalogues.pinned(agreement.catalogues),
        disclosure,
        answers,
      });
      if (rows.some((row) => row.part === part && row.key === named.key)) throw new Problem("already-exists");
      const value = this.writing.checked(tx, actor, agreement, { part, key: named.key }, input);
      await requireTurn(tx, actor, agreement);
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
      if (comment) await this.writing.say(tx, actor, agreement, rowId, { text: comment, by: actor.name });
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
      const agreement = await this.writing.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      requireKnown([row], knownState(ifMatch));
      if (row.part === "term")
        throw new Problem("wrong-state", {
          detail: { ja: "期間・金額・連絡先の行は削除できません", en: "Terms cannot be deleted" },
        });
      await requireTurn(tx, actor, agreement);
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
      await this.writing.say(tx, actor, agreement, rowId, { text, by: actor.name });
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
      const agreement = await this.writing.negotiable(tx, actor, id);
      const known = knownState(ifMatch);
      const wanted = new Set(rowIds);
      const rows = (await rowsOf(tx, id)).filter((row) => wanted.has(row.id));
      if (rows.length !== wanted.size) throw new Problem("not-found");
      requireKnown(rows, known);
      const side = partyOf(agreement, actor);
      const at = tx.now.toISOString();
      const unsent = new Set((await unsentEdits(tx, id)).map(({ rowId }) => rowId));
      for (const row of rows)
        orProblem(confirmRow(row, side, { confirmation: { by: actor.name, at }, hasOwnUnsent: unsent.has(row.id) }), {
          members: { rows: [...wanted].filter((rowId) => unsent.has(rowId)) },
        });
      await tx.query(
        `with confirmed as (
           update agreement_row set ${side}_confirmation = jsonb_build_object('by', $3::text, 'byId', $4::text, 'at', $5::text)
            where agreement_id = $1 and id = any($2) and ${side}_confirmation is null
           returning id, value_version, agreement_id, vendor_org_id, hospital_org_id)
         insert into agreement_row_confirmation (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, at)
         select c.*, $6, $3::text, $5::timestamptz from confirmed c`,
        [id, [...wanted], actor.name, actor.userId, at, side],
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
      const agreement = await this.writing.negotiable(tx, actor, id);
      const row = await lockRow(tx, id, rowId);
      requireKnown([row], knownState(ifMatch));
      const side = partyOf(agreement, actor);
      if (row.confirmations[side]) {
        await tx.query(
          `with withdrawn as (
             update agreement_row set ${side}_confirmation = null where id = $1
             returning id, value_version, agreement_id, vendor_org_id, hospital_org_id)
           insert into agreement_row_confirmation (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, withdrawn)
           select w.*, $2, $3, true from withdrawn w`,
          [rowId, side, actor.name],
        );
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
}
