import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadCatalogues } from "../tools/load-catalogues.mjs";
import { choice, column, sampleItem, yesNo } from "../tools/sample-catalogue.js";
import { checkAnswer } from "./answer-check.js";
import { answerNote, answerState, answerText, tableText, type AnswerState } from "./answer-text.js";
import type { Answer, NumberUnitValue } from "./answer.js";
import type { AnswerDefinition } from "./catalogue.js";

const { disclosure } = await loadCatalogues();

const units = [
  choice("percent", "%", "percent"),
  choice("hour", "時間", "hours"),
  choice("day", "日(暦日)", "calendar days"),
  choice("gb", "GB", "GB"),
  choice("jpy", "円", "JPY"),
];
const item = (answer: AnswerDefinition) => sampleItem("item", answer);
const question = item(yesNo);
const figure = item({ type: "number_unit", units });
const day = item({ type: "date" });
const choices = [choice("a", "あ", "A"), choice("b", "い", "B"), choice("other", "その他", "Other")];
const single = item({ type: "single_choice", choices, otherText: true });
const many = item({ type: "multi_choice", choices, otherText: true });
const file = item({ type: "file_evidence" });
const long = item({ type: "long_text" });
const table = item({
  type: "table",
  columns: [
    column("name", "text", { label: { ja: "名称", en: "Name" } }),
    column("size", "number_unit", { label: { ja: "容量", en: "Size" }, units }),
    column("uses", "multi_choice", { label: { ja: "用途", en: "Uses" }, choices, otherText: true }),
    column("since", "date", { label: { ja: "開始", en: "Since" } }),
  ],
});
const rows: Answer = {
  value: [
    { name: "本番", size: { amount: "1500", comparator: "lte", unit: "gb" }, since: { month: "2020-04" } },
    { uses: { value: ["a", "other"], otherText: "監査" }, name: null },
  ],
};

describe("the state of an answer", () => {
  it.each<[string, typeof question, Answer | undefined, boolean, AnswerState]>([
    ["yes", question, { value: "yes" }, true, "answered"],
    ["no", question, { value: "no", note: "予定なし" }, true, "no"],
    ["no with a plan", question, { value: "no", note: "準備中", planned: { text: "来年度" } }, true, "no"],
    ["na", question, { value: "na", note: "機器なし" }, true, "not_applicable"],
    ["not applicable", table, { value: null, notApplicable: { reason: "なし" } }, true, "not_applicable"],
    ["planned only", question, { value: null, planned: { text: "来年度" } }, true, "planned"],
    ["nothing", question, undefined, true, "unanswered"],
    ["a note only", question, { value: null, note: "確認中" }, true, "unanswered"],
    ["an empty table", table, { value: [] }, true, "unanswered"],
    ["a text that says no", long, { value: "no" }, true, "answered"],
    ["an answer out of scope", question, { value: "no", note: "x" }, false, "not_applicable"],
    ["nothing out of scope", question, undefined, false, "not_applicable"],
  ])("%s", (_, asked, answer, doesApply, expected) => expect(answerState(asked, answer, doesApply)).toBe(expected));
});

describe("an answer as words", () => {
  it.each<[typeof question, Answer | undefined, string, string]>([
    [question, { value: "yes" }, "はい", "Yes"],
    [question, { value: "no", note: "予定なし" }, "いいえ", "No"],
    [question, { value: "na", note: "機器なし" }, "対象外", "Not applicable"],
    [table, { value: null, notApplicable: { reason: "なし" } }, "対象外", "Not applicable"],
    [question, undefined, "記載なし", "Not stated"],
    [
      question,
      { value: null, planned: { text: "導入する", by: "2027-03-31" } },
      "予定：導入する（2027年3月31日まで）",
      "Planned: 導入する (by 2027-03-31)",
    ],
    [question, { value: null, planned: { text: "導入する" } }, "予定：導入する", "Planned: 導入する"],
    [single, { value: "a" }, "あ", "A"],
    [single, { value: "other", otherText: "自社製" }, "その他（自社製）", "Other (自社製)"],
    [many, { value: ["b", "other"], otherText: "監査" }, "い、その他（監査）", "B, Other (監査)"],
    [long, { value: "一行目\n二行目" }, "一行目\n二行目", "一行目\n二行目"],
    [file, { value: null, evidence: ["f1", "f2"] }, "証跡2件", "Evidence files: 2"],
    [day, { value: { date: "2026-11-24" } }, "2026年11月24日", "2026-11-24"],
    [day, { value: { month: "2026-11" } }, "2026年11月", "2026-11"],
    [day, { value: { fiscalYear: "2026" } }, "2026年度", "fiscal 2026"],
    [day, { value: { asWritten: "随時" } }, "随時", "随時"],
    [
      day,
      { value: { date: "2026-04-01", asWritten: "令和8年4月1日" } },
      "2026年4月1日（原文：令和8年4月1日）",
      "2026-04-01 (as written: 令和8年4月1日)",
    ],
    [
      table,
      rows,
      "名称：本番 ／ 容量：1,500 GB以下 ／ 開始：2020年4月\n用途：あ、その他（監査）",
      "Name: 本番 ／ Size: at most 1,500 GB ／ Since: 2020-04\nUses: A, Other (監査)",
    ],
  ])("%# %j", (asked, answer, ja, en) => {
    expect(answerText(asked, answer, "ja")).toBe(ja);
    expect(answerText(asked, answer, "en")).toBe(en);
  });

  it("names a unit that only the catalogue lists", () => {
    const answer: Answer = { value: { amount: "3", comparator: "eq", unit: "week" } };
    expect(answerText(item({ type: "number_unit" }), answer, "ja", disclosure)).toBe("3週");
  });

  it("stands beside its note, or the reason why it is not applicable", () => {
    expect(answerNote({ value: "no", note: "予定なし" })).toBe("予定なし");
    expect(answerNote({ value: null, notApplicable: { reason: "なし" } })).toBe("なし");
    expect(answerNote({ value: "yes" })).toBe("");
    expect(answerNote(undefined)).toBe("");
  });
});

