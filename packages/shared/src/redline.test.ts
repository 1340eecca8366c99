import { describe, expect, it } from "@jest/globals";
import { catalogues, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { RiskValue, RoleValue, RowPart, RowValue, SlaValue } from "./agreement-row.js";
import { changesOf, changeSentence } from "./redline.js";
import { rowText } from "./row-text.js";

const role: RoleValue = {
  assignments: { vendor: ["accountable", "responsible"], hospital: ["informed"], subcontractor: [] },
};
const sla: SlaValue = {
  type: "guarantee",
  target: { amount: "99.9", unit: "percent", comparator: "gte" },
  window: "monthly",
  measurement: "外部監視",
  reportInterval: "monthly",
  remedy: "減額",
};
const risk: RiskValue = {
  flow: "F-01",
  threat: "ransomware",
  impact: 4,
  likelihood: 3,
  level: "critical",
  treatment: "reduce",
  measures: "多要素認証",
  impactAfter: 3,
  likelihoodAfter: 1,
  residualLevel: "low",
  owner: "shared",
};
const period = { startsOn: "2027-04-01", endsOn: "2030-03-31", renewal: "none" } as const;

describe("a row in words", () => {
  it.each<[RowPart, RowValue, string, string]>([
    [
      "role",
      role,
      "事業者：最終責任・実施、医療機関：報告を受ける",
      "Vendor: Accountable and Responsible, Hospital: Informed",
    ],
    [
      "sla",
      sla,
      "99.9 %以上（保証型）；測定：外部監視；報告：月次；未達時：減額",
      "at least 99.9 percent (Guaranteed); Measured by: 外部監視; Reported: Monthly; If missed: 減額",
    ],
    [
      "risk",
      risk,
      "ランサムウェア；4×3 極高 → 3×1 低；対応：リスク低減；対策：多要素認証；実施：共同",
      "Ransomware; 4×3 Critical → 3×1 Low; Treatment: Reduce; Measures: 多要素認証; Owner: Shared",
    ],
    ["clause", { title: "秘密保持", text: "…" }, "秘密保持", "秘密保持"],
    ["term", period, "2027年4月1日から2030年3月31日まで（自動更新なし）", "From 2027-04-01 to 2030-03-31 (No renewal)"],
    ["term", { jpy: "1200000" }, "1,200,000円", "JPY 1,200,000"],
    ["term", { jpy: null }, "定めなし", "None agreed"],
    [
      "term",
      { vendor: [{ name: "当番", phone: "03-1", hours: "24時間" }], hospital: [] },
      "事業者：当番（03-1、24時間）；医療機関：－",
      "Vendor: 当番 (03-1, 24時間); Hospital: －",
    ],
  ])("%s %#", (part, value, ja, en) => {
    expect(rowText(part, value, "ja", catalogues)).toBe(ja);
    expect(rowText(part, value, "en", catalogues)).toBe(en);
  });

  it("says the interval in the row's own words", () => {
    expect(
      rowText("sla", { ...sla, reportInterval: "other", reportIntervalText: "終了時" }, "ja", catalogues),
    ).toContain("報告：終了時");
  });
});

describe("what changed", () => {
  it.each<[string, RowPart, RowValue, RowValue, string]>([
    [
      "duties",
      "role",
      { assignments: { vendor: [], hospital: ["informed"] } },
      { assignments: { vendor: ["accountable", "responsible"], hospital: [] } },
      "担当 事業者：担当なし → 最終責任・実施；担当 医療機関：報告を受ける → 担当なし",
    ],
    ["a deadline", "role", role, { ...role, deadline: "30日以内" }, "期限：なし → 30日以内"],
    [
      "a target",
      "sla",
      sla,
      { ...sla, type: "target", target: { amount: "99.5", unit: "percent", comparator: "gte" } },
      "種別：保証型 → 努力目標型；目標：99.9 %以上 → 99.5 %以上",
    ],
    [
      "residual risk",
      "risk",
      risk,
      { ...risk, likelihoodAfter: 3, residualLevel: "high" },
      "対策後の顕在化率：1 → 3；残存リスク：低 → 高",
    ],
    [
      "a long text",
      "clause",
      { title: "秘密保持", text: "あ".repeat(100) },
      { title: "守秘", text: "い" },
      "見出し：秘密保持 → 守秘；本文を変更",
    ],
    ["a period", "term", period, { ...period, renewal: "automatic" }, "更新：自動更新なし → 自動更新あり"],
    [
      "a notice",
      "term",
      { ...period, renewal: "automatic" },
      { ...period, renewal: "automatic", noticeMonths: 3 },
      "更新の申入れの期限（か月前）：なし → 3",
    ],
    ["an amount", "term", { jpy: null }, { jpy: "100" }, "金額：定めなし → 100円"],
  ])("%s", (_, part, before, after, sentence) =>
    expect(changeSentence(part, before, after, "ja", catalogues)).toBe(sentence),
  );

  it("is nothing between a value and itself", () => {
    for (const { part, value } of prefilled(fullAnswers(catalogues.disclosure, "saas"))) {
      expect(changesOf(part, value, structuredClone(value), "ja", catalogues)).toEqual([]);
      expect(changeSentence(part, value, value, "en", catalogues)).toBe("");
    }
  });

  it("is said the other way round when going back", () => {
    const after = { ...sla, remedy: "解除" };
    const there = changesOf("sla", sla, after, "en", catalogues);
    const back = changesOf("sla", after, sla, "en", catalogues);
    expect(there).toEqual(back.map(({ field, before, after: now }) => ({ field, before: now, after: before })));
  });
});
