import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  catalogues,
  confirmation,
  confirmed,
  explained,
  fullAnswers,
  prefilled,
  settlement,
  told,
} from "../tools/sample-agreement.js";
import type { EquipmentValue, RiskValue, RoleValue, RowPart, RowValue, SlaValue } from "./agreement-row.js";
import type { Assignments, Duty } from "./catalogue.js";
import { progressOf, settlementBlocking } from "./gates.js";
import type { RiskLimit } from "./risk-acceptance.js";
import type { SettlementInput } from "./settlement-input.js";

const answers = fullAnswers(catalogues.disclosure, "saas");
const rows = prefilled(answers).map(confirmed);
const blockingWith = (overrides: Partial<SettlementInput>) =>
  settlementBlocking(settlement(answers, { rows, ...overrides }));
const codes = (overrides: Partial<SettlementInput>) =>
  blockingWith(overrides).map(({ code, gate }) => (gate ? `${gate} ${code}` : code));

/** All rows, one of them with another value. */
const changed = <V extends RowValue>(part: RowPart, key: string, change: (value: V) => RowValue) =>
  rows.map((row) => (row.part === part && row.key === key ? { ...row, value: change(row.value as V) } : row));
const without = (part: RowPart, key: string) => rows.filter((row) => row.part !== part || row.key !== key);

describe("settling", () => {
  it("has nothing in its way when all is confirmed and complete", () => expect(blockingWith({})).toEqual([]));

  it.each<[string, Partial<SettlementInput>, readonly string[]]>([
    ["unanswered required items", { disclosureComplete: false }, ["g1 disclosure-incomplete"]],
    ["a version nobody else approved", { disclosureApproved: false }, ["g1 disclosure-not-approved"]],
    ["a withdrawn version", { versionWithdrawn: true }, ["version-withdrawn"]],
    ["open questions", { openClarifications: 2 }, ["g2 clarifications-open"]],
    ["a missing clause", { rows: without("clause", "audit-right") }, ["clause-missing"]],
    ["an amendment that changes nothing", { isUnchanged: true }, ["amendment-unchanged"]],
    [
      "an amendment that begins on a day that is over",
      { amended: { startsOn: "2025-04-01", endsOn: "2030-03-31" }, today: "2027-06-01" },
      ["amendment-start"],
    ],
    ["a period that is over", { today: "2030-04-01" }, ["period-over"]],
    ["a missing term", { rows: without("term", "amount") }, ["term-missing"]],
  ])("is refused for %s", (_, overrides, expected) => expect(codes(overrides)).toEqual(expected));

  it("is still possible on the last day of the period", () => {
    expect(blockingWith({ today: "2030-03-31" })).toEqual([]);
  });

  it("does without a clause that is not required", () => {
    expect(blockingWith({ rows: without("clause", "secondary-use") })).toEqual([]);
  });

  it("names each row and the side that has not confirmed it", () => {
    const half = rows.map((row, index) =>
      index === 0 ? { ...row, id: "row-1", confirmations: { vendor: confirmation("vendor") } } : row,
    );
    expect(blockingWith({ rows: half })).toMatchObject([
      { code: "row-unconfirmed", rowKey: rows[0]?.key, rowId: "row-1", party: "hospital" },
    ]);
    expect(progressOf(half)).toEqual({ confirmed: rows.length - 1, total: rows.length });
  });
});

describe("g3 for equipment in the hospital", () => {
  const router: EquipmentValue = {
    kind: "vpn_router",
    place: "サーバ室",
    owner: "vendor",
    patchedBy: "vendor",
    patchWithin: "公表から72時間以内",
  };
  const withEquipment = (change: Partial<EquipmentValue>) =>
    codes({ rows: [...rows, confirmed({ part: "equipment", key: "e1", value: { ...router, ...change } })] });

  it.each<[string, Partial<EquipmentValue>, readonly string[]]>([
    ["everything agreed", {}, []],
    ["no owner", { owner: null }, ["g3 equipment-owner"]],
    ["nobody to patch it", { patchedBy: null }, ["g3 equipment-patcher"]],
    ["no deadline for patches", { patchWithin: " " }, ["g3 equipment-deadline"]],
    [
      "nothing agreed",
      { owner: null, patchedBy: null, patchWithin: "" },
      ["g3 equipment-owner", "g3 equipment-patcher", "g3 equipment-deadline"],
    ],
  ])("%s", (_, change, expected) => expect(withEquipment(change)).toEqual(expected));
});

