import { describe, expect, it } from "@jest/globals";
import { catalogues, confirmed, forms, fullAnswers, prefilled, settlement, told } from "../tools/sample-agreement.js";
import type { ClauseValue, RiskValue, RoleValue, SlaValue, RowPart } from "./agreement-row.js";
import type { Answers, TableRow } from "./answer.js";
import { settlementBlocking } from "./gates.js";
import { gapsOf } from "./prefill-risk.js";
import { checkRow } from "./row-check.js";

const { disclosure, roles, sla, risk } = catalogues;
const full = fullAnswers(disclosure, "saas");
const itemIds = (catalogue: { sections: readonly { items: readonly { id: string }[] }[] }) =>
  catalogue.sections.flatMap(({ items }) => items.map(({ id }) => id));
const valueOf = <V>(answers: Answers, part: RowPart, key: string): V =>
  prefilled(answers).find((row) => row.part === part && row.key === key)?.value as V;
const keys = (part: RowPart, answers: Answers = full) =>
  prefilled(answers)
    .filter((row) => row.part === part)
    .map(({ key }) => key);

/** Every gap answered いいえ, the others as they are. */
const gapItems = disclosure.sections.flatMap(({ items }) => items).filter(({ answer }) => answer.noMeans === "gap");
const allGaps: Answers = Object.fromEntries(
  gapItems.map(({ id }) => [id, { value: "no", note: "準備中", planned: { text: "対応する", by: "2027-09-30" } }]),
);

describe("prefilled service levels", () => {
  // What an agreement opens with must be fit to be signed: an agreed level, not a note on what to agree.
  const prompts = /定める$|を定義|明示|合意で|要協議|別途協議/;

  it.each(forms)("say what is agreed, for the form %s", (form) => {
    const wanting = prefilled(fullAnswers(disclosure, form), form).flatMap(({ part, key, value }) => {
      if (part !== "sla") return [];
      const { target, measurement, remedy } = value as SlaValue;
      return ["text" in target ? target.text : "", measurement, remedy].some((words) => prompts.test(words))
        ? [key]
        : [];
    });
    expect(wanting).toEqual([]);
  });
});

describe.each(forms)("an agreement on a fully answered disclosure of the form %s", (form) => {
  it.each<[string, Answers]>([
    ["all はい", {}],
    ["without subcontractors", { "sub-used": { value: "no", note: "利用しない" } }],
    ["every gap いいえ", allGaps],
    ["no risk list", { "risk-treatment-list": { value: null, notApplicable: { reason: "なし" } } }],
  ])("settles unedited once both confirmed: %s", (_, overrides) => {
    const answers = fullAnswers(disclosure, form, overrides);
    // An いいえ alone asks for words of both sides beside what is prefilled.
    const rows = prefilled(answers, form)
      .map((row) => (row.key.startsWith("no:") ? { ...row, value: { ...row.value, ...told } } : row))
      .map(confirmed);
    expect(settlementBlocking(settlement(answers, { rows }))).toEqual([]);
  });

  it("offers values that either side may send back unchanged", () => {
    const answers = fullAnswers(disclosure, form, allGaps);
    for (const { part, key, value } of prefilled(answers, form))
      for (const side of ["vendor", "hospital"] as const) {
        const input: unknown = JSON.parse(JSON.stringify(value));
        const context = { roles, sla, risk, side, today: "2026-11-24", previous: value };
        expect(checkRow(part, key, input, context)).toEqual({ ok: true, value });
      }
  });
});

