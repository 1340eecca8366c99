import { describe, expect, it } from "@jest/globals";
import { catalogues, forms, prefilled } from "../tools/sample-agreement.js";
import { fullAnswers } from "../tools/full-answers.js";
import type { Answers } from "./answer.js";
import { answerChangeSentence } from "./answer-change-text.js";
import { indexOf } from "./catalogue-shape.js";
import { answersBehind, disclosureImpact, mayCarryRows, rowsRestingOn } from "./disclosure-impact.js";
import { disclosedItemsOf } from "./row-origin.js";

const { disclosure, roles, sla } = catalogues;
const { byId } = indexOf(disclosure);
const answers = fullAnswers(disclosure, "saas", {
  "sub-used": { value: "yes" },
  "policy-csirt": { value: "no", note: "準備中" },
});
const rows = prefilled(answers).map((row) => ({ ...row, recommended: row.value }));
const own = { part: "risk" as const, key: "r9", recommended: null };
const impact = (after: Answers, withheld: readonly string[] = [], before: Answers = answers) =>
  disclosureImpact({
    rows: [...rows, own],
    before,
    after,
    withheld,
    forms: { before: "saas", after: "saas" },
    disclosure,
    roles,
    sla,
  });
const changed = (change: Answers): Answers => ({ ...answers, ...change });
const keys = (list: readonly { part: string; key: string }[]) => list.map(({ part, key }) => `${part} ${key}`);

describe("rows and the answers they rest on", () => {
  it("lead to each other, for every row and every item", () => {
    for (const row of rows)
      for (const itemId of disclosedItemsOf(row, true)) expect(rowsRestingOn(itemId, rows)).toContain(row);
    for (const item of byId.values())
      for (const row of rowsRestingOn(item.id, rows)) {
        expect(disclosedItemsOf(row, true)).toContain(item.id);
        expect(mayCarryRows(item, answers[item.id], false)).toBe(true);
      }
  });

  it("may lead from a measure that is there only where an earlier version said otherwise", () => {
    const measure = byId.get("policy-csirt")!;
    expect(mayCarryRows(measure, { value: "yes" }, false)).toBe(false);
    expect(mayCarryRows(measure, { value: "yes" }, true)).toBe(true);
    expect(mayCarryRows(byId.get("vendor-business")!, { value: "x" }, true)).toBe(false);
  });

  it("are listed in the order of the catalogue, each item once, none for a row of the parties' own", () => {
    const behind = answersBehind([...rows, own], disclosure);
    const order = [...byId.keys()];
    expect(behind.map(({ itemId }) => order.indexOf(itemId))).toEqual(
      behind.map(({ itemId }) => order.indexOf(itemId)).toSorted((one, other) => one - other),
    );
    expect(new Set(behind.map(({ itemId }) => itemId)).size).toBe(behind.length);
    expect(behind.some((one) => one.rows.some(({ key }) => key === own.key))).toBe(false);
    expect(keys(behind.find(({ itemId }) => itemId === "policy-csirt")!.rows)).toEqual(["risk no:policy-csirt"]);
  });
});

describe("a newer version of the disclosure", () => {
  it("touches no row when nothing changed", () => {
    expect(impact(answers)).toEqual([]);
  });

  it("touches the row of a missing measure that is there now, and tells a change on which nothing rests without rows", () => {
    const found = impact(changed({ "policy-csirt": { value: "yes" }, "vendor-business": { value: "別の事業" } }));
    expect(found.map(({ itemId, rows: resting }) => [itemId, keys(resting)])).toEqual([
      ["vendor-business", []],
      ["policy-csirt", ["risk no:policy-csirt"]],
    ]);
  });

  it("touches the service level that states the same figure", () => {
    const [found] = impact(changed({ "backup-rto": { value: { amount: "99", unit: "hour" } } }));
    expect(keys(found!.rows)).toEqual(["sla rto"]);
  });

  it("touches of the roles exactly those that would open with another assignment", () => {
    const [subcontractors] = impact(changed({ "sub-used": { value: "no", note: "自社で行う" } }));
    const without = prefilled(changed({ "sub-used": { value: "no", note: "自社で行う" } }));
    const different = rows.filter(
      (row) =>
        row.part === "role" &&
        JSON.stringify(row.value) !==
          JSON.stringify(without.find(({ part, key }) => part === "role" && key === row.key)?.value),
    );
    expect(different.length).toBeGreaterThan(0);
    expect(different.length).toBeLessThan(rows.filter(({ part }) => part === "role").length);
    expect(keys(subcontractors!.rows)).toEqual(keys(different));
    const [noted] = impact(changed({ "sub-used": { value: "yes", note: "補足を書いた" } }));
    expect(noted).toMatchObject({ itemId: "sub-used", rows: [] });
  });

  it("says nothing of what the reader may not see in both, even where it moves the roles", () => {
    const form = forms.find((one) => one !== "saas")!;
    const after = changed({ "policy-csirt": { value: "yes" }, "service-form": { value: form } });
    const { ["service-form"]: _, ...masked } = after;
    expect(impact(masked, ["policy-csirt", "service-form"])).toEqual([]);
    const { ["sub-used"]: __, ...withoutSub } = answers;
    expect(impact(withoutSub, ["sub-used"])).toEqual([]);
    const { ["sub-used"]: ___, ...before } = answers;
    expect(impact(answers, ["sub-used"], before)).toEqual([]);
  });
});

describe("the sentence of a changed answer", () => {
  const sentence = (itemId: string, before: object | null, after: object | null) =>
    answerChangeSentence(byId.get(itemId)!, before as never, after as never, "ja", disclosure);

  it.each([
    ["an answer", { value: "no", note: "準備中" }, { value: "yes" }, "いいえ → はい；補足：準備中 → なし"],
    ["an answer that is new", null, { value: "yes" }, "回答なし → はい"],
    ["one that was taken back", { value: "yes" }, null, "はい → 回答なし"],
    ["evidence", { value: "yes" }, { value: "yes", evidence: ["f"] }, "証跡を変更"],
    ["who sees it", { value: "yes" }, { value: "yes", audience: "contract" }, "回答を見せる範囲を変更"],
    ["a long note", { value: "yes", note: "あ".repeat(81) }, { value: "yes" }, "補足を変更"],
    ["nothing", { value: "yes" }, { value: "yes" }, ""],
  ])("says %s", (_, before, after, words) => {
    expect(sentence("policy-csirt", before, after)).toBe(words);
  });

  it("says a plan once", () => {
    const plan = { value: null, planned: { text: "導入する", by: "2027-03-31" } };
    expect(sentence("policy-csirt", { value: "no" }, { value: "no", planned: plan.planned })).toBe(
      "なし → 予定：導入する（2027年3月31日まで）",
    );
    expect(sentence("policy-csirt", { value: "no" }, plan)).toBe("いいえ → 予定：導入する（2027年3月31日まで）");
  });

  it("names a table instead of repeating it", () => {
    const list = answers["risk-treatment-list"]!;
    const rowsNow = list.value as readonly object[];
    expect(sentence("risk-treatment-list", list, { ...list, value: [...rowsNow, ...rowsNow] })).toBe("回答を変更");
  });
});
