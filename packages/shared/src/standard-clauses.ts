import type { ClauseValue } from "./agreement-row.js";
import type { Answers } from "./answer.js";
import { clauseVariable, variableFault } from "./clause-variables.js";
import { answerTo } from "./condition.js";
import { standardClauseTexts, updateDutyTexts, type StandardClause } from "./standard-clause-texts.js";
import { bearerOf, type UpdateDutyBearer } from "./update-duty.js";

/** Ids of the standard clauses in the order of the document: 第1条, 第2条… */
export const standardClauseOrder: readonly string[] = [
  "scope",
  "update-duty",
  ...Object.keys(standardClauseTexts).filter((id) => id !== "scope"),
];

const labels: Readonly<Record<string, string>> = {
  scope: "Purpose and scope",
  "secondary-use": "Limits of secondary use",
  retention: "Records and survival",
  "governing-law": "Governing law, consultation and jurisdiction",
  "how-signed": "Conclusion and electronic signature",
};

/** The English name of a standard clause that no catalogue names; undefined for the required ones. */
export const standardClauseLabel = (id: string): string | undefined => labels[id];

/** The names that an agreement gives to its clauses. */
export interface ClauseNames {
  readonly hospital: string;
  readonly vendor: string;
  readonly service: string;
}

export interface ClauseFacts extends ClauseNames {
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
  return standardClauseOrder.map((key) => ({ key, value: standardClause(key, { ...names }, bearer)! }));
}

/** A stretch of a clause's text; `variable` names what filled it. */
export interface ClausePiece {
  readonly text: string;
  readonly variable?: string;
}

type Variables = Readonly<Record<string, string>>;

/**
 * The standard clause of this key; a variable that is not given, or that cannot stand, has its standard value. Undefined where there
 * is no standard text.
 * @param bearer counts for `update-duty` alone
 */
export function standardClause(
  key: string,
  variables: Variables = {},
  bearer: UpdateDutyBearer = "not_vendor",
): ClauseValue | undefined {
  const clause = textOf(key, bearer);
  if (!clause) return undefined;
  const used: Record<string, string> = {};
  const text = fill(clause.text, variables, used)
    .map((piece) => piece.text)
    .join("");
  return {
    title: clause.title,
    text,
    ...(key === "update-duty" && { variant: bearer }),
    ...(Object.keys(used).length > 0 && { variables: used }),
  };
}

/** The text of a clause in pieces, the values of its variables apart; one piece where the text is not the standard one. */
export function clausePieces(key: string, value: ClauseValue): readonly ClausePiece[] {
  const clause = isStandardText(key, value) ? textOf(key, bearerOf(value)) : undefined;
  return clause ? fill(clause.text, value.variables ?? {}, {}) : [{ text: value.text }];
}

/** Whether title and text are the standard ones with the variables of the value. */
export function isStandardText(key: string, value: ClauseValue): boolean {
  const standard = standardClause(key, value.variables, bearerOf(value));
  return standard?.title === value.title && standard.text === value.text;
}

export type ClauseStanding = "standard" | "changed" | "own";

/**
 * How a clause stands to our standard text: the same, changed (標準文から変更), or a clause that has none.
 * @param opened the value the row was made with: wording of the time, which later editions of the standard do not make a change
 */
export function clauseStanding(key: string, value: ClauseValue, opened: ClauseValue | null = null): ClauseStanding {
  if (!standardClauseOrder.includes(key)) return "own";
  const asOpened = opened !== null && opened.title === value.title && opened.text === value.text;
  return asOpened || isStandardText(key, value) ? "standard" : "changed";
}

const nameKeys = ["hospital", "vendor", "service"] as const;
const placeholder = (name: string): string => clauseVariable(name)!.standard;

/** A clause of a template as it stands in an agreement: the names in their places, in the standard text and in one's own. */
export function withNames(key: string, value: ClauseValue, names: ClauseNames): ClauseValue {
  if (isStandardText(key, value)) return standardClause(key, { ...value.variables, ...names }, bearerOf(value))!;
  const put = (text: string) =>
    nameKeys.reduce((words, name) => words.replaceAll(placeholder(name), () => names[name]), text);
  return { ...value, title: put(value.title), text: put(value.text) };
}

/** The other way: a clause of an agreement as a template keeps it, which names no counterparty. */
export function withoutNames(key: string, value: ClauseValue, names: ClauseNames): ClauseValue {
  const places = Object.fromEntries(nameKeys.map((name) => [name, placeholder(name)]));
  if (isStandardText(key, value)) return standardClause(key, { ...value.variables, ...places }, bearerOf(value))!;
  // The longest name first: a service is often named after its vendor.
  const inOrder = nameKeys.filter((name) => names[name] !== "").toSorted((a, b) => names[b].length - names[a].length);
  const take = (text: string) =>
    inOrder.reduce((words, name) => words.replaceAll(names[name], () => placeholder(name)), text);
  const { variables: _, ...rest } = value;
  return { ...rest, title: take(value.title), text: take(value.text) };
}

function textOf(key: string, bearer: UpdateDutyBearer = "not_vendor"): StandardClause | undefined {
  const texts: Readonly<Record<string, StandardClause>> = standardClauseTexts;
  if (key === "update-duty") return updateDutyTexts[bearer];
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

const place = /\{(\w+)\}/;

/** Fills the places once: what a name or words say is never read as a place. What was used goes to `used`. */
function fill(text: string, variables: Variables, used: Record<string, string>): readonly ClausePiece[] {
  const parts = text.split(place);
  return parts.flatMap((part, index): readonly ClausePiece[] => {
    if (index % 2 === 0) return part === "" ? [] : [{ text: part }];
    const variable = clauseVariable(part)!;
    const given = Object.hasOwn(variables, part) ? variables[part]! : variable.standard;
    const value = variableFault(part, given) === null ? given : variable.standard;
    used[part] = value;
    if (variable.kind !== "choice") return [{ text: value, variable: part }];
    const words = fill(variable.choices[value]!.words, variables, used);
    return words.map((piece) => ({ variable: part, ...piece }));
  });
}
