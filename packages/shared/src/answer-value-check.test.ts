import { describe, expect, it } from "@jest/globals";
import { choice, column, sampleItem, yesNo } from "../tools/sample-catalogue.js";
import { checkAnswer } from "./answer-check.js";
import type { AnswerDefinition, DisclosureItem } from "./catalogue.js";

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

describe("an answer that is refused", () => {
  it.each<[string, DisclosureItem, unknown, string[]]>([
    ["no object", question, "yes", [" wrong-type"]],
    ["null", question, null, [" wrong-type"]],
    ["a list", question, [], [" wrong-type"]],
    ["without a value", question, { note: "注" }, ["/value missing"]],
    ["that says nothing", question, { value: null }, ["/value missing"]],
    ["a member nobody knows", question, { value: "yes", "a/b~c": 1 }, ["/a~1b~0c unknown-member"]],
    ["a member named __proto__", question, JSON.parse('{"value":"yes","__proto__":{}}'), ["/__proto__ unknown-member"]],
    ["a truth value for yes", question, { value: true }, ["/value unknown-choice"]],
    ["はい for yes", question, { value: "はい" }, ["/value unknown-choice"]],
    ["no without a reason", question, { value: "no" }, ["/note note-required"]],
    ["na with an empty reason", question, { value: "na", note: " \u3000" }, ["/note note-required"]],
    [
      "not applicable without a reason",
      question,
      { value: null, notApplicable: { reason: "" } },
      ["/notApplicable/reason reason-required"],
    ],
    ["not applicable as true", question, { value: null, notApplicable: true }, ["/notApplicable wrong-type"]],
    [
      "not applicable with a value",
      question,
      { value: "yes", notApplicable: { reason: "無" } },
      ["/value value-not-null"],
    ],
    [
      "not applicable with more",
      question,
      { value: null, notApplicable: { reason: "無", by: "x" } },
      ["/notApplicable/by unknown-member"],
    ],
    ["a plan without words", question, { value: null, planned: { by: "2027-03-31" } }, ["/planned/text missing"]],
    [
      "a plan by no date",
      question,
      { value: null, planned: { text: "予定", by: "2027-02-30" } },
      ["/planned/by not-a-date"],
    ],
    ["an unknown audience", question, { value: "yes", audience: "friends" }, ["/audience unknown-audience"]],
    ["a note that is no text", question, { value: "yes", note: 1 }, ["/note wrong-type"]],
    ["a note with U+0000", question, { value: "yes", note: "a\u0000" }, ["/note bad-character"]],
    ["a note with half a character", question, { value: "yes", note: "\ud842" }, ["/note bad-character"]],
    ["evidence that is no list", question, { value: "yes", evidence: "f1" }, ["/evidence wrong-type"]],
    [
      "evidence twice",
      question,
      { value: "yes", evidence: ["f1", "f1", ""] },
      ["/evidence/1 repeated-choice", "/evidence/2 wrong-type"],
    ],
    ["other words for yes", question, { value: "yes", otherText: "はい" }, ["/otherText other-text-unexpected"]],
    ["an unknown choice", single, { value: "z" }, ["/value unknown-choice"]],
    ["a list for one choice", single, { value: ["a"] }, ["/value wrong-type"]],
    ["other without words", single, { value: "other" }, ["/otherText other-text-required"]],
    [
      "other where it is not offered",
      closed,
      { value: "other", otherText: "x" },
      ["/value unknown-choice", "/otherText other-text-unexpected"],
    ],
    ["one choice for many", many, { value: "a" }, ["/value wrong-type"]],
    ["unknown among many", many, { value: ["a", "z", "a"] }, ["/value/1 unknown-choice", "/value/2 repeated-choice"]],
    [
      "other among many without words",
      many,
      { value: ["a", "other"], otherText: " " },
      ["/otherText other-text-required"],
    ],
    ["a number for text", long, { value: 5 }, ["/value wrong-type"]],
    ["20,001 characters", long, { value: "あ".repeat(20_001) }, ["/value too-long"]],
    ["a number for a figure", figure, { value: 99.9 }, ["/value wrong-type"]],
    [
      "a figure that is a number",
      figure,
      { value: { amount: 99.9, comparator: "eq", unit: "percent" } },
      ["/value/amount not-decimal"],
    ],
    [
      "a figure in full-width digits",
      figure,
      { value: { amount: "９９", comparator: "eq", unit: "percent" } },
      ["/value/amount not-decimal"],
    ],
    [
      "a figure with an exponent",
      figure,
      { value: { amount: "1e3", comparator: "eq", unit: "percent" } },
      ["/value/amount not-decimal"],
    ],
    [
      "a figure without a comparator",
      figure,
      { value: { amount: "1", unit: "percent" } },
      ["/value/comparator comparator-required"],
    ],
    ["a figure without a unit", figure, { value: { amount: "1", comparator: "eq" } }, ["/value/unit unknown-unit"]],
    ["another unit", figure, { value: { amount: "1", comparator: "eq", unit: "km" } }, ["/value/unit unknown-unit"]],
    [
      "an unknown comparator",
      figure,
      { value: { amount: "1", comparator: ">", unit: "hour" } },
      ["/value/comparator unknown-comparator"],
    ],
    [
      "an unknown nature",
      figure,
      { value: { amount: "1", comparator: "eq", unit: "hour", nature: "hope" } },
      ["/value/nature unknown-nature"],
    ],
    [
      "no figure and no words",
      figure,
      { value: { unit: "hour", comparator: "eq" } },
      ["/value/amount amount-required"],
    ],
    [
      "a range without an end",
      figure,
      { value: { amount: "1", comparator: "range", unit: "hour" } },
      ["/value/amountTo range-end-required"],
    ],
    [
      "a range backwards",
      figure,
      { value: { amount: "10", amountTo: "9.99", comparator: "range", unit: "hour" } },
      ["/value/amountTo range-order"],
    ],
    [
      "an end without a range",
      figure,
      { value: { amount: "1", amountTo: "2", comparator: "gte", unit: "hour" } },
      ["/value/amountTo range-end-unexpected"],
    ],
    [
      "a figure with more",
      figure,
      { value: { amount: "1", comparator: "eq", unit: "hour", label: "x" } },
      ["/value/label unknown-member"],
    ],
    ["a day that does not exist", day, { value: { date: "2023-02-29" } }, ["/value/date not-a-date"]],
    ["a bare date", day, { value: "2026-11-24" }, ["/value wrong-type"]],
    ["month 13", day, { value: { month: "2026-13" } }, ["/value/month not-a-date"]],
    ["a fiscal year in words", day, { value: { fiscalYear: "令和8年度" } }, ["/value/fiscalYear not-a-date"]],
    ["two kinds of date", day, { value: { date: "2026-11-24", month: "2026-11" } }, ["/value one-date"]],
    ["no date at all", day, { value: {} }, ["/value one-date"]],
    ["a value beside files", file, { value: "f1", evidence: ["f1"] }, ["/value evidence-only"]],
    ["a table that is no list", table, { value: {} }, ["/value wrong-type"]],
    ["501 rows", table, { value: Array.from({ length: 501 }, () => ({})) }, ["/value too-many-rows"]],
    ["a row that is no object", table, { value: [[]] }, ["/value/0 wrong-type"]],
    ["an unknown column", table, { value: [{ price: "1" }] }, ["/value/0/price unknown-column"]],
    ["a cell of another type", table, { value: [{}, { name: 5 }] }, ["/value/1/name wrong-type"]],
    ["24:00", table, { value: [{ opens: "24:00" }] }, ["/value/0/opens not-a-time"]],
    ["9:30", table, { value: [{ opens: "9:30" }] }, ["/value/0/opens not-a-time"]],
    [
      "a cell with a wrong unit",
      table,
      { value: [{ size: { amount: "1", comparator: "eq", unit: "km" } }] },
      ["/value/0/size/unit unknown-unit"],
    ],
    [
      "a cell with a wrong date",
      table,
      { value: [{ since: { date: "2026-04-31" } }] },
      ["/value/0/since/date not-a-date"],
    ],
    [
      "a cell's other without words",
      table,
      { value: [{ kind: "other" }] },
      ["/value/0/kind/otherText other-text-required"],
    ],
    [
      "a cell's other among many",
      table,
      { value: [{ uses: { value: ["other"] } }] },
      ["/value/0/uses/otherText other-text-required"],
    ],
    [
      "a cell's unknown choice",
      table,
      { value: [{ kind: { value: "z", otherText: "" } }] },
      ["/value/0/kind/value unknown-choice"],
    ],
    ["a cell with more", table, { value: [{ kind: { value: "a", x: 1 } }] }, ["/value/0/kind/x unknown-member"]],
  ])("%s", (_, asked, answer, expected) => expect(wrong(asked, answer)).toEqual(expected));
});
