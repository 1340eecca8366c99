import { Injectable } from "@nestjs/common";
import {
  checkRow,
  type ClauseNames,
  clauseNamesOf,
  type ClauseValue,
  dateInTokyo,
  forTemplate,
  isMisshapen,
  isTemplatePart,
  type PrefilledRow,
  type RoleValue,
  type RowValue,
  saysSame,
  type ServiceForm,
  TEMPLATE_ROWS_MAX,
  templateBaseline,
  type TemplateRow,
  withoutChecks,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { unprintableIn } from "../document/printable.js";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import { etagOf, requireMatch } from "../platform/etag.js";
import { newId } from "../platform/identifier.js";
import type { PageDto } from "../platform/page.dto.js";
import { Problem, requireNone } from "../platform/problem.js";
import type {
  CreateTemplateDto,
  EditTemplateDto,
  EditTemplateRowDto,
  TemplateListView,
  TemplateRemovalView,
  TemplateView,
} from "./agreement-template.dto.js";
import {
  lockTemplate,
  selectTemplates,
  setTemplateRows,
  type StoredTemplate,
  templateOf,
  templateRowsOf,
  templateSummary,
} from "./agreement-template-rows.js";
import { AgreementEntity } from "./agreement.entity.js";
import { rowsOf } from "./agreement-rows.js";

/** Templates (ひな形) of an organisation: named rows in which its agreements deviate from the recommendation. */
@Injectable()
export class AgreementTemplatesService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
  ) {}

  list(actor: Actor, { limit = 50, cursor }: PageDto): Promise<TemplateListView> {
    const after = decodeCursor(cursor, 2);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<StoredTemplate>(
        `${selectTemplates} where t.organization_id = app.org_id() and ($1::text is null or (t.name, t.id::text) > ($1, $2))
          order by t.name, t.id::text limit $3`,
        [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(templateSummary),
        nextCursor: rows.length > limit && last ? encodeCursor(last.name, last.id) : null,
      };
    });
  }

  /**
   * @throws Problem `not-found` for an agreement the organisation is no party of, `unacceptable` for a chosen row that does not deviate
   * (any more)
   */
  create(
    actor: Actor,
    { name, description = "", form, fromAgreement, rows: chosen }: CreateTemplateDto,
  ): Promise<TemplateView> {
    requireNone(unprintableIn({ name, description }));
    if (chosen && !fromAgreement)
      throw refused(
        "/rows",
        "needs-agreement",
        "行を選ぶには合意を指定します",
        "Name the agreement whose rows to take",
      );
    return this.db.as(actor, async (tx) => {
      const source = fromAgreement ? await this.deviationsOf(tx, fromAgreement, chosen) : null;
      const id = newId();
      await tx.query(
        `insert into agreement_template (id, organization_id, name, description, form, edited_by) values ($1, app.org_id(), $2, $3, $4, $5)`,
        [id, name, description, form ?? source?.form ?? "saas", actor.name],
      );
      if (source) await setTemplateRows(tx, id, source.rows);
      tx.record("template.created", id, {
        name,
        ...(fromAgreement && { fromAgreement }),
        rows: source?.rows.length ?? 0,
      });
      return this.view(tx, await templateOf(tx, id));
    });
  }

  /** @throws Problem `not-found` */
  read(actor: Actor, id: string): Promise<TemplateView> {
    return this.db.as(actor, async (tx) => this.view(tx, await templateOf(tx, id)));
  }

  /**
   * Changes a template, all or nothing. A row that says what is recommended is not kept.
   * @throws Problem `not-found`, `precondition-required`, `precondition-failed`, `invalid-input`, `unacceptable`
   */
  async edit(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    { rows = [], archived, ...changes }: EditTemplateDto,
  ): Promise<TemplateView> {
    requireNone(unprintableIn(changes));
    return this.db.as(actor, async (tx) => {
      const template = await lockTemplate(tx, id);
      const before = await this.view(tx, template);
      requireMatch(ifMatch, template.rowVersion, () => before);
      await tx.query(
        `update agreement_template set name = coalesce($2, name), description = coalesce($3, description), form = coalesce($4, form),
                archived_at = case when $5::boolean is null then archived_at when $5 then coalesce(archived_at, app.now()) end,
                row_version = row_version + 1, edited_by = $6, edited_at = app.now() where id = $1`,
        [id, changes.name ?? null, changes.description ?? null, changes.form ?? null, archived ?? null, actor.name],
      );
      await this.setRows(tx, actor, { ...template, ...given(changes) }, rows);
      if (archived !== undefined && archived !== template.archived)
        tx.record(archived ? "template.archived" : "template.restored", id, { name: template.name });
      if (rows.length > 0 || Object.keys(changes).length > 0)
        tx.record("template.edited", id, {
          changes,
          rows: rows.map(({ part, key, value }) => ({ part, key: key ?? null, value: value ?? null })),
        });
      return this.view(tx, await templateOf(tx, id));
    });
  }

  /** Deletes a template that was never used; a used one is archived. @throws Problem `not-found`, `precondition-required`, `precondition-failed` */
  remove(actor: Actor, id: string, ifMatch: string | undefined): Promise<TemplateRemovalView> {
    return this.db.as(actor, async (tx) => {
      const template = await lockTemplate(tx, id);
      const before = await this.view(tx, template);
      requireMatch(ifMatch, template.rowVersion, () => before);
      if (template.usedIn === 0) {
        await tx.query("delete from agreement_template where id = $1", [id]);
        tx.record("template.deleted", id, { name: template.name });
        return { outcome: "deleted" };
      }
      await tx.query(
        "update agreement_template set archived_at = coalesce(archived_at, app.now()), row_version = row_version + 1 where id = $1",
        [id],
      );
      tx.record("template.archived", id, { name: template.name });
      return { outcome: "archived" };
    });
  }

  private current() {
    return {
      roles: this.catalogues.current("roles"),
      sla: this.catalogues.current("sla"),
      risk: this.catalogues.current("risk"),
    };
  }

  private async setRows(tx: Tx, actor: Actor, template: StoredTemplate, edits: readonly EditTemplateRowDto[]) {
    const catalogues = this.current();
    const baseline = templateBaseline(catalogues, template.form);
    const stored = await templateRowsOf(tx, template.id);
    const { set, dropped } = sorted(
      edits.map((edit, index) => {
        const row = rowNamed(edit, index, baseline, stored, edits);
        if (!edit.value) return { ...row, value: null };
        const value = this.checked(tx, actor, row, edit.value, `/rows/${index}/value`);
        const { recommended } = row;
        return { ...row, value: recommended && saysSame(row.part, recommended, value, catalogues) ? null : value };
      }),
    );
    await tx.query(
      `delete from agreement_template_row r using jsonb_to_recordset($2::jsonb) as d(part text, key text)
        where r.template_id = $1 and r.part = d.part and r.key = d.key`,
      [template.id, JSON.stringify(dropped)],
    );
    await setTemplateRows(tx, template.id, set);
    const { count } = await tx.one<{ count: number }>(
      "select count(*)::int as count from agreement_template_row where template_id = $1",
      [template.id],
    );
    if (count > TEMPLATE_ROWS_MAX) throw refused("/rows", "too-many", "行が多すぎます", "There are too many rows");
  }

  private checked(tx: Tx, actor: Actor, { part, key }: NamedRow, input: unknown, at: string): RowValue {
    const checked = checkRow(part, key, input, {
      ...this.current(),
      side: actor.kind,
      today: dateInTokyo(tx.now.toISOString()),
    });
    if (!checked.ok)
      throw new Problem(isMisshapen(checked.findings) ? "invalid-input" : "unacceptable", {
        errors: checked.findings.map((finding) => ({ ...finding, pointer: `${at}${finding.pointer}` })),
      });
    requireNone(unprintableIn(checked.value, at));
    return part === "role" ? withoutChecks(checked.value as RoleValue) : checked.value;
  }

  /** The rows of an agreement that deviate from what was recommended there, or those chosen from them, without its names. */
  private async deviationsOf(
    tx: Tx,
    id: string,
    chosen?: readonly string[],
  ): Promise<{ form: ServiceForm; rows: TemplateRow[] }> {
    const agreement = await tx.get(AgreementEntity, id);
    const catalogues = this.catalogues.pinned(agreement.catalogues);
    const rows = await rowsOf(tx, id);
    const facts = await namesAndForm(tx, agreement);
    const names: ClauseNames = clauseNamesOf(rows) ?? facts;
    const deviating = rows.flatMap(({ id: rowId, part, key, label, value, recommended }) =>
      isTemplatePart(part) && !(recommended && saysSame(part, recommended, value, catalogues))
        ? [{ rowId, row: { part, key, label, value: forTemplate(part, key, value, names) } }]
        : [],
    );
    requireNone(
      (chosen ?? []).flatMap((rowId, index) =>
        deviating.some((one) => one.rowId === rowId) ? [] : [notDeviating(`/rows/${index}`)],
      ),
    );
    return {
      form: facts.form,
      rows: deviating.filter(({ rowId }) => !chosen || chosen.includes(rowId)).map(({ row }) => row),
    };
  }

  private async view(tx: Tx, template: StoredTemplate): Promise<TemplateView> {
    const { roles, sla, risk } = this.current();
    const baseline = templateBaseline({ roles, sla }, template.form);
    const rows = await templateRowsOf(tx, template.id);
    const isKnown = (row: TemplateRow) => baseline.some((one) => one.part === row.part && one.key === row.key);
    const shown = (value: RowValue) => value as unknown as Record<string, unknown>;
    return {
      ...templateSummary(template),
      etag: etagOf(template.rowVersion),
      catalogues: { roles: roles.id, sla: sla.id, risk: risk.id },
      rows: [
        ...baseline.map((row) => {
          const set = rows.find((one) => one.part === row.part && one.key === row.key);
          const part = row.part as TemplateRow["part"];
          return {
            part,
            key: row.key,
            label: row.label,
            value: shown(set?.value ?? row.value),
            recommended: shown(row.value),
            deviates: set !== undefined,
          };
        }),
        ...rows
          .filter((row) => !isKnown(row))
          .map((row) => ({ ...row, value: shown(row.value), recommended: null, deviates: true })),
      ],
    };
  }
}

