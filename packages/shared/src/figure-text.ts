import type { Comparator, DateValue, Nature, NumberUnitValue } from "./answer.js";
import type { Choice } from "./catalogue.js";
import { isIsoDate, japaneseDate } from "./dates.js";
import type { Language, Text } from "./text.js";

/** Units of elapsed time: 以下 is said 以内. */
const spans: readonly string[] = [
  "second",
  "minute",
  "hour",
  "business_hour",
  "day",
  "business_day",
  "week",
  "month",
  "year",
  "fiscal_year",
];

const natures: Record<Nature, Text> = {
  guarantee: { ja: "保証値", en: "guaranteed" },
  target: { ja: "目標値", en: "target" },
  example: { ja: "例示", en: "example" },
  recommended: { ja: "推奨値", en: "recommended" },
  actual: { ja: "実績値", en: "actual" },
  minimum: { ja: "最低値", en: "minimum" },
  undecided: { ja: "未定", en: "undecided" },
};

const englishComparators: Record<Comparator, string> = {
  eq: "",
  gte: "at least ",
  lte: "at most ",
  about: "about ",
  range: "",
};

/** `1000000` → `1,000,000`. Digits stay as they were given. */
function grouped(amount: string): string {
  const [whole = "", fraction] = amount.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

/** Beside a figure the unit's explanation in brackets is left out: 日(暦日) → 日. */
const unitText = (unit: string, units: readonly Choice[], language: Language): string => {
  const label = units.find(({ value }) => value === unit)?.label[language] ?? unit;
  return label.replace(/\s*[(（][^()（）]*[)）]$/, "");
};

/** A unit in Latin letters stands apart from its figure: 99.9 %, 3時間. */
const spaced = (unit: string): string => (/^[\x21-\x7e]/.test(unit) ? ` ${unit}` : unit);

function japaneseFigure(value: NumberUnitValue, amount: string, unit: string, reading: string): string {
  switch (value.comparator) {
    case "range":
      return `${amount}〜${grouped(value.amountTo ?? "")}${spaced(unit)}`;
    case "gte":
      return `${amount}${spaced(unit)}以上`;
    case "lte":
      return `${amount}${spaced(unit)}${spans.includes(value.unit) ? "以内" : "以下"}`;
    case "about":
      return `${amount}${spaced(unit)}程度`;
    default:
      return `${amount}${spaced(unit)}${reading}`;
  }
}

function englishFigure(value: NumberUnitValue, amount: string, unit: string, reading: string): string {
  const comparator = value.comparator ?? "eq";
  const figure = comparator === "range" ? `${amount} to ${grouped(value.amountTo ?? "")} ${unit}` : `${amount} ${unit}`;
  if (comparator !== "eq" || !reading) return englishComparators[comparator] + figure;
  return reading === "before" ? `${figure} before` : `${reading} ${figure}`;
}

const asWrittenBeside = (text: string, asWritten: string | undefined, language: Language): string => {
  if (!asWritten || asWritten === text) return text;
  return language === "ja" ? `${text}（原文：${asWritten}）` : `${text} (as written: ${asWritten})`;
};

/**
 * A figure in words: 99.9 %以上（保証値）, 3時間以内, 1〜2営業日. `reading` is what the item adds to an exact figure (前まで).
 * Without an amount, the text as written.
 */
export function numberUnitText(
  value: NumberUnitValue,
  units: readonly Choice[],
  language: Language,
  reading?: Text,
): string {
  const nature = value.nature && natures[value.nature]?.[language];
  const natureText = nature ? (language === "ja" ? `（${nature}）` : ` (${nature})`) : "";
  if (value.amount === undefined) return `${value.asWritten ?? ""}${natureText}`;
  const unit = unitText(value.unit, units, language);
  const write = language === "ja" ? japaneseFigure : englishFigure;
  const figure = write(value, grouped(value.amount), unit, reading?.[language] ?? "");
  return asWrittenBeside(`${figure}${natureText}`, value.asWritten, language);
}

/** A date in words: 2026年11月24日, 2026年11月, 2026年度; else the text as written. */
export function dateText(value: DateValue, language: Language): string {
  const text = plainDate(value, language);
  return text === undefined ? (value.asWritten ?? "") : asWrittenBeside(text, value.asWritten, language);
}

function plainDate({ date, month, fiscalYear }: DateValue, language: Language): string | undefined {
  if (date !== undefined) return language === "ja" && isIsoDate(date) ? japaneseDate(date) : date;
  if (month !== undefined)
    return language === "ja" ? `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月` : month;
  if (fiscalYear !== undefined) return language === "ja" ? `${fiscalYear}年度` : `fiscal ${fiscalYear}`;
  return undefined;
}