describe("g3: no duty is ever nobody's", () => {
  const withAssignments = (assignments: Assignments) =>
    codes({ rows: changed<RoleValue>("role", "dat-backup", (value) => ({ ...value, assignments })) });

  it.each<[string, Assignments, readonly string[]]>([
    ["two accountable", { hospital: ["accountable"], vendor: ["accountable", "responsible"] }, ["g3 role-accountable"]],
    ["nobody accountable", { hospital: ["informed"], vendor: ["responsible"] }, ["g3 role-accountable"]],
    [
      "a third party accountable",
      { hospital: [], vendor: ["responsible"], third_party: ["accountable"] },
      ["g3 role-accountable"],
    ],
    ["nobody responsible", { hospital: ["accountable"], vendor: ["consulted"] }, ["g3 role-responsible"]],
    ["nobody at all", { hospital: [], vendor: [] }, ["g3 role-accountable", "g3 role-responsible"]],
  ])("refuses %s", (_, assignments, expected) => expect(withAssignments(assignments)).toEqual(expected));

  it("lets a subcontractor do the work", () => {
    expect(withAssignments({ hospital: [], vendor: ["accountable"], subcontractor: ["responsible"] })).toEqual([]);
  });

  it("passes exactly the rows with one accountable side and somebody responsible", () => {
    const duties = fc.uniqueArray(fc.constantFrom<Duty>("accountable", "responsible", "consulted", "informed"));
    const any = fc.record({ hospital: duties, vendor: duties, subcontractor: duties, third_party: duties });
    fc.assert(
      fc.property(any, (assignments) => {
        const all = Object.values(assignments);
        const sides = [assignments.hospital, assignments.vendor].filter((held) => held.includes("accountable"));
        const one = sides.length === 1 && all.filter((held) => held.includes("accountable")).length === 1;
        const done = all.some((held) => held.includes("responsible"));
        expect(withAssignments(assignments).length === 0).toBe(one && done);
      }),
      { numRuns: 60 },
    );
  });
});

describe("g4: an SLA row says what, how measured, how often reported and what if missed", () => {
  it.each<[string, (value: SlaValue) => SlaValue]>([
    ["target", (value) => ({ ...value, target: { text: " " } })],
    ["measurement", (value) => ({ ...value, measurement: "" })],
    ["words for another interval", (value) => ({ ...value, reportInterval: "other" })],
    ["remedy", (value) => ({ ...value, remedy: "　" })],
  ])("refuses a row without %s", (_, change) => {
    expect(codes({ rows: changed("sla", "uptime", change) })).toEqual(["g4 sla-incomplete"]);
  });
});

describe("g5: residual risk", () => {
  const acceptance = { by: "院長 見本", role: "院長", on: "2026-11-20" };
  const risk = (figures: Partial<RiskValue>, riskLimit: RiskLimit = "medium") =>
    codes({
      riskLimit,
      rows: changed<RiskValue>("risk", "r1", (value) => ({ ...value, communication: { explained }, ...figures })),
    });
  const low = { impactAfter: 3, likelihoodAfter: 1 } as const;
  const medium = { impactAfter: 2, likelihoodAfter: 4 } as const;
  const high = { impactAfter: 3, likelihoodAfter: 3 } as const;
  const critical = { impactAfter: 4, likelihoodAfter: 4 } as const;

  it.each<[string, Partial<RiskValue>, boolean]>([
    ["low", low, true],
    ["low and retained", { impactAfter: 1, likelihoodAfter: 1, treatment: "accept" }, true],
    ["medium and reduced", { ...medium, treatment: "reduce" }, true],
    ["medium and retained", { impactAfter: 2, likelihoodAfter: 2, treatment: "accept" }, false],
    ["medium, retained, accepted", { impactAfter: 2, likelihoodAfter: 2, treatment: "accept", acceptance }, true],
    ["high", high, false],
    ["high and accepted", { ...high, acceptance }, true],
    ["critical", { impactAfter: 4, likelihoodAfter: 3 }, false],
    ["critical and accepted", { ...critical, acceptance }, true],
    ["high, accepted by nobody", { ...high, acceptance: { ...acceptance, by: " " } }, false],
    ["high, a level that lies", { ...critical, residualLevel: "low" }, false],
  ])("%s", (_, figures, passes) => expect(risk(figures)).toEqual(passes ? [] : ["g5 risk-not-accepted"]));

  it.each<[RiskLimit, Partial<RiskValue>, boolean]>([
    ["low", low, true],
    ["low", medium, false],
    ["medium", medium, true],
    ["high", high, true],
    ["high", critical, false],
  ])("with the hospital's limit at %s: %j", (limit, figures, passes) =>
    expect(risk(figures, limit)).toEqual(passes ? [] : ["g5 risk-not-accepted"]),
  );

  it("cannot be accepted before the vendor has explained it", () => {
    const [blocking] = blockingWith({
      rows: changed<RiskValue>("risk", "r1", (value) => ({ ...value, ...high, acceptance })),
    });
    expect(blocking).toMatchObject({ gate: "g5", code: "risk-not-explained", rowKey: "r1", party: "vendor" });
  });
});

