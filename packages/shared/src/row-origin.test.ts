import { expect, it } from "@jest/globals";
import { catalogues, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import { gapsOf } from "./prefill-risk.js";
import { disclosedItemsOf } from "./row-origin.js";

const { disclosure } = catalogues;
const items = new Map(disclosure.sections.flatMap((section) => section.items).map((item) => [item.id, item]));

it("names for every prefilled row only items that the disclosure has", () => {
  const answers = fullAnswers(disclosure, "saas");
  const named = prefilled(answers).flatMap((row) => disclosedItemsOf(row, true));
  expect(named.filter((id) => !items.has(id))).toEqual([]);
  expect(new Set(named)).toEqual(
    new Set([
      ...["service-form", "sub-used", "risk-treatment-list", "split-maintenance-delegation"],
      ...["backup-rpo", "backup-rto", "inc-first-notice", "vuln-info-delivery"],
    ]),
  );
});

it("leads from the row of a gap to the very answer, also when it was added again", () => {
  const answers = { ...fullAnswers(disclosure, "saas"), "policy-csirt": { value: "no", note: "準備中" } };
  const gaps = gapsOf(disclosure, answers).map(({ item }) => item.id);
  expect(gaps).toContain("policy-csirt");
  const rows = prefilled(answers).filter(({ key }) => key.startsWith("no:"));
  expect(rows.map((row) => disclosedItemsOf(row, true))).toEqual(gaps.map((id) => [id]));
  expect(disclosedItemsOf({ part: "risk", key: "no:policy-csirt" }, false)).toEqual(["policy-csirt"]);
});

it("names none for what the parties added", () => {
  expect(disclosedItemsOf({ part: "risk", key: "r9" }, false)).toEqual([]);
  expect(disclosedItemsOf({ part: "equipment", key: "e1" }, false)).toEqual([]);
});
