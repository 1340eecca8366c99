import type {
  Answer,
  AnswerDefinition,
  CellValue,
  Choice,
  Column,
  Comparator,
  DateValue,
  Language,
  Nature,
  NumberUnitValue,
  TableRow,
  Text,
} from "@portal/shared";
import { answers } from "../texts/answers.js";
import { dateWords, monthWords } from "./date-words.js";

/** What an answer is before any word of it: four kinds of "not yes" stay four. */
export type AnswerKind = "yes" | "no" | "notApplicable" | "planned" | "unanswered" | "value";

export const natureName: Readonly<Record<Nature, Text>> = {
  guarantee: answers.guarantee,
  target: answers.target,
  example: answers.example,
  recommended: answers.recommended,
  actual: answers.actual,
  minimum: answers.minimum,
  undecided: answers.undecided,
};

export function answerKind(definition: AnswerDefinition, answer: Answer | undefined): AnswerKind {
  if (!answer) return "unanswered";
  if (answer.notApplicable) return "notApplicable";
  if (definition.type === "yes_no_na_note") {
    if (answer.value === "yes" || answer.value === "no") return answer.value;
    if (answer.value === "na") return "notApplicable";
  }
  const answered = definition.type === "file_evidence" ? (answer.evidence ?? []).length > 0 : !isBlank(answer.value);
  if (answered) return "value";
  return answer.planned ? "planned" : "unanswered";
}

function isBlank(value: Answer["value"]): boolean {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const labelOf = (choices: readonly Choice[] | undefined, value: string, language: Language) =>
  choices?.find((choice) => choice.value === value)?.label[language] || value;

const wordsFor: Readonly<Record<Exclude<Comparator, "range">, (amount: string) => Text>> = {
  eq: answers.exactly,
  gte: answers.atLeast,
  lte: answers.atMost,
  about: answers.about,
};

/** 1時間以内, 99.9%以上, 15分から30分; the words of the source when there is no figure. */
export function quantityWords(
  value: NumberUnitValue,
  units: readonly Choice[] | undefined,
  language: Language,
): string {
  const { amount, amountTo, comparator = "eq", unit, asWritten } = value;
  if (amount === undefined) return asWritten ?? "";
  const figure = (one: string) => answers.quantity(one, labelOf(units, unit, language))[language];
  const words =
    comparator === "range"
      ? answers.between(figure(amount), figure(amountTo ?? ""))
      : wordsFor[comparator](figure(amount));
  return asWritten ? `${words[language]} (${answers.asWritten(asWritten)[language]})` : words[language];
}

export function dateValueWords({ date, month, fiscalYear, asWritten }: DateValue, language: Language): string {
  const words = date
    ? dateWords(date, language, { withYear: true, withWeekday: false })
    : month
      ? monthWords(month, language)
      : fiscalYear
        ? answers.fiscalYear(fiscalYear)[language]
        : "";
  if (!asWritten) return words;
  return words ? `${words} (${answers.asWritten(asWritten)[language]})` : asWritten;
}

type Worded = Pick<AnswerDefinition, "choices" | "units"> & { readonly type: Column["type"] };

function choiceWords(
  definition: Worded,
  value: string | readonly string[],
  other: string | undefined,
  language: Language,
) {
  const labels = (typeof value === "string" ? [value] : value).map((one) => {
    const label = labelOf(definition.choices, one, language);
    return one === "other" && other ? answers.otherPrefix(label, other)[language] : label;
  });
  return answers.joined(labels)[language];
}

const hasOther = (value: object): value is { value: string | readonly string[]; otherText: string } =>
  "otherText" in value;

/** One cell of a table answer in words. */
export function cellWords(column: Column, cell: CellValue | undefined, language: Language): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object" && !Array.isArray(cell) && hasOther(cell)) {
    return choiceWords(column, cell.value, cell.otherText, language);
  }
  return scalarWords(column, cell as Exclude<CellValue, null>, undefined, language);
}

function scalarWords(definition: Worded, value: unknown, other: string | undefined, language: Language): string {
  switch (definition.type) {
    case "text":
    case "long_text":
      return String(value);
    case "single_choice":
    case "multi_choice":
      return choiceWords(definition, value as string | readonly string[], other, language);
    case "number_unit":
      return quantityWords(value as NumberUnitValue, definition.units, language);
    case "date":
      return dateValueWords(value as DateValue, language);
  }
}

/** The value of an answer in words; of a table only how many rows it has, since a table is drawn as one. */
export function valueWords(definition: AnswerDefinition, answer: Answer, language: Language): string {
  const { type } = definition;
  if (type === "yes_no_na_note") return "";
  if (type === "file_evidence") return answers.attached((answer.evidence ?? []).length)[language];
  if (type === "table") return answers.rowCount(tableRows(answer).length)[language];
  return answer.value === null ? "" : scalarWords({ ...definition, type }, answer.value, answer.otherText, language);
}

export const tableRows = (answer: Answer | undefined): readonly TableRow[] =>
  Array.isArray(answer?.value) ? (answer.value as readonly TableRow[]).filter((row) => typeof row === "object") : [];

/** 保証値, 目標値: how far a figure binds; absent for other types of answer. */
export function natureOf(definition: AnswerDefinition, answer: Answer): Text | undefined {
  if (definition.type !== "number_unit" || answer.value === null || typeof answer.value !== "object") return undefined;
  const { nature } = answer.value as NumberUnitValue;
  return nature && natureName[nature];
}
