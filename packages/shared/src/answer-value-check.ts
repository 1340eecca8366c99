import { Findings, pointerStep } from "./answer-findings.js";
import type { AnswerDefinition, AnswerType, Choice, Column } from "./catalogue.js";
import { isIsoDate, isIsoMonth, isYear } from "./dates.js";
import { compareDecimals, isDecimal } from "./decimal.js";
import { LONG_TEXT_MAX, SHORT_TEXT_MAX, TABLE_ROWS_MAX } from "./limits.js";

/** What a value is measured against: the same for an item and for a column of a table. */
export type ValueDefinition = AnswerDefinition | Column;
export type JsonObject = Readonly<Record<string, unknown>>;

/** The database keeps no U+0000, and a lone surrogate is no character (RFC 8785 refuses it). */
const badCharacter = /[\0\p{Surrogate}]/u;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const comparators: readonly unknown[] = ["eq", "gte", "lte", "about", "range"];
const natures: readonly unknown[] = ["guarantee", "target", "example", "recommended", "actual", "minimum", "undecided"];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isBlank = (value: unknown): boolean => typeof value !== "string" || value.trim() === "";

/** Refuses members that are not in `known`. */
export function checkMembers(value: JsonObject, known: readonly string[], at: string, findings: Findings): void {
  for (const key of Object.keys(value)) if (!known.includes(key)) findings.add(at + pointerStep(key), "unknown-member");
}

/** A text of at most `max` UTF-16 code units. Absent is fine; emptiness is the caller's question. */
export function checkText(value: unknown, max: number, at: string, findings: Findings): void {
  if (value === undefined) return;
  if (typeof value !== "string") findings.add(at, "wrong-type");
  else if (value.length > max) findings.add(at, "too-long");
  else if (badCharacter.test(value)) findings.add(at, "bad-character");
}

const knows = (choices: readonly Choice[] | undefined, value: unknown): boolean =>
  !!choices?.some((choice) => choice.value === value);

function checkChosen(value: unknown, definition: ValueDefinition, many: boolean, at: string, findings: Findings): void {
  if (!many) {
    if (typeof value !== "string") findings.add(at, "wrong-type");
    else if (!knows(definition.choices, value)) findings.add(at, "unknown-choice");
    return;
  }
  if (!Array.isArray(value)) {
    findings.add(at, "wrong-type");
    return;
  }
  value.forEach((slug: unknown, index) => {
    if (!knows(definition.choices, slug)) findings.add(at + pointerStep(index), "unknown-choice");
    else if (value.indexOf(slug) !== index) findings.add(at + pointerStep(index), "repeated-choice");
  });
}

/** The words that go with the choice `other`. */
export function checkOtherText(
  value: unknown,
  text: unknown,
  definition: ValueDefinition,
  at: string,
  findings: Findings,
): void {
  checkText(text, SHORT_TEXT_MAX, at, findings);
  const otherChosen = Array.isArray(value) ? value.includes("other") : value === "other";
  const takesOther = definition.type.endsWith("_choice") && definition.otherText === true;
  if (takesOther && otherChosen && isBlank(text)) findings.add(at, "other-text-required");
  if (!takesOther && !isBlank(text)) findings.add(at, "other-text-unexpected");
}

function checkNumberUnit(value: unknown, definition: ValueDefinition, at: string, findings: Findings): void {
  if (!isObject(value)) return findings.add(at, "wrong-type");
  checkMembers(value, ["amount", "amountTo", "comparator", "unit", "nature", "asWritten"], at, findings);
  const { amount, amountTo, comparator, unit, nature, asWritten } = value;
  checkText(asWritten, SHORT_TEXT_MAX, `${at}/asWritten`, findings);
  if (definition.units ? !knows(definition.units, unit) : typeof unit !== "string")
    findings.add(`${at}/unit`, "unknown-unit");
  if (nature !== undefined && !natures.includes(nature)) findings.add(`${at}/nature`, "unknown-nature");
  if (comparator !== undefined && !comparators.includes(comparator))
    findings.add(`${at}/comparator`, "unknown-comparator");

  if (amount === undefined) {
    if (isBlank(asWritten)) findings.add(`${at}/amount`, "amount-required");
    if (amountTo !== undefined) findings.add(`${at}/amountTo`, "range-end-unexpected");
    return;
  }
  if (!isDecimal(amount)) findings.add(`${at}/amount`, "not-decimal");
  if (comparator === undefined) findings.add(`${at}/comparator`, "comparator-required");
  if (comparator !== "range") {
    if (amountTo !== undefined) findings.add(`${at}/amountTo`, "range-end-unexpected");
  } else if (amountTo === undefined) findings.add(`${at}/amountTo`, "range-end-required");
  else if (!isDecimal(amountTo)) findings.add(`${at}/amountTo`, "not-decimal");
  else if (isDecimal(amount) && compareDecimals(amountTo, amount) < 0) findings.add(`${at}/amountTo`, "range-order");
}

