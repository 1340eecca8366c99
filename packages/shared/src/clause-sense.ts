import type { AgreementRow, ClauseValue, RoleValue, RowPart, SlaValue } from "./agreement-row.js";
import { clauseVariable, clauseVariables, variableText, type ClauseVariableName } from "./clause-variables.js";
import { isDecimal } from "./decimal.js";
import { compareSpans, type Span } from "./spans.js";
import { isStandardText } from "./standard-clauses.js";
import type { Text } from "./text.js";

/** A doubt about two rows that state one figure differently. Nothing is refused for it. */
export interface ClauseDoubt {
  readonly code: "clause-contradiction";
  /** Tells the doubts of one row apart. */
  readonly id: string;
  readonly detail: Text;
}

type SenseRow = Pick<AgreementRow, "part" | "key" | "value"> & { readonly label: Text };

interface SameFigure {
  readonly clause: string;
  readonly variable: ClauseVariableName;
  readonly part: "sla" | "role";
  readonly key: string;
}

const same = (clause: string, variable: ClauseVariableName, part: "sla" | "role", key: string): SameFigure => ({
  clause,
  variable,
  part,
  key,
});

/** Where a service level, or the deadline of a role row, states the same figure as a clause, by our own judgement. */
export const sameFigures: readonly SameFigure[] = [
  same("update-duty", "patchDays", "sla", "patch-leadtime"),
  same("data-location", "noticeDays", "sla", "change-notice-lead"),
  same("subcontract", "noticeDays", "sla", "change-notice-lead"),
  same("incident-report", "firstReportHours", "sla", "incident-first-report"),
  same("incident-report", "finalReportDays", "sla", "incident-final-report"),
  same("audit-right", "documentDays", "sla", "evidence-request"),
  same("termination", "terminationMonths", "sla", "termination-notice"),
  same("termination", "returnDays", "sla", "data-portability"),
  same("termination", "erasureDays", "sla", "data-erasure"),
  same("incident-report", "firstReportHours", "role", "inc-detect"),
  same("termination", "returnDays", "role", "ext-return"),
  same("termination", "acceptanceDays", "role", "ext-accept"),
  same("termination", "erasureDays", "role", "ext-erase"),
];

const rowId = (part: RowPart, key: string): string => `${part} ${key}`;

/** The doubts about a row, from what `clauseDoubts` found. */
export const clauseDoubtsOf = (
  found: ReadonlyMap<string, readonly ClauseDoubt[]>,
  { part, key }: Pick<AgreementRow, "part" | "key">,
): readonly ClauseDoubt[] => found.get(rowId(part, key)) ?? [];

/**
 * Contradictions between the clauses and the other rows, told at both of them. A clause in words of one's own is not read: only the
 * variables of a standard text say what its figures mean.
 */
export function clauseDoubts(rows: readonly SenseRow[]): ReadonlyMap<string, readonly ClauseDoubt[]> {
  const byId = new Map(rows.map((row) => [rowId(row.part, row.key), row] as const));
  const found = new Map<string, ClauseDoubt[]>();
  const add = (part: RowPart, key: string, detail: Text, id: string) =>
    found.set(rowId(part, key), [...(found.get(rowId(part, key)) ?? []), { code: "clause-contradiction", id, detail }]);
  for (const { clause, variable, part, key } of sameFigures) {
    const [article, row] = [byId.get(rowId("clause", clause)), byId.get(rowId(part, key))];
    const span = article && spanOfClause(clause, variable, article.value as ClauseValue);
    const other = row && (part === "sla" ? spanOfSla(row.value as SlaValue) : spanOfRole(row.value as RoleValue));
    if (!article || !row || !span || !other) continue;
    // Units without a common measure (日 and 営業日) differ too.
    if (compareSpans(span, other) === 0) continue;
    const [inClause, inRow] = [spanText(span), spanText(other)];
    const name = clauseVariables[variable].label;
    add(
      "clause",
      clause,
      {
        ja: `${name.ja}が${inClause.ja}ですが、「${row.label.ja}」の行では${inRow.ja}です。どちらかに揃えてください`,
        en: `${name.en}: ${inClause.en} here, but ${inRow.en} in the row “${row.label.en}”; let both say the same`,
      },
      `${variable} ${part} ${key}`,
    );
    add(
      part,
      key,
      {
        ja: `${inRow.ja}ですが、条項「${article.label.ja}」では${inClause.ja}です。どちらかに揃えてください`,
        en: `${inRow.en} here, but ${inClause.en} in the clause “${article.label.en}”; let both say the same`,
      },
      `${variable} clause ${clause}`,
    );
  }
  return found;
}

function spanOfClause(key: string, name: ClauseVariableName, value: ClauseValue): Span | null {
  const variable = clauseVariable(name);
  if (variable?.kind !== "number" || !isStandardText(key, value)) return null;
  return { amount: value.variables?.[name] ?? variable.standard, unit: variable.unit };
}

function spanOfSla({ target }: SlaValue): Span | null {
  if (!("amount" in target) || target.comparator === "range" || !isDecimal(target.amount)) return null;
  return { amount: target.amount, unit: target.unit };
}

const unitWords: readonly (readonly [words: string, unit: string])[] = [
  ["営業日", "business_day"],
  ["か月", "month"],
  ["ヶ月", "month"],
  ["カ月", "month"],
  ["時間", "hour"],
  ["日", "day"],
  ["分", "minute"],
];
const inWords = new RegExp(`(\\d+)\\s*(${unitWords.map(([words]) => words).join("|")})`, "g");

/** The one figure of a deadline in words; several, or none, say nothing certain. */
function spanOfRole({ deadline = "" }: RoleValue): Span | null {
  const figures = [...deadline.normalize("NFKC").matchAll(inWords)];
  const [amount, words] = figures[0]?.slice(1) ?? [];
  const unit = unitWords.find(([one]) => one === words)?.[1];
  return figures.length === 1 && amount && unit ? { amount, unit } : null;
}

const units: Readonly<Record<string, Text>> = {
  second: { ja: "秒", en: "seconds" },
  week: { ja: "週", en: "weeks" },
  minute: { ja: "分", en: "minutes" },
  business_hour: { ja: "営業時間", en: "working hours" },
};

function spanText({ amount, unit }: Span): Text {
  const variable = Object.entries(clauseVariables).find(([, one]) => one.kind === "number" && one.unit === unit);
  if (variable) return { ja: variableText(variable[0], amount, "ja"), en: variableText(variable[0], amount, "en") };
  const words = units[unit] ?? { ja: "", en: unit };
  return { ja: `${amount}${words.ja}`, en: `${amount} ${words.en}` };
}
