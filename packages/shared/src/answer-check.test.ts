import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadCatalogues } from "../tools/load-catalogues.mjs";
import { choice, column, sampleCatalogue, sampleItem, yesNo } from "../tools/sample-catalogue.js";
import { areAnswers, checkAnswer, checkAnswers, isAnswered } from "./answer-check.js";
import type { AnswerDefinition, DisclosureItem } from "./catalogue.js";

const { disclosure } = await loadCatalogues();
const realItems = disclosure.sections.flatMap(({ items }) => items);

const item = (answer: AnswerDefinition): DisclosureItem => sampleItem("item", answer);
const units = [choice("percent", "%", "percent"), choice("hour", "時間", "hours")];
const question = item(yesNo);
const single = item({ type: "single_choice", choices: [choice("a"), choice("other")], otherText: true });
const many = item({ type: "multi_choice", choices: [choice("a"), choice("b"), choice("other")], otherText: true });
const closed = item({ type: "single_choice", choices: [choice("a")], otherText: false });
const long = item({ type: "long_text" });
const figure = item({ type: "number_unit", units, defaultUnit: "percent" });
const day = item({ type: "date" });
const file = item({ type: "file_evidence" });
const table = item({
  type: "table",
  columns: [
    column("name", "text"),
    column("opens", "text", { format: "time" }),
    column("size", "number_unit", { units }),
    column("since", "date"),
    column("kind", "single_choice", { choices: [choice("a"), choice("other")], otherText: true }),
    column("uses", "multi_choice", { choices: [choice("a"), choice("b"), choice("other")], otherText: true }),
  ],
});

/** `pointer code` of each finding. */
const wrong = (asked: DisclosureItem, answer: unknown): string[] =>
  checkAnswer(asked, answer).map(({ pointer, code }) => `${pointer} ${code}`);

describe("an answer that is right", () => {
  it.each<[string, DisclosureItem, unknown]>([
    ["yes", question, { value: "yes" }],
    ["no with its reason", question, { value: "no", note: "予定なし" }],
    ["na with its reason", question, { value: "na", note: "院内に機器なし" }],
    ["not applicable instead of na", question, { value: null, notApplicable: { reason: "機器なし" } }],
    ["planned only", question, { value: null, planned: { text: "来年度に実施", by: "2027-03-31" } }],
    ["a note before the value", question, { value: null, note: "確認中" }],
    [
      "everything at once",
      question,
      { value: "yes", note: "注", evidence: ["f1", "f2"], planned: { text: "更新" }, audience: "nda" },
    ],
    ["a choice", single, { value: "a" }],
    ["another choice, in words", single, { value: "other", otherText: "自社製" }],
    ["words kept beside another choice", single, { value: "a", otherText: "自社製" }],
    ["many choices", many, { value: ["b", "a"] }],
    ["no choice yet", many, { value: [] }],
    ["text with line ends and rare characters", long, { value: "㈱\n髙﨑𠮷ﾊﾝｶｸか\u3099" }],
    ["20,000 characters", long, { value: "あ".repeat(20_000) }],
    ["a figure", figure, { value: { amount: "99.950", comparator: "gte", unit: "percent", nature: "guarantee" } }],
    ["a range", figure, { value: { amount: "1", amountTo: "1.0", comparator: "range", unit: "hour" } }],
    ["a negative figure", figure, { value: { amount: "-1.5", comparator: "eq", unit: "hour" } }],
    ["a figure only as written", figure, { value: { unit: "hour", asWritten: "直前のデータ" } }],
    ["a leap day", day, { value: { date: "2024-02-29" } }],
    ["a month", day, { value: { month: "2026-11" } }],
    ["a fiscal year, as written", day, { value: { fiscalYear: "2026", asWritten: "令和8年度" } }],
    ["a date only as written", day, { value: { asWritten: "随時" } }],
    ["files", file, { value: null, evidence: ["f1"] }],
    ["no file any more", file, { value: null, evidence: [] }],
    ["an empty table", table, { value: [] }],
    [
      "a table",
      table,
      {
        value: [
          {
            name: "窓口",
            opens: "09:30",
            size: { amount: "3", comparator: "eq", unit: "hour" },
            since: { month: "2020-01" },
          },
          { kind: "a", uses: ["a", "b"] },
          { kind: { value: "other", otherText: "手作業" }, uses: { value: ["a", "other"], otherText: "監査" } },
          { name: "", opens: null },
          {},
        ],
      },
    ],
    ["a table's なし", table, { value: null, notApplicable: { reason: "なし" } }],
  ])("%s", (_, asked, answer) => expect(wrong(asked, answer)).toEqual([]));
});