describe("g5: measures sold as options", () => {
  const line = "option:service-security-options:1";
  const offered = fullAnswers(catalogues.disclosure, "saas", {
    "service-security-options": {
      value: [
        { measure: "Web防御", offering: "paid_option", risk_if_declined: "攻撃を止められません" },
        { measure: "通信の暗号化", offering: "standard" },
      ],
    },
  });
  const offeredRows = prefilled(offered).map(confirmed);
  const option = (change: Partial<RiskValue>) =>
    settlementBlocking(
      settlement(offered, {
        rows: offeredRows.map((row) =>
          row.key === line ? { ...row, value: { ...(row.value as RiskValue), ...change } } : row,
        ),
      }),
    ).map(({ code }) => code);
  const acceptance = { by: "院長 見本", role: "院長", on: "2026-11-20" };

  it("have a row each, undecided", () => {
    expect(offeredRows.filter(({ key }) => key.startsWith("option:")).map(({ key }) => key)).toEqual([line]);
    expect(option({})).toEqual(["option-undecided"]);
  });

  it.each<[string, Partial<RiskValue>, readonly string[]]>([
    ["taken", { decision: "taken" }, []],
    ["declined by nobody", { decision: "declined" }, ["risk-not-explained", "risk-not-accepted"]],
    ["declined, unexplained", { decision: "declined", acceptance }, ["risk-not-explained"]],
    ["declined, the rest accepted", { decision: "declined", acceptance, communication: { explained } }, []],
  ])("%s", (_, change, expected) => expect(option(change)).toEqual(expected));

  it("are not forgotten by deleting the row", () => {
    const rows = offeredRows.filter(({ key }) => key !== line);
    expect(settlementBlocking(settlement(offered, { rows }))).toMatchObject([
      { code: "option-without-row", rowKey: line },
    ]);
  });
});

describe("g6: every gap has its row", () => {
  const gapItem = catalogues.disclosure.sections
    .flatMap(({ items }) => items)
    .find(({ answer, appliesWhen }) => answer.noMeans === "gap" && "always" in appliesWhen);
  const itemId = gapItem?.id ?? "";
  const withGap = fullAnswers(catalogues.disclosure, "saas", { [itemId]: { value: "no", note: "準備中" } });
  const isGap = ({ key }: { key: string }) => key === `no:${itemId}`;
  const gapRows = prefilled(withGap)
    .map((row) => (isGap(row) ? { ...row, value: { ...(row.value as RiskValue), ...told } } : row))
    .map(confirmed);
  const blocking = (change: (rows: typeof gapRows) => SettlementInput["rows"]) =>
    settlementBlocking(settlement(withGap, { rows: change(gapRows) }));

  it("passes with its row written and confirmed", () => expect(blocking((all) => all)).toEqual([]));

  it("refuses without the row", () => {
    const found = blocking((all) => all.filter((row) => !isGap(row)));
    expect(found).toMatchObject([{ gate: "g6", code: "gap-without-row", itemId }]);
  });

  it("refuses without measures", () => {
    const found = blocking((all) =>
      all.map((row) => (isGap(row) ? { ...row, value: { ...(row.value as RiskValue), measures: "" } } : row)),
    );
    expect(found).toMatchObject([{ gate: "g6", code: "gap-without-measures", itemId }]);
  });

  it("refuses without the hospital's own assessment; that it confirmed the row is none", () => {
    const found = blocking((all) =>
      all.map((row) => {
        const { assessment: _, ...value } = row.value as RiskValue;
        return isGap(row) ? { ...row, value } : row;
      }),
    );
    expect(found).toMatchObject([{ gate: "g6", code: "gap-not-assessed", itemId, party: "hospital" }]);
  });

  it("refuses what the vendor never explained", () => {
    const found = blocking((all) =>
      all.map((row) => {
        const { communication: _, ...value } = row.value as RiskValue;
        return isGap(row) ? { ...row, value } : row;
      }),
    );
    expect(found).toMatchObject([{ code: "risk-not-explained", party: "vendor" }]);
  });
});
