import { hasContent } from "./answer-check.js";
import { isObject, type ValueDefinition } from "./answer-value-check.js";
import type { Answer, CellValue, DateValue, NumberUnitValue } from "./answer.js";
import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";
import { dateText, numberUnitText } from "./figure-text.js";
import { colon, type Language, type Text } from "./text.js";

/** What a reader may learn from an answer at a glance. 記載なし (`unanswered`) is never いいえ. */
export type AnswerState = "answered" | "no" | "not_applicable" | "planned" | "unanswered";

/** The state of an item in one version. `doesApply`: whether its condition holds there (`applies`). */
export function answerState(item: DisclosureItem, answer: Answer | undefined, doesApply: boolean): AnswerState {
  if (!doesApply) return "not_applicable";
  if (!answer || !hasContent(item, answer)) return answer?.planned ? "planned" : "unanswered";
  const { value, notApplicable } = answer;
  if (notApplicable) return "not_applicable";
  if (item.answer.type !== "yes_no_na_note") return "answered";
  return value === "na" ? "not_applicable" : value === "no" ? "no" : "answered";
}

const words = {
  yes: { ja: "はい", en: "Yes" },
  no: { ja: "いいえ", en: "No" },
  na: { ja: "対象外", en: "Not applicable" },
  unanswered: { ja: "記載なし", en: "Not stated" },
} as const satisfies Record<string, Text>;

/**
 * An answer as words: はい, 99.9 %以上（保証値）, 2026年11月24日, the labels of choices. A table becomes one line a row, each
 * cell with its column's label. The catalogue names units that the item itself does not list.
 */
export function answerText(
  item: DisclosureItem,
  answer: Answer | undefined,
  language: Language,
  catalogue?: DisclosureCatalogue,
): string {
  if (!answer || !hasContent(item, answer))
    return answer?.planned ? plannedText(answer.planned, language) : words.unanswered[language];
  if (answer.notApplicable) return words.na[language];
  switch (item.answer.type) {
    case "yes_no_na_note":
      return answer.value === "yes" || answer.value === "no" || answer.value === "na"
        ? words[answer.value][language]
        : "";
    case "file_evidence":
      return language === "ja" ? `証跡${answer.evidence?.length}件` : `Evidence files: ${answer.evidence?.length}`;
    case "table":
      return rowsAsText(tableText(item, answer, language, catalogue), language);
    default:
      return valueText(answer.value as CellValue, answer.otherText, item.answer, language, catalogue);
  }
}

/** The reason beside an answer: its note, else why it is not applicable; empty when neither is given. */
export const answerNote = (answer: Answer | undefined): string => answer?.note || answer?.notApplicable?.reason || "";

/** 予定：…（2027年3月31日まで） */
export function plannedText({ text, by }: { readonly text: string; readonly by?: string }, language: Language): string {
  if (language === "en") return by ? `Planned: ${text} (by ${by})` : `Planned: ${text}`;
  return by ? `予定：${text}（${dateText({ date: by }, language)}まで）` : `予定：${text}`;
}

export interface TableText {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table's answer as strings, every row as long as the columns; an empty cell is the empty string. */
export function tableText(
  item: DisclosureItem,
  answer: Answer | undefined,
  language: Language,
  catalogue?: DisclosureCatalogue,
): TableText {
  const columns = item.answer.columns ?? [];
  const rows: readonly unknown[] = Array.isArray(answer?.value) ? answer.value : [];
  return {
    columns: columns.map(({ label }) => label[language]),
    rows: rows
      .filter(isObject)
      .map((row) =>
        columns.map((column) => cellText(row[column.id] as CellValue | undefined, column, language, catalogue)),
      ),
  };
}

const rowsAsText = ({ columns, rows }: TableText, language: Language): string =>
  rows
    .map((row) =>
      row.flatMap((cell, index) => (cell === "" ? [] : [`${columns[index]}${colon[language]}${cell}`])).join(" ／ "),
    )
    .filter((line) => line !== "")
    .join("\n");

function cellText(
  cell: CellValue | undefined,
  column: ValueDefinition,
  language: Language,
  catalogue?: DisclosureCatalogue,
): string {
  if (isObject(cell) && "value" in cell)
    return valueText(cell["value"] as CellValue, String(cell["otherText"] ?? ""), column, language, catalogue);
  return valueText(cell ?? null, undefined, column, language, catalogue);
}

function valueText(
  value: CellValue,
  otherText: string | undefined,
  definition: ValueDefinition,
  language: Language,
  catalogue?: DisclosureCatalogue,
): string {
  if (value === null || value === undefined) return "";
  switch (definition.type) {
    case "single_choice":
    case "multi_choice": {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
      const labels = chosen.map((slug) => choiceText(slug, otherText, definition, language));
      return labels.filter((label) => label !== "").join(language === "ja" ? "、" : ", ");
    }
    case "number_unit": {
      const units = [...(definition.units ?? []), ...(catalogue?.units ?? [])];
      const reading = "reading" in definition ? definition.reading : undefined;
      return isObject(value) ? numberUnitText(value as unknown as NumberUnitValue, units, language, reading) : "";
    }
    case "date":
      return isObject(value) ? dateText(value as DateValue, language) : "";
    default:
      return typeof value === "string" ? value : "";
  }
}

function choiceText(
  slug: string,
  otherText: string | undefined,
  definition: ValueDefinition,
  language: Language,
): string {
  const label = definition.choices?.find(({ value }) => value === slug)?.label[language] ?? slug;
  if (slug !== "other" || !otherText) return label;
  return language === "ja" ? `${label}（${otherText}）` : `${label} (${otherText})`;
}
