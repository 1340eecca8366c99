import type { ServiceForm, TemplateRow } from "@portal/shared";
import { etagOf } from "../platform/etag.js";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { TemplateSummaryView } from "./agreement-template.dto.js";

/** A template as it is stored; row-level security shows nobody another organisation's. */
export interface StoredTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly form: ServiceForm;
  readonly rowVersion: number;
  readonly archived: boolean;
  readonly editedBy: string;
  readonly editedAt: string;
  readonly usedIn: number;
  readonly deviations: { readonly role: number; readonly sla: number; readonly clause: number };
}

export const selectTemplates = `
  select t.id, t.name, t.description, t.form, t.row_version as "rowVersion", t.archived_at is not null as archived, t.edited_by as "editedBy",
         to_char(t.edited_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "editedAt",
         (select count(distinct u.agreement_id)::int from agreement_row_template u where u.template_id = t.id) as "usedIn",
         (select jsonb_build_object('role', count(*) filter (where r.part = 'role'), 'sla', count(*) filter (where r.part = 'sla'),
                   'clause', count(*) filter (where r.part = 'clause')) from agreement_template_row r where r.template_id = t.id) as deviations
    from agreement_template t`;

export const templateSummary = ({ rowVersion, deviations, ...template }: StoredTemplate): TemplateSummaryView => ({
  ...template,
  deviations: { ...deviations },
  etag: etagOf(rowVersion),
});

/** @throws Problem `not-found` */
export const templateOf = (tx: Tx, id: string): Promise<StoredTemplate> =>
  tx.one<StoredTemplate>(`${selectTemplates} where t.id = $1`, [id]);

/** Locks a template against every other change and use. @throws Problem `not-found` */
export async function lockTemplate(tx: Tx, id: string): Promise<StoredTemplate> {
  await tx.one("select id from agreement_template where id = $1 for update", [id]);
  return templateOf(tx, id);
}

export const templateRowsOf = (tx: Tx, id: string): Promise<TemplateRow[]> =>
  tx.query<TemplateRow>(
    "select part, key, label, value from agreement_template_row where template_id = $1 order by part, key",
    [id],
  );

/** Sets rows of a template. */
export async function setTemplateRows(tx: Tx, id: string, rows: readonly TemplateRow[]): Promise<void> {
  await tx.query(
    `insert into agreement_template_row (template_id, organization_id, part, key, label, value)
     select $1, app.org_id(), r.part, r.key, r.label, r.value
       from jsonb_to_recordset($2::jsonb) as r(part text, key text, label jsonb, value jsonb)
     on conflict (template_id, part, key) do update set label = excluded.label, value = excluded.value`,
    [id, JSON.stringify(rows)],
  );
}

/** Notes which template gave which rows their value, for the organisation that applies it. */
export async function noteTemplate(
  tx: Tx,
  agreementId: string,
  rows: readonly { readonly rowId: string; readonly templateId: string; readonly value: unknown }[],
): Promise<void> {
  await tx.query(
    `insert into agreement_row_template (row_id, organization_id, agreement_id, template_id, value)
     select r."rowId", app.org_id(), $1, r."templateId", r.value
       from jsonb_to_recordset($2::jsonb) as r("rowId" uuid, "templateId" uuid, value jsonb)
     on conflict (row_id, organization_id) do update set template_id = excluded.template_id, value = excluded.value, at = app.now()`,
    [agreementId, JSON.stringify(rows)],
  );
}

/** @throws Problem `wrong-state` for an archived template */
export function requireOffered({ archived }: StoredTemplate): void {
  if (archived)
    throw new Problem("wrong-state", {
      detail: {
        ja: "このひな形は保管されています。使うときは、ひな形の画面で再開してください",
        en: "This template is archived; restore it on its page to use it",
      },
    });
}