describe("a finding", () => {
  it("says what is wrong in both languages", () => {
    expect(checkAnswer(question, { value: "no" })).toEqual([
      {
        pointer: "/note",
        code: "note-required",
        detail: {
          ja: "「いいえ」「対象外」には理由が必要です",
          en: "No and not applicable need a reason",
        },
      },
    ]);
  });

  it("is one of at most 100", () => {
    const evidence = Array.from({ length: 5_000 }, () => 0);
    expect(checkAnswer(question, { value: "yes", evidence })).toHaveLength(100);
  });
});

const shapedAnswers = fc.record(
  {
    value: fc.anything(),
    note: fc.anything(),
    otherText: fc.anything(),
    evidence: fc.anything(),
    notApplicable: fc.oneof(fc.record({ reason: fc.anything() }), fc.anything()),
    planned: fc.oneof(fc.record({ text: fc.anything(), by: fc.anything() }), fc.anything()),
    audience: fc.anything(),
  },
  { requiredKeys: [] },
);

describe("whatever is sent", () => {
  const samples = [question, single, many, closed, long, figure, day, file, table];

  it("is judged without an exception", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples, ...realItems),
        fc.oneof(fc.anything(), shapedAnswers),
        (asked, answer) => {
          for (const { pointer, detail } of checkAnswer(asked, answer)) {
            expect(pointer === "" || pointer.startsWith("/")).toBe(true);
            expect(detail.ja && detail.en).toBeTruthy();
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is judged without an exception as a map of answers", () => {
    fc.assert(
      fc.property(fc.anything(), (answers) => {
        checkAnswers(disclosure, answers);
        checkAnswers(disclosure, { "service-form": answers });
      }),
    );
  });

  it("by every choice of the real catalogue is accepted", () => {
    for (const asked of realItems)
      for (const { value } of asked.answer.choices ?? []) {
        const chosen = asked.answer.type === "multi_choice" ? [value] : value;
        const words = value === "other" ? { otherText: "その内容" } : {};
        expect(wrong(asked, { value: chosen, ...words })).toEqual([]);
      }
  });
});

describe("a map of answers", () => {
  const catalogue = sampleCatalogue({ s: [sampleItem("q", yesNo), sampleItem("t", { type: "text" })] });
  it.each<[string, unknown, string[]]>([
    ["right", { q: { value: "yes" }, t: { value: "x" } }, []],
    ["that clears one", { q: null }, []],
    ["with an unknown item", { z: { value: "yes" } }, ["/z unknown-item"]],
    ["with an inherited name", { constructor: { value: "yes" } }, ["/constructor unknown-item"]],
    ["with a wrong answer", { q: { value: "no" } }, ["/q/note note-required"]],
    ["that is a list", [], [" wrong-type"]],
  ])("%s", (_, answers, expected) =>
    expect(checkAnswers(catalogue, answers).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected),
  );

  it("is told from anything else", () => {
    expect(areAnswers(catalogue, { q: { value: "yes" } })).toBe(true);
    expect(areAnswers(catalogue, { q: null })).toBe(false);
    expect(areAnswers(catalogue, "q")).toBe(false);
  });
});

describe("answered", () => {
  it.each<[string, DisclosureItem, unknown, boolean]>([
    ["nothing", question, undefined, false],
    ["yes", question, { value: "yes" }, true],
    ["no with its reason", question, { value: "no", note: "予定なし" }, true],
    ["no without one", question, { value: "no" }, false],
    ["na", question, { value: "na", note: "機器なし" }, true],
    ["not applicable", table, { value: null, notApplicable: { reason: "なし" } }, true],
    ["planned only", question, { value: null, planned: { text: "来年度" } }, false],
    ["planned beside a no", question, { value: "no", note: "準備中", planned: { text: "来年度" } }, true],
    ["a note only", question, { value: null, note: "確認中" }, false],
    ["blank text", long, { value: " \n" }, false],
    ["text", long, { value: "あり" }, true],
    ["no choice", many, { value: [] }, false],
    ["one choice", many, { value: ["a"] }, true],
    ["a figure as written", figure, { value: { unit: "hour", asWritten: "直前" } }, true],
    ["a month", day, { value: { month: "2026-11" } }, true],
    ["no file", file, { value: null, evidence: [] }, false],
    ["a file", file, { value: null, evidence: ["f1"] }, true],
    ["no row", table, { value: [] }, false],
    ["empty rows", table, { value: [{}, { name: "", opens: null, uses: [] }] }, false],
    ["one cell", table, { value: [{}, { name: "窓口" }] }, true],
    ["one cell with a figure", table, { value: [{ size: { amount: "1", comparator: "eq", unit: "hour" } }] }, true],
    ["one cell with another choice", table, { value: [{ kind: { value: "other", otherText: "手" } }] }, true],
    ["a value of the wrong shape", figure, { value: "1時間" }, false],
  ])("%s", (_, asked, answer, expected) => expect(isAnswered(asked, answer as never)).toBe(expected));
});
