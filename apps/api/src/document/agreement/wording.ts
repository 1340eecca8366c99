import type { AgreementContent, Duty, Party, RoleParty } from "@portal/shared";

/** Printed in a cell that holds nothing, so that no cell is left open to be filled in later. */
export const NOTHING = "－";
export const NONE = "なし";

export const orNothing = (text: string | undefined): string =>
  text === undefined || text.trim() === "" ? NOTHING : text;

/** A calendar date `YYYY-MM-DD` as 2026年4月1日; other forms (a month, a year) stay as they were given. */
export const dateInWords = (date: string): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return date;
  return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
};

const JAPAN_OFFSET = 9 * 60 * 60 * 1000;

/** An instant (RFC 3339) in Japan Standard Time, to the minute: 2026年11月22日 15:04. */
export const instantInWords = (instant: string): string => {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const local = new Date(time + JAPAN_OFFSET).toISOString();
  return `${dateInWords(local.slice(0, 10))} ${local.slice(11, 16)}`;
};

export const partySide: Readonly<Record<Party, string>> = { hospital: "甲（医療機関）", vendor: "乙（事業者）" };

export const dutyMark: Readonly<Record<Duty, string>> = {
  accountable: "◎",
  responsible: "○",
  consulted: "△",
  informed: "□",
};
export const dutyLegend = "凡例：◎ 最終責任　○ 実施　△ 助言・協力　□ 報告を受ける　－ 担当なし";

export const roleParties: readonly { readonly party: RoleParty; readonly title: string }[] = [
  { party: "hospital", title: "医療機関" },
  { party: "vendor", title: "事業者" },
  { party: "subcontractor", title: "再委託先" },
  { party: "third_party", title: "第三者" },
];

/** 第5条, whether the number came as `5` or in words already. */
export const articleNumber = (number: string): string => (/^\d+$/.test(number) ? `第${number}条` : number);

/** `1234567` as 1,234,567円. Decimal strings of yen are whole numbers; anything else is printed as given. */
export const yenInWords = (amount: string | null): string => {
  if (amount === null) return "該当なし（本合意書は金額を定めない）";
  return /^\d+$/.test(amount) ? `${amount.replace(/\B(?=(\d{3})+$)/g, ",")}円` : `${amount}円`;
};

/** First 16 digits of the content's SHA-256, in fours: 7F2C-91AE-04D8-6B3E. */
export const checkNumber = (digest: string): string =>
  digest
    .slice(0, 16)
    .toUpperCase()
    .match(/.{1,4}/g)
    ?.join("-") ?? "";

/** A SHA-256 on two lines of equal length. */
export const digestOnTwoLines = (digest: string): string => `${digest.slice(0, 32)}\n${digest.slice(32)}`;

export const bytesInWords = (size: number): string => {
  if (size < 1024) return `${size} B`;
  const unit = size < 1024 * 1024 ? "KB" : "MB";
  const amount = size / (unit === "KB" ? 1024 : 1024 * 1024);
  return `${(Math.round(amount * 10) / 10).toFixed(1)} ${unit}`;
};

/** セキュリティアップデート責任 and the clause that settles it, as one sentence. */
export const updateDutySentence = ({ updateDuty }: AgreementContent): string => {
  const article = articleNumber(updateDuty.clauseNumber);
  const named = updateDuty.text.includes(article) ? "" : `（${article}）`;
  return `セキュリティアップデート責任：${updateDuty.text}${named}`;
};

/** What the update duty means for a hospital that delegates maintenance (保守委託機関編). */
export const delegatedMaintenanceSentence = ({ updateDuty }: AgreementContent): string => {
  const article = articleNumber(updateDuty.clauseNumber);
  const meaning = {
    vendor: `適用できる。すべてのサーバのセキュリティアップデート責任を事業者が負うことを${article}に定めるため、医療機関は概説編及び保守委託機関編による遵守を選択できる。`,
    partial: `適用できない。事業者が負うセキュリティアップデート責任は${article}に定める一部の範囲にとどまるため、残る範囲は医療機関が各編に従い対応する。`,
    not_vendor: `適用できない。${article}のとおり事業者はセキュリティアップデート責任を負わないため、医療機関が各編に従い対応する。`,
  } as const;
  return meaning[updateDuty.bearer];
};

/** Consecutive rows of the same group under one line that names it. */
export const withGroups = <Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
  cellsOf: (row: Row) => readonly string[],
): ({ readonly cells: readonly string[] } | { readonly group: string })[] => {
  let current: string | null = null;
  return rows.flatMap((row) => {
    const group = groupOf(row);
    const cells = { cells: cellsOf(row) };
    if (group === current || group === "") return [cells];
    current = group;
    return [{ group }, cells];
  });
};