const dateMembers = { date: isIsoDate, month: isIsoMonth, fiscalYear: isYear } as const;

function checkDate(value: unknown, at: string, findings: Findings): void {
  if (!isObject(value)) return findings.add(at, "wrong-type");
  checkMembers(value, [...Object.keys(dateMembers), "asWritten"], at, findings);
  checkText(value["asWritten"], SHORT_TEXT_MAX, `${at}/asWritten`, findings);
  let given = 0;
  for (const [member, isRight] of Object.entries(dateMembers)) {
    if (value[member] === undefined) continue;
    given += 1;
    if (!isRight(value[member])) findings.add(`${at}/${member}`, "not-a-date");
  }
  if (given > 1 || (given === 0 && isBlank(value["asWritten"]))) findings.add(at, "one-date");
}

/** A cell: the shape of its column's type; a choice also as `{value, otherText}`. Null and empty text are empty cells. */
function checkCell(value: unknown, column: Column, at: string, findings: Findings): void {
  if (value === null || value === "") return;
  if (column.type.endsWith("_choice")) {
    const worded = isObject(value);
    if (worded) checkMembers(value, ["value", "otherText"], at, findings);
    const chosen = worded ? value["value"] : value;
    checkValue(chosen, column, worded ? `${at}/value` : at, findings);
    checkOtherText(chosen, worded ? value["otherText"] : undefined, column, `${at}/otherText`, findings);
  } else if (column.format === "time") {
    if (typeof value !== "string" || !time.test(value)) findings.add(at, "not-a-time");
  } else checkValue(value, column, at, findings);
}

function checkTable(value: unknown, columns: readonly Column[], at: string, findings: Findings): void {
  if (!Array.isArray(value)) return findings.add(at, "wrong-type");
  if (value.length > TABLE_ROWS_MAX) return findings.add(at, "too-many-rows");
  value.forEach((row: unknown, index) => {
    const rowAt = at + pointerStep(index);
    if (!isObject(row)) return findings.add(rowAt, "wrong-type");
    for (const [key, cell] of Object.entries(row)) {
      const column = columns.find(({ id }) => id === key);
      if (!column) findings.add(rowAt + pointerStep(key), "unknown-column");
      else if (cell !== undefined) checkCell(cell, column, rowAt + pointerStep(key), findings);
    }
  });
}

const checks: Record<
  AnswerType,
  (value: unknown, definition: ValueDefinition, at: string, findings: Findings) => void
> = {
  yes_no_na_note: (value, _, at, findings) => {
    if (value !== "yes" && value !== "no" && value !== "na") findings.add(at, "unknown-choice");
  },
  single_choice: (value, definition, at, findings) => checkChosen(value, definition, false, at, findings),
  multi_choice: (value, definition, at, findings) => checkChosen(value, definition, true, at, findings),
  text: (value, _, at, findings) => checkLongText(value, at, findings),
  long_text: (value, _, at, findings) => checkLongText(value, at, findings),
  number_unit: checkNumberUnit,
  date: (value, _, at, findings) => checkDate(value, at, findings),
  table: (value, definition, at, findings) =>
    checkTable(value, ("columns" in definition && definition.columns) || [], at, findings),
  file_evidence: (_value, _definition, at, findings) => findings.add(at, "evidence-only"),
};

function checkLongText(value: unknown, at: string, findings: Findings): void {
  if (value === undefined) findings.add(at, "wrong-type");
  checkText(value, LONG_TEXT_MAX, at, findings);
}

/** A value that is not null, by the answer type of its item or column. */
export function checkValue(value: unknown, definition: ValueDefinition, at: string, findings: Findings): void {
  checks[definition.type](value, definition, at, findings);
}
