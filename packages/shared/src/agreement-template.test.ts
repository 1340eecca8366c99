import { describe, expect, it } from "@jest/globals";
import { fullAnswers } from "../tools/full-answers.js";
import { catalogues, forms, prefilled } from "../tools/sample-agreement.js";
import {
  clauseNamesOf,
  forTemplate,
  fromTemplate,
  isTemplatePart,
  mergedTemplateRows,
  saysSame,
  templateBaseline,
  type TemplateRow,
} from "./agreement-template.js";
import type { ClauseValue, RoleValue, SlaValue } from "./agreement-row.js";
import { checkRow } from "./row-check.js";

const answers = (used: "yes" | "no") => fullAnswers(catalogues.disclosure, "saas", { "sub-used": { value: used } });
const opened = prefilled(answers("yes"));
const names = { hospital: "医療法人見本会", vendor: "株式会社見本", service: "見本カルテ" };
const keyOf = ({ part, key }: { part: string; key: string }) => `${part} ${key}`;

describe("what a template is compared with", () => {
  it.each([...forms])("are the rows an agreement on %s opens with, roles, service levels and clauses", (form) => {
    const baseline = templateBaseline(catalogues, form);
    const inAgreement = prefilled(fullAnswers(catalogues.disclosure, form, { "sub-used": { value: "yes" } }), form);
    expect(baseline.map(keyOf)).toEqual(inAgreement.filter(({ part }) => isTemplatePart(part)).map(keyOf));
    for (const row of baseline) {
      const there = inAgreement.find((one) => keyOf(one) === keyOf(row))!;
      if (row.part !== "clause") expect(row.value).toEqual(there.value);
      const check = checkRow(row.part, row.key, row.value, { ...catalogues, side: "vendor", today: "2026-11-25" });
      expect(check.ok).toBe(true);
    }
  });
});

describe("a row that goes into a template and out again", () => {
  it("is the same, for every row", () => {
    for (const { part, key, value, label } of opened) {
      if (!isTemplatePart(part)) continue;
      const kept: TemplateRow = { part, key, label, value: forTemplate(part, key, value, names) };
      for (const name of Object.values(names)) expect(JSON.stringify(kept.value)).not.toContain(name);
      expect(fromTemplate(kept, { names, passOn: false })).toEqual(value);
    }
  });

  it("leaves what was checked on a day in its own agreement", () => {
    const checked: RoleValue = {
      assignments: { hospital: ["accountable"], vendor: ["responsible"] },
      firstCheck: { on: "2026-11-01", confirmed: false },
      completedOn: "2026-11-20",
    };
    const value = forTemplate("role", "inc-detect", checked, names);
    expect(value).toEqual({ assignments: checked.assignments });
    const row: TemplateRow = { part: "role", key: "inc-detect", label: { ja: "", en: "" }, value };
    expect(fromTemplate(row, { names, passOn: false }, checked)).toEqual(checked);
    expect(fromTemplate(row, { names, passOn: false })).toEqual({ assignments: checked.assignments });
  });

  it("gives the subcontractors' duties to the vendor where the disclosure names none", () => {
    const value: RoleValue = { assignments: { hospital: ["accountable"], subcontractor: ["responsible"] } };
    const row: TemplateRow = { part: "role", key: "inc-detect", label: { ja: "", en: "" }, value };
    expect((fromTemplate(row, { names, passOn: true }) as RoleValue).assignments).toEqual({
      hospital: ["accountable"],
      vendor: ["responsible"],
      subcontractor: [],
    });
  });
});

describe("several templates", () => {
  it("apply together, the later one where both speak of a row", () => {
    const row = (key: string, text: string): TemplateRow => ({
      part: "clause",
      key,
      label: { ja: key, en: key },
      value: { title: key, text },
    });
    const merged = mergedTemplateRows([
      [row("own-7", "a"), row("retention", "b")],
      [row("retention", "c"), row("own-7", "d")],
    ]);
    expect(merged.map(({ key, value }) => [key, (value as ClauseValue).text])).toEqual([
      ["own-1", "a"],
      ["retention", "c"],
      ["own-2", "d"],
    ]);
  });
});

describe("names and comparison", () => {
  it("read the names from the scope clause an agreement opened with", () => {
    expect(clauseNamesOf(opened.map((row) => ({ ...row, recommended: row.value })))).toEqual(names);
    expect(clauseNamesOf([])).toBeUndefined();
  });

  it("tell a deviation by what a person reads", () => {
    const uptime = opened.find(({ key }) => key === "uptime")!.value as SlaValue;
    expect(saysSame("sla", uptime, { ...uptime }, catalogues)).toBe(true);
    expect(saysSame("sla", uptime, { ...uptime, type: "guarantee" }, catalogues)).toBe(false);
  });
});
