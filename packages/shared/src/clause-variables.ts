import type { Text } from "./text.js";

/** A figure that a clause leaves to negotiation, in a fixed unit: whole, from `min` to `max`. */
export interface NumberVariable {
  readonly kind: "number";
  readonly label: Text;
  readonly unit: "hour" | "day" | "business_day" | "month" | "year";
  readonly min: number;
  readonly max: number;
  readonly standard: string;
}

/** Words that a clause leaves to negotiation: one line, at most `max` characters. */
export interface WordsVariable {
  readonly kind: "words";
  readonly label: Text;
  readonly max: number;
  readonly standard: string;
}

/** One of several wordings; the words may hold places of their own. */
export interface ChoiceVariable {
  readonly kind: "choice";
  readonly label: Text;
  readonly choices: Readonly<Record<string, { readonly label: Text; readonly words: string }>>;
  readonly standard: string;
}

/** A name that the agreement itself gives. `standard` stands in its place where there is no agreement yet: in a template. */
export interface NameVariable {
  readonly kind: "name";
  readonly label: Text;
  readonly standard: string;
}

export type ClauseVariable = NumberVariable | WordsVariable | ChoiceVariable | NameVariable;

export const variableUnits: Readonly<Record<NumberVariable["unit"], Text>> = {
  hour: { ja: "時間", en: "hours" },
  day: { ja: "日", en: "days" },
  business_day: { ja: "営業日", en: "working days" },
  month: { ja: "か月", en: "months" },
  year: { ja: "年", en: "years" },
};

const name = (label: Text, standard: string): NameVariable => ({ kind: "name", label, standard });
const words = (label: Text, standard: string): WordsVariable => ({ kind: "words", label, max: 200, standard });
const figure = (label: Text, unit: NumberVariable["unit"], max: number, standard: string): NumberVariable => ({
  kind: "number",
  label,
  unit,
  min: 1,
  max,
  standard,
});

/**
 * Everything that stands in a place `{…}` of a standard text. Where a service level states the same figure, `standard` is what the
 * SLA catalogue suggests; the lead of a change is that of `phases.yaml`, the years of keeping are those of NOTES (g), the rest is our proposal.
 */
export const clauseVariables = {
  hospital: name({ ja: "医療機関", en: "Hospital" }, "〔医療機関名〕"),
  vendor: name({ ja: "事業者", en: "Vendor" }, "〔事業者名〕"),
  service: name({ ja: "サービス", en: "Service" }, "〔サービス名〕"),
  patchDays: figure({ ja: "緊急の更新を適用するまでの期間", en: "Urgent updates within" }, "day", 180, "7"),
  dataPlaces: words({ ja: "保存・処理する国及び地域", en: "Countries and regions" }, "開示書に記載した国及び地域"),
  noticeDays: figure({ ja: "事前の通知の期間", en: "Notice ahead" }, "day", 365, "30"),
  firstReportHours: figure({ ja: "第一報の期限", en: "First report within" }, "hour", 720, "1"),
  finalReportDays: figure({ ja: "最終報告の期限", en: "Final report within" }, "day", 365, "30"),
  auditNoticeDays: figure({ ja: "実地検査の予告の期間", en: "Notice of an inspection" }, "day", 180, "14"),
  documentDays: figure({ ja: "資料を提供する期限", en: "Documents within" }, "business_day", 60, "5"),
  secrecyYears: figure({ ja: "終了後の秘密保持の期間", en: "Secrecy after the end" }, "year", 50, "5"),
  liabilityCap: {
    kind: "choice",
    label: { ja: "損害賠償の額の上限", en: "Limit of liability" },
    choices: {
      contract: {
        label: { ja: "原契約の定めによる", en: "As the main contract says" },
        words: "原契約に損害賠償の額の上限の定めがあるときは、これに従う。",
      },
      months: {
        label: { ja: "利用料の月数で定める", en: "Months of fees" },
        words:
          "損害賠償の額は、損害の原因となる事由が生じた月の直前{liabilityMonths}か月分の本サービスの利用料に相当する額を上限とする。",
      },
      none: { label: { ja: "上限を定めない", en: "No limit" }, words: "損害賠償の額に上限は設けない。" },
    },
    standard: "contract",
  },
  liabilityMonths: figure({ ja: "上限とする利用料の月数", en: "Months of fees" }, "month", 120, "12"),
  terminationMonths: figure({ ja: "終了の予告の期間", en: "Notice of termination" }, "month", 60, "12"),
  returnFormat: words({ ja: "返却の形式", en: "Format of the return" }, "開示書に記載した形式"),
  returnDays: figure({ ja: "返却の期限", en: "Return within" }, "day", 365, "30"),
  acceptanceDays: figure({ ja: "検収の期限", en: "Acceptance within" }, "day", 180, "30"),
  erasureMethod: words({ ja: "消去の方法", en: "Method of erasure" }, "復元できない方法"),
  erasureDays: figure({ ja: "消去の期限", en: "Erasure within" }, "day", 365, "30"),
  retentionYears: figure({ ja: "記録の保管の期間", en: "Records kept for" }, "year", 100, "10"),
  court: words({ ja: "管轄裁判所", en: "Court" }, "甲の主たる事務所の所在地を管轄する地方裁判所"),
} as const satisfies Record<string, ClauseVariable>;

export type ClauseVariableName = keyof typeof clauseVariables;

/** The variable of this name; undefined for a name that no standard text uses. */
export const clauseVariable = (name: string): ClauseVariable | undefined =>
  Object.hasOwn(clauseVariables, name) ? clauseVariables[name as ClauseVariableName] : undefined;

export type VariableFault = "not-a-number" | "out-of-range" | "too-long" | "empty" | "unknown-choice" | "line-break";

/** What is wrong with the value of a variable; null where nothing is, or no standard text uses the name. */
export function variableFault(name: string, value: string): VariableFault | null {
  const variable = clauseVariable(name);
  switch (variable?.kind) {
    case undefined:
      return null;
    case "number":
      if (!/^(0|[1-9]\d{0,8})$/.test(value)) return "not-a-number";
      return Number(value) < variable.min || Number(value) > variable.max ? "out-of-range" : null;
    case "choice":
      return Object.hasOwn(variable.choices, value) ? null : "unknown-choice";
    case "words":
      if (value.length > variable.max) return "too-long";
  }
  if (value.trim() === "") return "empty";
  return /[\r\n]/.test(value) ? "line-break" : null;
}

/** A value in words, with its unit: 30日, 原契約の定めによる. */
export function variableText(name: string, value: string, language: keyof Text): string {
  const variable = clauseVariable(name);
  if (variable?.kind === "choice") return variable.choices[value]?.label[language] ?? value;
  if (variable?.kind !== "number") return value;
  const unit = variableUnits[variable.unit][language];
  return language === "ja" ? `${value}${unit}` : `${value} ${unit}`;
}
