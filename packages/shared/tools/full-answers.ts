import type { Answer, Answers, CellValue, TableRow } from "../src/answer.js";
import type { AnswerDefinition, Column, DisclosureCatalogue, ServiceForm } from "../src/catalogue.js";
import { publishedAnswers } from "../src/completeness.js";

/** Answers to every item of a catalogue for tests: all はい, the first choice, one row in each table; `overrides` win. */
export function fullAnswers(catalogue: DisclosureCatalogue, form: ServiceForm, overrides: Answers = {}): Answers {
  const items = catalogue.sections.flatMap((section) => section.items);
  const answers: Record<string, Answer> = {};
  for (const item of items) answers[item.id] = answerTo(item.answer);
  return publishedAnswers(catalogue, { ...answers, "service-form": { value: form }, ...overrides });
}

function answerTo(definition: AnswerDefinition): Answer {
  switch (definition.type) {
    case "yes_no_na_note":
      return { value: "yes" };
    case "file_evidence":
      return { value: null, evidence: ["01930000-0000-7000-8000-000000000001"] };
    case "table":
      return { value: [rowOf(definition.columns ?? [])] };
    default: {
      const value = valueOf(definition) as Answer["value"];
      const isOther = value === "other" || (Array.isArray(value) && (value as readonly unknown[]).includes("other"));
      return isOther ? { value, otherText: "見本" } : { value };
    }
  }
}

const rowOf = (columns: readonly Column[]): TableRow =>
  Object.fromEntries(columns.map((column) => [column.id, column.format === "time" ? "09:00" : valueOf(column)]));

function valueOf({ type, choices, units }: AnswerDefinition | Column): CellValue {
  const first = choices?.[0]?.value ?? "";
  switch (type) {
    case "single_choice":
      return first;
    case "multi_choice":
      return [first];
    case "number_unit":
      return { amount: "1", comparator: "eq", unit: units?.[0]?.value ?? "times" };
    case "date":
      return { date: "2026-04-01" };
    default:
      return "見本";
  }
}