describe("prefilled rows", () => {
  it("hold every role row and SLA item in catalogue order, and each key once", () => {
    expect(keys("role")).toEqual(itemIds(roles));
    expect(keys("sla")).toEqual(itemIds(sla));
    const all = prefilled(full).map(({ part, key }) => `${part} ${key}`);
    expect(new Set(all).size).toBe(all.length);
  });

  it("carry a label in both languages", () => {
    for (const { label } of prefilled(full)) expect(label.ja && label.en).toBeTruthy();
  });

  it("take the defaults of the version's own form, not of the service's", () => {
    const answers = fullAnswers(disclosure, "on_premises");
    const row = roles.sections.flatMap(({ items }) => items).find(({ id }) => id === "dat-location");
    const value = prefilled(answers, "saas").find(({ key }) => key === "dat-location")?.value;
    expect(value).toEqual({ assignments: row?.default.on_premises });
  });
});

describe("duties of a subcontractor", () => {
  it("stay theirs where the disclosure says that there are subcontractors", () => {
    const value = valueOf<RoleValue>(full, "role", "ext-return");
    expect(value.assignments.subcontractor).toEqual(["responsible"]);
  });

  it.each<[string, Answers]>([
    ["no", { "sub-used": { value: "no", note: "利用しない" } }],
    ["not applicable", { "sub-used": { value: null, notApplicable: { reason: "なし" } } }],
    ["unanswered", { "sub-used": { value: null } }],
  ])("pass to the vendor where it says %s", (_, overrides) => {
    const answers = fullAnswers(disclosure, "saas", overrides);
    for (const item of roles.sections.flatMap(({ items }) => items)) {
      const { assignments } = valueOf<RoleValue>(answers, "role", item.id);
      const { vendor, subcontractor, hospital, third_party } = item.default.saas;
      expect(new Set(assignments.vendor)).toEqual(new Set([...(vendor ?? []), ...(subcontractor ?? [])]));
      expect(assignments).toMatchObject({ subcontractor: [], hospital, third_party });
    }
  });
});

describe("SLA rows", () => {
  it("take the suggested figure, else the typical target in words", () => {
    expect(valueOf<SlaValue>(full, "sla", "uptime").target).toEqual({
      amount: "99.9",
      unit: "percent",
      comparator: "gte",
    });
    expect(valueOf<SlaValue>(full, "sla", "component-uptime").target).toHaveProperty("text");
  });

  it("measure over the reporting interval, and keep words that no slug says", () => {
    for (const key of keys("sla")) {
      const { window, reportInterval } = valueOf<SlaValue>(full, "sla", key);
      expect(window).toBe(reportInterval);
    }
    expect(valueOf<SlaValue>(full, "sla", "data-erasure")).toMatchObject({
      reportInterval: "other",
      reportIntervalText: "終了時",
    });
    expect(valueOf<SlaValue>(full, "sla", "uptime")).not.toHaveProperty("reportIntervalText");
  });
});

