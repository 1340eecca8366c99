import type { Text } from "./text.js";

/** What can be wrong with the value of a row. Closed; the sentences are what a person reads beside the field. */
export const rowFindings = {
  "unknown-key": { ja: "この行は一覧にありません", en: "There is no such row" },
  "unknown-member": { ja: "この名前の項目は受け付けません", en: "This member is not known" },
  "wrong-type": { ja: "値の形が正しくありません", en: "The value has the wrong shape" },
  missing: { ja: "値を入力してください", en: "A value is needed" },
  "bad-character": { ja: "保存できない文字が含まれています", en: "It contains a character that cannot be stored" },
  "too-long": { ja: "長すぎます", en: "It is too long" },
  "too-many": { ja: "数が多すぎます", en: "There are too many" },
  "unknown-choice": { ja: "一覧にない選択肢です", en: "This choice is not on the list" },
  "repeated-choice": { ja: "同じものが二度選ばれています", en: "The same entry is given twice" },
  "accountable-party": {
    ja: "最終責任を負えるのは医療機関か事業者だけです",
    en: "Only the hospital or the vendor can be accountable",
  },
  "not-decimal": { ja: "0以上の数字で入力してください", en: "Enter a decimal number that is not negative" },
  "range-end-required": { ja: "幅の終わりの数値を入力してください", en: "A range needs its upper figure" },
  "range-end-unexpected": { ja: "終わりの数値は幅のときだけ入力します", en: "Only a range has an upper figure" },
  "range-order": { ja: "幅の終わりは始まり以上にしてください", en: "The upper figure must not be below the lower" },
  "not-a-date": { ja: "実在する日付を入力してください", en: "Enter a date that exists" },
  "date-in-future": { ja: "今日までの日付を入力してください", en: "The date must not be in the future" },
  "date-order": { ja: "終わりの日は始まりの日以後にしてください", en: "The last day must not be before the first" },
  "notice-unexpected": {
    ja: "申入れの期限は、更新があるときだけ入力します",
    en: "A notice is agreed only where the period can be renewed",
  },
  "notice-range": { ja: "申入れの期限は、1か月から24か月までにしてください", en: "The notice is 1 to 24 months" },
  "notice-before-start": {
    ja: "申入れの期限が開始日より前になります。短くしてください",
    en: "The day of notice would lie before the first day; make it shorter",
  },
  "completed-unexpected": {
    ja: "完了日は、初回確認が「いいえ」のときだけ入力します",
    en: "A completion date follows only a first check answered no",
  },
  "not-whole": { ja: "整数を半角の数字で入力してください", en: "Enter a whole number in digits" },
  "out-of-range": { ja: "この条項で定められる範囲の外の値です", en: "It is outside the range that this clause allows" },
  "empty-variable": { ja: "値を入力してください", en: "A value is needed" },
  "line-break": { ja: "改行は入れられません", en: "It must stand in one line" },
  "not-scale": { ja: "1から4までの整数で入力してください", en: "Enter a whole number from 1 to 4" },
  "hospital-only": { ja: "この欄は医療機関だけが記入できます", en: "Only the hospital may fill this in" },
  "vendor-only": { ja: "この欄は事業者だけが記入できます", en: "Only the vendor may fill this in" },
  "understood-unexplained": {
    ja: "事業者の説明の記録がないため、理解の確認を記入できません",
    en: "There is no explanation by the vendor that could have been understood",
  },
  "before-explanation": {
    ja: "説明を受けた日以後の日にしてください",
    en: "The day must not be before the explanation",
  },
  "not-yen": {
    ja: "円の整数を入力してください。定めがないときは空にします",
    en: "Enter whole yen, or null where none is agreed",
  },
} as const satisfies Record<string, Text>;

export type RowFindingCode = keyof typeof rowFindings;

/** One thing wrong. `pointer` (RFC 6901) leads from the row's value to the place; the empty string is the value itself. */
export interface RowFinding {
  readonly pointer: string;
  readonly code: RowFindingCode;
  readonly detail: Text;
}

/** As many as help a person; a hostile body must not come back a hundredfold. */
const FINDINGS_MAX = 100;

/** Collects findings, at most 100, while the check walks through a value. */
export class RowFindings {
  readonly list: RowFinding[] = [];

  /** Nothing more is told: what follows may be faulty without a finding. */
  get isFull(): boolean {
    return this.list.length >= FINDINGS_MAX;
  }

  add(pointer: string, code: RowFindingCode): void {
    if (this.list.length < FINDINGS_MAX) this.list.push({ pointer, code, detail: rowFindings[code] });
  }
}

const mistyped: readonly RowFindingCode[] = ["unknown-member", "wrong-type", "missing"];

/** Whether the body as a whole is misshapen (400) rather than right in shape with a refused value (422). */
export const isMisshapen = (findings: readonly RowFinding[]): boolean =>
  findings.some(({ code }) => mistyped.includes(code));
