import { Injectable } from "@nestjs/common";
import {
  checkRow,
  type ClauseNames,
  clauseNamesOf,
  dateInTokyo,
  fromTemplate,
  isOwnClause,
  type Language,
  mergedTemplateRows,
  passesOn,
  type RowValue,
  saysSame,
  type TemplateRow,
  type TemplateTarget,
  type Text,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { VersionsService } from "../disclosures/versions.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { etagOf } from "../platform/etag.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import type { AgreementView } from "./agreement.dto.js";
import type { ApplyTemplateDto, TemplateChangeView, TemplatePreviewView } from "./agreement-template.dto.js";
import { lockTemplate, noteTemplate, requireOffered, templateOf, templateRowsOf } from "./agreement-template-rows.js";
import { AgreementEntity } from "./agreement.entity.js";
import { partyOf } from "./agreement-party.js";
import { lockRow, type NewRow, rowEtag, rowsOf, type StoredRow } from "./agreement-rows.js";
import { AgreementTurnService } from "./agreement-turn.service.js";
import { AgreementViews } from "./agreement-view.js";
import { type StoredEdit, unsentEdits, unsentEtag } from "./unsent-edits.js";

type RowFrom = TemplateRow & { readonly templateId: string };
type ProposedRow = NewRow & { readonly templateId: string };

// Behind the prefilled rows, as rows that are added later.
const LAST = 100_000;

/** Applies an organisation's templates: when it opens an agreement, and as unsent edits in a running negotiation. */
@Injectable()
export class TemplateApplicationsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
    private readonly turns: AgreementTurnService,
    private readonly views: AgreementViews,
  ) {}

  /**
   * What a template would change now. Nothing is written.
   * @throws Problem `not-found`, `wrong-state` for an agreement that is not negotiated any more, or an archived template
   */
  preview(actor: Actor, id: string, templateId: string): Promise<TemplatePreviewView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.turns.negotiable(tx, actor, id);
      const template = await templateOf(tx, templateId);
      requireOffered(template);
      const rows = await rowsOf(tx, id);
      const edits = new Map((await unsentEdits(tx, id)).map((edit) => [edit.rowId, edit]));
      const target = await this.target(tx, agreement, rows);
      const found = (await templateRowsOf(tx, templateId)).map((row) =>
        this.compare(tx, actor, agreement, row, target, rows, edits),
      );
      const changes = found.flatMap(({ kind, view }) => (kind === "change" ? [view] : []));
      const unfit = found.flatMap(({ kind, view }) => (kind === "unfit" ? [view] : []));
      return {
        templateId,
        name: template.name,
        templateEtag: etagOf(template.rowVersion),
        changes,
        same: found.length - changes.length - unfit.length,
        unfit,
      };
    });
  }

  /**
   * Keeps the previewed rows of a template as unsent edits, all or nothing.
   * @throws Problem `not-found`, `wrong-state`, `agreement.not-your-turn`, `precondition-failed` when the template or a row has
   * changed since the preview
   */
  apply(actor: Actor, id: string, input: ApplyTemplateDto, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await this.turns.negotiable(tx, actor, id);
      const template = await lockTemplate(tx, input.templateId);
      requireOffered(template);
      if (input.templateEtag.trim() !== etagOf(template.rowVersion)) throw new Problem("precondition-failed");
      const target = await this.target(tx, agreement, await rowsOf(tx, id));
      const edits = new Map((await unsentEdits(tx, id)).map((edit) => [edit.rowId, edit]));
      const kept: { rowId: string; templateId: string; value: RowValue }[] = [];
      const templateRows = await templateRowsOf(tx, template.id);
      for (const { rowId, etag } of input.rows) {
        const row = await lockRow(tx, id, rowId);
        const wanted = templateRows.find((one) => one.part === row.part && one.key === row.key && !isOwnClause(one));
        if (!wanted) throw new Problem("not-found");
        const next = fromTemplate(wanted, target, edits.get(rowId)?.value ?? row.value);
        const value = await this.turns.keepIn(tx, actor, agreement, row, etag, { value: next });
        kept.push({ rowId, templateId: template.id, value });
      }
      await noteTemplate(tx, id, kept);
      tx.record("template.applied", id, { templates: [template.id], rows: kept.map(({ rowId }) => rowId) });
      return this.views.of(tx, actor, await tx.get(AgreementEntity, id), language);
    });
  }

  /**
   * Parts the rows an agreement opens with: those that stay as recommended, and those that templates propose.
   * @throws Problem `not-found`, `wrong-state` for an archived template, `unacceptable` for one with a row that does not fit
   */
  async opening(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    rows: readonly NewRow[],
    templates: readonly string[],
  ): Promise<{ kept: readonly NewRow[]; proposed: readonly ProposedRow[] }> {
    if (templates.length === 0) return { kept: rows, proposed: [] };
    const contents: RowFrom[][] = [];
    for (const templateId of [...new Set(templates)]) {
      requireOffered(await lockTemplate(tx, templateId));
      contents.push((await templateRowsOf(tx, templateId)).map((row) => ({ ...row, templateId })));
    }
    const target = await this.target(tx, agreement, rows);
    const catalogues = this.catalogues.pinned(agreement.catalogues);
    const proposed = mergedTemplateRows(contents).flatMap((row): ProposedRow[] => {
      const prefilled = rows.find((one) => one.part === row.part && one.key === row.key);
      const { value } = this.fitting(tx, actor, agreement, row, fromTemplate(row, target));
      if (!value || !(prefilled ?? isOwnClause(row))) throw doesNotFit(row, templates);
      const { templateId } = row;
      if (!prefilled)
        return [
          {
            id: newId(),
            part: row.part,
            key: row.key,
            label: row.label,
            position: LAST,
            recommended: null,
            value,
            templateId,
          },
        ];
      return saysSame(row.part, prefilled.value, value, catalogues) ? [] : [{ ...prefilled, value, templateId }];
    });
    const taken = new Set(proposed.map(({ id }) => id));
    return { kept: rows.filter(({ id }) => !taken.has(id)), proposed };
  }

  /** Notes, for the opener alone, which templates gave which rows their value. */
  async note(tx: Tx, agreementId: string, proposed: readonly ProposedRow[]): Promise<void> {
    await noteTemplate(
      tx,
      agreementId,
      proposed.map(({ id, templateId, value }) => ({ rowId: id, templateId, value })),
    );
    const templates = [...new Set(proposed.map(({ templateId }) => templateId))];
    tx.record("template.applied", agreementId, { templates, rows: proposed.map(({ id }) => id) });
  }

  private async target(
    tx: Tx,
    { versionId, vendorOrgId, hospitalOrgId }: AgreementEntity,
    rows: Parameters<typeof clauseNamesOf>[0],
  ): Promise<TemplateTarget> {
    const { answers, serviceName } = await this.versions.versionForAgreement(tx, versionId);
    const names = clauseNamesOf(rows) ?? { ...(await namesOf(tx, vendorOrgId, hospitalOrgId)), service: serviceName };
    return { names, passOn: passesOn(answers) };
  }

  private compare(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    row: TemplateRow,
    target: TemplateTarget,
    rows: readonly StoredRow[],
    edits: ReadonlyMap<string, StoredEdit>,
  ): { kind: "change" | "same" | "unfit"; view: TemplateChangeView } {
    const found = isOwnClause(row) ? undefined : rows.find((one) => one.part === row.part && one.key === row.key);
    const edit = found && edits.get(found.id);
    const before = edit?.value ?? found?.value;
    const after = fromTemplate(row, target, before);
    const { value: fits, refusals } = found
      ? this.fitting(tx, actor, agreement, row, after, found.value)
      : { value: undefined, refusals: [isOwnClause(row) ? ownClause : noSuchRow] };
    const isSame = fits && before && saysSame(row.part, before, fits, this.catalogues.pinned(agreement.catalogues));
    const shown = (value: RowValue | null | undefined) => (value ?? null) as unknown as Record<string, unknown> | null;
    return {
      kind: !fits ? "unfit" : isSame ? "same" : "change",
      view: {
        part: row.part,
        key: row.key,
        label: row.label,
        rowId: found?.id ?? null,
        etag: edit ? unsentEtag(edit) : found ? rowEtag(found) : null,
        before: shown(before),
        after: shown(after)!,
        recommended: shown(found?.recommended),
        refusals: [...refusals],
      },
    };
  }

  /** The value as the agreement would store it; undefined, and why, where its editions refuse it. */
  private fitting(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    { part, key }: TemplateRow,
    input: RowValue,
    previous?: RowValue,
  ): { readonly value?: RowValue; readonly refusals: readonly Text[] } {
    const checked = checkRow(part, key, input, {
      ...this.catalogues.pinned(agreement.catalogues),
      side: partyOf(agreement, actor),
      today: dateInTokyo(tx.now.toISOString()),
      ...(previous && { previous }),
    });
    return checked.ok
      ? { value: checked.value, refusals: [] }
      : { refusals: checked.findings.map(({ detail }) => detail) };
  }
}