describe("a figure as words", () => {
  it.each<[NumberUnitValue, string, string]>([
    [{ amount: "99.9", comparator: "gte", unit: "percent" }, "99.9 %以上", "at least 99.9 percent"],
    [
      { amount: "99.950", comparator: "gte", unit: "percent", nature: "guarantee" },
      "99.950 %以上（保証値）",
      "at least 99.950 percent (guaranteed)",
    ],
    [
      { amount: "3", comparator: "lte", unit: "hour", nature: "target" },
      "3時間以内（目標値）",
      "at most 3 hours (target)",
    ],
    [{ amount: "10", comparator: "lte", unit: "percent" }, "10 %以下", "at most 10 percent"],
    [{ amount: "2", comparator: "about", unit: "hour" }, "2時間程度", "about 2 hours"],
    [{ amount: "7", comparator: "eq", unit: "day" }, "7日", "7 calendar days"],
    [
      { amount: "1", amountTo: "2", comparator: "range", unit: "day", nature: "actual" },
      "1〜2日（実績値）",
      "1 to 2 calendar days (actual)",
    ],
    [{ amount: "1234567.8901", comparator: "eq", unit: "jpy" }, "1,234,567.8901円", "1,234,567.8901 JPY"],
    [{ unit: "hour", asWritten: "直前のデータ" }, "直前のデータ", "直前のデータ"],
    [{ unit: "hour", asWritten: "協議中", nature: "undecided" }, "協議中（未定）", "協議中 (undecided)"],
    [
      { amount: "3", comparator: "lte", unit: "hour", asWritten: "3h" },
      "3時間以内（原文：3h）",
      "at most 3 hours (as written: 3h)",
    ],
  ])("%j", (value, ja, en) => {
    expect(answerText(figure, { value }, "ja")).toBe(ja);
    expect(answerText(figure, { value }, "en")).toBe(en);
  });

  it("takes the item's reading where it is exact", () => {
    const notice = item({ type: "number_unit", units, reading: { ja: "前まで", en: "before" } });
    const within = item({ type: "number_unit", units, reading: { ja: "以内", en: "within" } });
    const thirty: Answer = { value: { amount: "30", comparator: "eq", unit: "day" } };
    expect(answerText(notice, thirty, "ja")).toBe("30日前まで");
    expect(answerText(notice, thirty, "en")).toBe("30 calendar days before");
    expect(answerText(within, thirty, "ja")).toBe("30日以内");
    expect(answerText(within, thirty, "en")).toBe("within 30 calendar days");
    expect(answerText(within, { value: { amount: "30", comparator: "gte", unit: "day" } }, "ja")).toBe("30日以上");
  });
});

describe("a table as strings", () => {
  it("has every row as long as the columns", () => {
    expect(tableText(table, rows, "ja")).toEqual({
      columns: ["名称", "容量", "用途", "開始"],
      rows: [
        ["本番", "1,500 GB以下", "", "2020年4月"],
        ["", "", "あ、その他（監査）", ""],
      ],
    });
  });

  it("has no rows where there is no answer", () => {
    expect(tableText(table, undefined, "en")).toEqual({ columns: ["Name", "Size", "Uses", "Since"], rows: [] });
    expect(tableText(question, { value: "yes" }, "en")).toEqual({ columns: [], rows: [] });
  });
});

describe("every answer that may be stored", () => {
  const samples = [question, figure, day, single, many, file, long, table];
  const values = fc.oneof(
    fc.constantFrom("yes", "no", "na", "a", "other", null),
    fc.subarray(["a", "b", "other"]),
    fc.record({
      amount: fc.constantFrom("1", "99.5"),
      comparator: fc.constantFrom("eq", "gte", "lte", "about"),
      unit: fc.constantFrom("hour", "gb"),
    }),
    fc.record({ month: fc.constantFrom("2026-01", "2027-12") }),
    fc.array(fc.record({ name: fc.string({ unit: "grapheme" }), since: fc.constant({ fiscalYear: "2026" }) }), {
      maxLength: 3,
    }),
    fc.string({ unit: "grapheme" }),
  );
  const answers = fc.record(
    {
      value: values,
      note: fc.constant("理由"),
      otherText: fc.constant("内容"),
      evidence: fc.constant(["f1"]),
      notApplicable: fc.constant({ reason: "なし" }),
      planned: fc.constant({ text: "来年度" }),
    },
    { requiredKeys: ["value"] },
  );

  it("has words in both languages and a state that fits them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), answers, (asked, answer) => {
        fc.pre(checkAnswer(asked, answer).length === 0);
        const state = answerState(asked, answer as Answer, true);
        const text = answerText(asked, answer as Answer, "ja");
        expect(answerText(asked, answer as Answer, "en")).not.toBe("");
        expect(text).not.toBe("");
        if (state === "unanswered") expect(text).toBe("記載なし");
        if (state === "no") expect(text).toBe("いいえ");
        if (state === "not_applicable") expect(text).toBe("対象外");
      }),
    );
  });
});