interface NamedRow extends Omit<TemplateRow, "value"> {
  readonly recommended: RowValue | null;
}

/** Which row an edit means: one of the catalogues, a clause of one's own that the template has, or a new one. */
function rowNamed(
  { part, key, value }: EditTemplateRowDto,
  index: number,
  baseline: readonly PrefilledRow[],
  stored: readonly TemplateRow[],
  edits: readonly EditTemplateRowDto[],
): NamedRow {
  const at = `/rows/${index}`;
  const title = (value as Partial<ClauseValue> | undefined)?.title;
  const own = { ja: String(title ?? ""), en: String(title ?? "") };
  if (key === undefined) {
    if (part !== "clause")
      throw refused(`${at}/key`, "required", "カタログの行を選んでください", "Name a row of the catalogue");
    const numbers = stored.flatMap((row) =>
      row.part === "clause" ? [Number(/^own-(\d+)$/.exec(row.key)?.[1] ?? 0)] : [],
    );
    const before = edits.slice(0, index).filter((edit) => edit.part === "clause" && edit.key === undefined).length;
    return { part, key: `own-${Math.max(0, ...numbers) + 1 + before}`, label: own, recommended: null };
  }
  const known = baseline.find((row) => row.part === part && row.key === key);
  if (known) return { part, key, label: known.label, recommended: known.value };
  const had = stored.find((row) => row.part === part && row.key === key);
  if (!had) throw refused(`${at}/key`, "choice", "カタログにない行です", "The catalogue has no such row");
  return { part, key, label: part === "clause" && title ? own : had.label, recommended: null };
}

function sorted(rows: readonly (NamedRow & { readonly value: RowValue | null })[]) {
  return {
    set: rows.flatMap(({ part, key, label, value }) => (value ? [{ part, key, label, value }] : [])),
    dropped: rows.flatMap(({ part, key, value }) => (value ? [] : [{ part, key }])),
  };
}

async function namesAndForm(tx: Tx, { vendorOrgId, hospitalOrgId, versionId }: AgreementEntity) {
  return tx.one<ClauseNames & { form: ServiceForm }>(
    `select v.form, v.service_name as service, vendor.name as vendor, hospital.name as hospital
       from disclosure_version v join organization vendor on vendor.id = $1 join organization hospital on hospital.id = $2 where v.id = $3`,
    [vendorOrgId, hospitalOrgId, versionId],
  );
}

const notDeviating = (pointer: string) => ({
  pointer,
  code: "not-deviating",
  detail: {
    ja: "選んだ行に、推奨と同じになった行があります。一覧を読み直して、選び直してください",
    en: "A chosen row now says what is recommended; read the list again and choose anew",
  },
});

const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

const refused = (pointer: string, code: string, ja: string, en: string) =>
  new Problem("unacceptable", { errors: [{ pointer, code, detail: { ja, en } }] });
