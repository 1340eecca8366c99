import type { Contact, RoleValue, RowPart, RowValue, SlaValue } from "./agreement-row.js";
import type { Answers } from "./answer.js";
import {
  serviceForms,
  type Assignments,
  type DisclosureCatalogue,
  type Duty,
  type RiskCatalogue,
  type RolesCatalogue,
  type RoleRowDefinition,
  type ServiceForm,
  type SlaCatalogue,
  type SlaItemDefinition,
} from "./catalogue.js";
import { answerTo } from "./condition.js";
import type { IsoDate } from "./dates.js";
import type { Party } from "./party.js";
import { prefillRisks } from "./prefill-risk.js";
import { duties } from "./row-check-role.js";
import { bearerByDisclosure, type ClauseFacts, standardClauseLabel, standardClauses } from "./standard-clauses.js";
import type { Text } from "./text.js";

export interface PrefillInput {
  readonly disclosure: DisclosureCatalogue;
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
  readonly risk: RiskCatalogue;
  /** The answers of the pinned version. */
  readonly answers: Answers;
  /** The form counts only where the version's own `service-form` says nothing. */
  readonly service: { readonly name: string; readonly form: ServiceForm };
  readonly period: { readonly startsOn: IsoDate; readonly endsOn: IsoDate };
  /** For incidents, from both organisations' settings. */
  readonly contacts: Readonly<Record<Party, readonly Contact[]>>;
  /** Legal names, for the clauses. */
  readonly organizations: Readonly<Record<Party, string>>;
}

export interface PrefilledRow {
  readonly part: RowPart;
  readonly key: string;
  readonly value: RowValue;
  readonly label: Text;
}

export const termLabels: Readonly<Record<"period" | "amount" | "contacts", Text>> = {
  period: { ja: "期間", en: "Period" },
  amount: { ja: "金額", en: "Amount" },
  contacts: { ja: "事故時の連絡先", en: "Contacts for incidents" },
};

/**
 * The rows an agreement opens with, complete, in the order of the document: roles, SLA, risks, clauses, terms.
 * On a fully answered disclosure they can be confirmed and settled unedited. Source: the HTTP contract, "Row values".
 */
export function prefillRows(input: PrefillInput): readonly PrefilledRow[] {
  const { roles, sla, risk, disclosure, answers } = input;
  const form = formByDisclosure(answers, input.service.form);
  const passOn = passesOn(answers);
  return [
    ...recommendedRows({ roles, sla }, form, passOn),
    ...prefillRisks(disclosure, risk, answers).map((row) => ({ part: "risk" as const, ...row })),
    ...clauseRows(sla, {
      ...input.organizations,
      service: input.service.name,
      bearer: bearerByDisclosure(answers),
    }),
    ...termRows(input),
  ];
}

/**
 * The roles and service levels as the catalogues recommend them for a form of service.
 * @param passOn whether there is no subcontractor, so that what would be theirs is the vendor's
 */
export function recommendedRows(
  { roles, sla }: Pick<PrefillInput, "roles" | "sla">,
  form: ServiceForm,
  passOn: boolean,
): readonly PrefilledRow[] {
  return [
    ...itemsOf(roles).map((row) => ({
      part: "role" as const,
      key: row.id,
      value: roleValue(row, form, passOn),
      label: row.label,
    })),
    ...itemsOf(sla).map((item) => ({
      part: "sla" as const,
      key: item.id,
      value: slaValue(item, sla),
      label: item.label,
    })),
  ];
}

/** Whether what would be the subcontractors' is the vendor's: the disclosure names none. */
export const passesOn = (answers: Answers): boolean => answerTo(answers, "sub-used")?.value !== "yes";

const itemsOf = <Item>(catalogue: {
  readonly sections: readonly { readonly items: readonly Item[] }[];
}): readonly Item[] => catalogue.sections.flatMap(({ items }) => items);

/** The form of service that the answers state; `otherwise` where they say nothing. */
export const formByDisclosure = (answers: Answers, otherwise: ServiceForm): ServiceForm =>
  serviceForms.find((form) => form === answerTo(answers, "service-form")?.value) ?? otherwise;

function roleValue(row: RoleRowDefinition, form: ServiceForm, passOn: boolean): RoleValue {
  const assignments = row.default[form];
  return { assignments: passOn ? passToVendor(assignments) : assignments };
}

/** Without subcontractors, what would be theirs is the vendor's. */
export function passToVendor(assignments: Assignments): Assignments {
  const held: readonly Duty[] = [...(assignments.vendor ?? []), ...(assignments.subcontractor ?? [])];
  return { ...assignments, vendor: duties.filter((duty) => held.includes(duty)), subcontractor: [] };
}

function slaValue(item: SlaItemDefinition, { reportingIntervals }: SlaCatalogue): SlaValue {
  const interval = reportingIntervals.find(({ id }) => id === item.reportingIntervals[0]) ?? reportingIntervals[0];
  const slug = interval?.id ?? "other";
  const saysMore = item.reportingInterval.ja !== interval?.label.ja;
  return {
    type: item.defaultSlaType,
    target: item.suggested ?? { text: item.typicalTarget.ja },
    window: slug,
    measurement: item.measurement.ja,
    reportInterval: slug,
    ...(saysMore && { reportIntervalText: item.reportingInterval.ja }),
    remedy: item.remedy.ja,
  };
}

/** The standard clauses, each under the name that the catalogue gives it. */
export function clauseRows(sla: SlaCatalogue, facts: ClauseFacts): readonly PrefilledRow[] {
  return standardClauses(facts).map(({ key, value }) => {
    const required = sla.requiredClauses.find(({ id }) => id === key);
    const en = required?.label.en ?? standardClauseLabel(key) ?? value.title;
    return { part: "clause", key, value, label: { ja: value.title, en } };
  });
}

function termRows({ period, contacts }: PrefillInput): readonly PrefilledRow[] {
  const values = { period: { ...period, renewal: "none" }, amount: { jpy: null }, contacts } as const;
  return (["period", "amount", "contacts"] as const).map((key) => ({
    part: "term",
    key,
    value: values[key],
    label: termLabels[key],
  }));
}
