import type { AgreementRow, ClauseValue, RoleValue, RowPart, RowValue } from "./agreement-row.js";
import type { RolesCatalogue, ServiceForm, SlaCatalogue } from "./catalogue.js";
import { clauseVariables } from "./clause-variables.js";
import { clauseRows, passToVendor, recommendedRows, type PrefilledRow } from "./prefill.js";
import { changesOf } from "./redline.js";
import type { RowCatalogues } from "./row-text.js";
import { given } from "./row-fields.js";
import { withNames, withoutNames, type ClauseNames } from "./standard-clauses.js";
import type { Text } from "./text.js";

/**
 * The parts a template (ひな形) may hold. A risk belongs to the disclosure of one service, a term and equipment to one agreement:
 * they are not kept for another.
 */
export const templateParts = ["role", "sla", "clause"] as const;
export type TemplatePart = (typeof templateParts)[number];

export const isTemplatePart = (part: RowPart): part is TemplatePart => templateParts.some((one) => one === part);

/** A row of a template: a value that its organisation wants in place of the recommended one, or a clause of its own. */
export interface TemplateRow {
  readonly part: TemplatePart;
  readonly key: string;
  readonly label: Text;
  readonly value: RowValue;
}

/** Most rows of a template: every row of the catalogues, and clauses of one's own. */
export const TEMPLATE_ROWS_MAX = 500;
/** Most templates that open one agreement. */
export const TEMPLATES_AT_ONCE_MAX = 5;

const places: ClauseNames = {
  hospital: clauseVariables.hospital.standard,
  vendor: clauseVariables.vendor.standard,
  service: clauseVariables.service.standard,
};

/**
 * What the catalogues recommend for a form of service, before any disclosure is known: with subcontractors, and without the duty of
 * updates. A template is compared with these rows.
 */
export const templateBaseline = (
  catalogues: { readonly roles: RolesCatalogue; readonly sla: SlaCatalogue },
  form: ServiceForm,
): readonly PrefilledRow[] => [
  ...recommendedRows(catalogues, form, false),
  ...clauseRows(catalogues.sla, { ...places, bearer: "not_vendor" }),
];

/** Whether a value says the same as another, in every field that a person reads. */
export const saysSame = (part: RowPart, one: RowValue, other: RowValue, catalogues: RowCatalogues): boolean =>
  changesOf(part, one, other, "ja", catalogues).length === 0;

/** The names in the standard clauses of an agreement, as it was opened with them; undefined where its scope clause does not say. */
export function clauseNamesOf(
  rows: readonly (Pick<AgreementRow, "part" | "key"> & { readonly recommended: RowValue | null })[],
): ClauseNames | undefined {
  const scope = rows.find(({ part, key }) => part === "clause" && key === "scope")?.recommended;
  const { hospital, vendor, service } = (scope as ClauseValue | null | undefined)?.variables ?? {};
  return hospital && vendor && service ? { hospital, vendor, service } : undefined;
}

/** A row of an agreement as a template keeps it: without names, and without what was checked on a day. */
export function forTemplate(part: TemplatePart, key: string, value: RowValue, names: ClauseNames): RowValue {
  if (part === "clause") return withoutNames(key, value as ClauseValue, names);
  if (part === "sla") return value;
  return withoutChecks(value as RoleValue);
}

/** A role without what was checked on a day in one agreement. */
export function withoutChecks({ firstCheck: _, completedOn: __, ...role }: RoleValue): RoleValue {
  return role;
}

/** What a template is applied to. */
export interface TemplateTarget {
  readonly names: ClauseNames;
  /** Whether the disclosure names no subcontractor, so that their duties are the vendor's. */
  readonly passOn: boolean;
}

/** A row of a template as it stands in an agreement. `now`: what the row says there, whose first check is kept. */
export function fromTemplate({ part, key, value }: TemplateRow, target: TemplateTarget, now?: RowValue): RowValue {
  if (part === "clause") return withNames(key, value as ClauseValue, target.names);
  if (part === "sla") return value;
  const role = value as RoleValue;
  const { firstCheck, completedOn } = (now as RoleValue | undefined) ?? {};
  return {
    ...role,
    assignments: target.passOn ? passToVendor(role.assignments) : role.assignments,
    ...given({ firstCheck, completedOn }),
  };
}

/** A clause of one's own: its number means nothing outside its template or agreement. */
export const isOwnClause = ({ part, key }: { readonly part: RowPart; readonly key: string }): boolean =>
  part === "clause" && /^own-\d+$/.test(key);

/**
 * The rows of several templates; where two speak of the same row, the later one counts. Clauses of one's own stand side by side under
 * new numbers.
 */
export function mergedTemplateRows<Row extends TemplateRow>(templates: readonly (readonly Row[])[]): readonly Row[] {
  const merged = new Map<string, Row>();
  let own = 0;
  for (const row of templates.flat()) {
    const key = isOwnClause(row) ? `own-${++own}` : row.key;
    merged.set(`${row.part} ${key}`, { ...row, key });
  }
  return [...merged.values()];
}