const ownClause: Text = {
  ja: "独自の条項は、協議中の合意には適用しません。条項のタブで加えてください",
  en: "A clause of your own is not applied to a running negotiation; add it on the tab of clauses",
};
const noSuchRow: Text = {
  ja: "この合意にこの行はありません。削除されたか、合意の版のカタログにない行です",
  en: "The agreement has no such row: it was deleted, or the agreement's edition does not know it",
};

async function namesOf(tx: Tx, vendorOrgId: string, hospitalOrgId: string): Promise<Omit<ClauseNames, "service">> {
  return tx.one(
    `select vendor.name as vendor, hospital.name as hospital from organization vendor, organization hospital where vendor.id = $1 and hospital.id = $2`,
    [vendorOrgId, hospitalOrgId],
  );
}

const doesNotFit = ({ label, templateId }: RowFrom, templates: readonly string[]) =>
  new Problem("unacceptable", {
    errors: [
      {
        pointer: `/templates/${templates.indexOf(templateId)}`,
        code: "unfit",
        detail: {
          ja: `ひな形の行「${label.ja}」は、この合意では使えません。ひな形でその行を推奨に戻してください`,
          en: `The row “${label.en}” of the template does not fit this agreement; put it back to the recommendation in the template`,
        },
      },
    ],
  });