describe("risk rows", () => {
  const listed = (rows: readonly TableRow[]) =>
    prefilled(fullAnswers(disclosure, "saas", { "risk-treatment-list": { value: rows } }))
      .filter(({ part, key }) => part === "risk" && key.startsWith("r"))
      .map(({ value }) => value as RiskValue);

  it("keep the words and figures of the vendor's own list", () => {
    const [value] = listed([
      {
        risk_id: "R-1",
        flow_id: "F-01",
        threat: "委託先からの侵入",
        impact: "４",
        likelihood: "2",
        treatment: "transfer",
        measure: "経路を限る",
        measure_owner: "shared",
        residual_risk: "低",
        hospital_request: "端末の管理",
      },
    ]);
    expect(value).toEqual({
      flow: "F-01",
      threat: "委託先からの侵入",
      impact: 4,
      likelihood: 2,
      level: "medium",
      treatment: "transfer",
      measures: "経路を限る\n医療機関への依頼：端末の管理\n残存リスク：低",
      impactAfter: 3,
      likelihoodAfter: 1,
      residualLevel: "low",
      owner: "shared",
      draft: true,
    });
  });

  it.each(["高", "5", "0", "3.5", ""])("start at 3 × 2, after measures 3 × 1, where the list says %p", (written) => {
    const [value] = listed([{ threat: "盗聴", impact: written, likelihood: written }]);
    expect(value).toMatchObject({
      impact: 3,
      likelihood: 2,
      impactAfter: 3,
      likelihoodAfter: 1,
      treatment: "reduce",
      owner: "vendor",
    });
  });

  it("are one for each threat where there is no list", () => {
    const answers = fullAnswers(disclosure, "saas", {
      "risk-treatment-list": { value: null, notApplicable: { reason: "なし" } },
    });
    const threats = prefilled(answers).filter(({ part }) => part === "risk");
    expect(threats.map(({ value }) => (value as RiskValue).threat)).toEqual(risk.threats.map(({ id }) => id));
    expect(threats.map(({ value }) => (value as RiskValue).residualLevel)).not.toContain("high");
  });

  it("are one more for each applying いいえ that means a gap, with its reason and plan", () => {
    const answers = fullAnswers(disclosure, "saas", allGaps);
    const gaps = gapsOf(disclosure, answers).map(({ item }) => `no:${item.id}`);
    expect(gaps.length).toBeGreaterThan(30);
    expect(keys("risk", answers).filter((key) => key.startsWith("no:"))).toEqual(gaps);
    expect(valueOf<RiskValue>(answers, "risk", gaps[0] ?? "")).toMatchObject({
      measures: "準備中\n予定：対応する（2027年9月30日まで）",
      impact: 3,
      likelihood: 3,
      level: "high",
      impactAfter: 2,
      likelihoodAfter: 2,
      residualLevel: "medium",
      treatment: "reduce",
      owner: "vendor",
    });
  });

  it("do not exist for a いいえ that states a fact, or to an item that does not apply", () => {
    const facts = disclosure.sections.flatMap(({ items }) => items).filter(({ answer }) => answer.noMeans === "fact");
    const answers = Object.fromEntries(facts.map(({ id }) => [id, { value: "no", note: "なし" }]));
    expect(gapsOf(disclosure, fullAnswers(disclosure, "saas", answers))).toEqual([]);
    const bare: Answers = { "location-domestic-only": { value: "no", note: "国外にも保存" } };
    expect(gapsOf(disclosure, bare)).toEqual([]);
  });
});

describe("clauses", () => {
  it("hold every required clause and fill every place", () => {
    const clauses = keys("clause");
    for (const { id } of sla.requiredClauses) expect(clauses).toContain(id);
    expect(clauses.slice(0, 2)).toEqual(["scope", "update-duty"]);
    for (const key of clauses) expect(valueOf<ClauseValue>(full, "clause", key).text).not.toMatch(/[{}]/);
    const scope = valueOf<ClauseValue>(full, "clause", "scope");
    expect(scope.text).toContain("医療法人見本会（以下「甲」という。）");
    expect(scope.variables).toEqual({ hospital: "医療法人見本会", vendor: "株式会社見本", service: "見本カルテ" });
  });

  it.each([
    ["yes", "vendor", "責任を負う。"],
    ["partial", "partial", "一部"],
    ["no", "not_vendor", "責任を負わない。"],
    ["other", "not_vendor", "責任を負わない。"],
  ])("say who bears the updates where the disclosure says %s", (value, variant, words) => {
    const answers = fullAnswers(disclosure, "saas", { "split-maintenance-delegation": { value, otherText: "別途" } });
    const clause = valueOf<ClauseValue>(answers, "clause", "update-duty");
    expect(clause.variant).toBe(variant);
    expect(clause.text).toContain(words);
  });
});

describe("terms", () => {
  it("take the period asked for, no amount, and the contacts of both", () => {
    expect(keys("term")).toEqual(["period", "amount", "contacts"]);
    expect(valueOf(full, "term", "period")).toEqual({ startsOn: "2027-04-01", endsOn: "2030-03-31", renewal: "none" });
    expect(valueOf(full, "term", "amount")).toEqual({ jpy: null });
    expect(valueOf(full, "term", "contacts")).toHaveProperty("vendor");
  });
});
