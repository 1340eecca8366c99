import type { ClauseValue } from "./agreement-row.js";
import type { Answers } from "./answer.js";
import { answerTo } from "./condition.js";
import type { UpdateDutyBearer } from "./update-duty.js";
import {
  clauseVariables,
  standardClauseTexts,
  updateDutyTexts,
  type ClauseVariable,
  type StandardClause,
} from "./standard-clause-texts.js";

/** Ids of the standard clauses in the order of the document: 第1条, 第2条… */
export const standardClauseOrder: readonly string[] = [
  "scope",
  "update-duty",
  ...Object.keys(standardClauseTexts).filter((id) => id !== "scope"),
];

/** Lead of a change of place or subcontractor, as `phases.yaml` has it, and years of keeping, as NOTES (g) proposes. */
const figures = { noticeDays: "30", retentionYears: "10" } as const;

const labels: Readonly<Record<string, string>> = {
  scope: "Purpose and scope",
  "secondary-use": "Limits of secondary use",
  retention: "Records and survival",
  "governing-law": "Governing law, consultation and jurisdiction",
  "how-signed": "Conclusion and electronic signature",
};

/** The English name of a standard clause that no catalogue names; undefined for the required ones. */
export const standardClauseLabel = (id: string): string | undefined => labels[id];

export interface ClauseFacts {
  readonly hospital: string;
  readonly vendor: string;
  readonly service: string;
  readonly bearer: UpdateDutyBearer;
}

/** 負う only for `yes` to `split-maintenance-delegation`, 一部 for `partial`, else 負わない. */
export function bearerByDisclosure(answers: Answers): UpdateDutyBearer {
  const answer = answerTo(answers, "split-maintenance-delegation");
  if (answer?.value === "yes") return "vendor";
  return answer?.value === "partial" ? "partial" : "not_vendor";
}

/** The standard clauses with their places filled, in the order of the document. */
export function standardClauses(facts: ClauseFacts): readonly { readonly key: string; readonly value: ClauseValue }[] {
  const { bearer, ...names } = facts;
  const values: Readonly<Record<ClauseVariable, string>> = { ...names, ...figures };
  const texts: Readonly<Record<string, StandardClause>> = standardClauseTexts;
  return standardClauseOrder.map((key) =>
    key === "update-duty"
      ? { key, value: { ...filled(updateDutyTexts[bearer], values), variant: bearer } }
      : { key, value: filled(texts[key] ?? standardClauseTexts.scope, values) },
  );
}

const place = /\{(\w+)\}/g;

function filled({ title, text }: StandardClause, values: Readonly<Record<ClauseVariable, string>>): ClauseValue {
  const used = clauseVariables.filter((name) => text.includes(`{${name}}`));
  const variables = Object.fromEntries(used.map((name) => [name, values[name]]));
  const words = text.replace(place, (whole, name: string) => variables[name] ?? whole);
  return { title, text: words, ...(used.length > 0 && { variables }) };
}
