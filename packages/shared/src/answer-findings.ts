import type { Text } from "./text.js";

/** What can be wrong with an answer. Closed; the sentences are what a person reads beside the field. */
export const answerFindings = {
  "unknown-item": { ja: "この開示項目はありません", en: "There is no such item" },
  "unknown-member": { ja: "この名前の項目は受け付けません", en: "This member is not known" },
  "wrong-type": { ja: "値の形が正しくありません", en: "The value has the wrong shape" },
  "bad-character": { ja: "保存できない文字が含まれています", en: "It contains a character that cannot be stored" },
  "too-long": { ja: "長すぎます", en: "It is too long" },
  "too-many-rows": { ja: "行が多すぎます", en: "There are too many rows" },
  missing: { ja: "値を入力してください", en: "A value is needed" },
  "note-required": {
    ja: "「いいえ」「対象外」には理由が必要です",
    en: "No and not applicable need a reason",
  },
  "reason-required": { ja: "対象外とする理由を書いてください", en: "A reason is needed" },
  "value-not-null": { ja: "対象外のときは値を空にしてください", en: "With not applicable, the value must be null" },
  "unknown-choice": { ja: "一覧にない選択肢です", en: "This choice is not on the list" },
  "repeated-choice": { ja: "同じものが二度選ばれています", en: "The same entry is given twice" },
  "other-text-required": { ja: "「その他」の内容を書いてください", en: "Say what the other choice is" },
  "other-text-unexpected": { ja: "この項目に「その他」はありません", en: "This item has no other choice" },
  "not-decimal": { ja: "数字で入力してください", en: "Enter a decimal number" },
  "amount-required": { ja: "数値か、表記どおりの文字を入力してください", en: "Enter a figure, or the text as written" },
  "comparator-required": {
    ja: "以上・以下などの別を選んでください",
    en: "Say whether it is at least, at most and so on",
  },
  "unknown-comparator": { ja: "以上・以下などの別が正しくありません", en: "This comparator is not known" },
  "unknown-unit": { ja: "この項目では使えない単位です", en: "This unit is not on the list" },
  "unknown-nature": { ja: "保証・目標などの別が正しくありません", en: "This nature is not known" },
  "range-end-required": { ja: "幅の終わりの数値を入力してください", en: "A range needs its upper figure" },
  "range-end-unexpected": { ja: "終わりの数値は幅のときだけ入力します", en: "Only a range has an upper figure" },
  "range-order": { ja: "幅の終わりは始まり以上にしてください", en: "The upper figure must not be below the lower" },
  "not-a-date": { ja: "実在する日付を入力してください", en: "Enter a date that exists" },
  "one-date": {
    ja: "日付・月・年度のどれか一つを入力してください",
    en: "Enter exactly one of date, month and fiscal year",
  },
  "not-a-time": { ja: "時刻は 09:30 のように入力してください", en: "Enter a time like 09:30" },
  "unknown-column": { ja: "この列はありません", en: "There is no such column" },
  "evidence-only": { ja: "この項目には証跡ファイルで答えてください", en: "This item is answered by evidence files" },
  "unknown-audience": { ja: "開示範囲が正しくありません", en: "This audience is not known" },
} as const satisfies Record<string, Text>;

export type AnswerFindingCode = keyof typeof answerFindings;

/** One thing wrong. `pointer` (RFC 6901) leads from the answer to the place; the empty string is the answer itself. */
export interface Finding {
  readonly pointer: string;
  readonly code: AnswerFindingCode;
  readonly detail: Text;
}

/** As many as help a person; a hostile body must not come back a hundredfold. */
const FINDINGS_MAX = 100;

/** Collects findings, at most 100, while the check walks through an answer. */
export class Findings {
  readonly list: Finding[] = [];

  add(pointer: string, code: AnswerFindingCode): void {
    if (this.list.length < FINDINGS_MAX) this.list.push({ pointer, code, detail: answerFindings[code] });
  }
}

/** One step of a JSON pointer, escaped as RFC 6901 section 3 asks. */
export const pointerStep = (key: string | number): string =>
  `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
