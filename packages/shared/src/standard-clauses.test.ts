import { describe, expect, it } from "@jest/globals";
import { catalogues } from "../tools/sample-agreement.js";
import * as fc from "fast-check";
import type { ClauseValue } from "./agreement-row.js";
import { clauseVariable, clauseVariables, variableFault } from "./clause-variables.js";
import { checkRow } from "./row-check.js";
import {
  bearerByDisclosure,
  clausePieces,
  clauseStanding,
  isStandardText,
  standardClause,
  standardClauseLabel,
  standardClauseOrder,
  standardClauses,
  withNames,
  withoutNames,
} from "./standard-clauses.js";
import { bearerOf, updateDutyBearers } from "./update-duty.js";

const names = { hospital: "甲病院", vendor: "乙社", service: "見本" };
const clauses = standardClauses({ ...names, bearer: "vendor" });

describe("the standard clauses", () => {
  it("cover every required clause, each once, in one order", () => {
    expect(clauses.map(({ key }) => key)).toEqual(standardClauseOrder);
    expect(new Set(standardClauseOrder).size).toBe(standardClauseOrder.length);
    for (const { id } of catalogues.sla.requiredClauses) expect(standardClauseOrder).toContain(id);
  });

  it("have an English name wherever the catalogue gives none", () => {
    const required = catalogues.sla.requiredClauses.map(({ id }) => id);
    for (const id of standardClauseOrder) expect(required.includes(id)).toBe(standardClauseLabel(id) === undefined);
  });

  it("number their paragraphs １, ２, ３ without a gap", () => {
    for (const { value } of clauses)
      value.text
        .split("\n")
        .forEach((paragraph, index) => expect(paragraph.startsWith(`${"１２３４５６７８９"[index]}　`)).toBe(true));
  });

  it("leave a name that looks like a place as it is", () => {
    const [scope] = standardClauses({ ...names, service: "{vendor}$&", bearer: "partial" });
    expect(scope?.value.text).toContain("「{vendor}$&」");
  });
});

describe("update-duty", () => {
  it.each([...updateDutyBearers])("names its form: %s", (bearer) => {
    const clause = standardClauses({ ...names, bearer }).find(({ key }) => key === "update-duty");
    expect(clause && bearerOf(clause.value)).toBe(bearer);
  });

  it("lets the hospital use 保守委託機関編 only where the vendor bears all", () => {
    for (const bearer of updateDutyBearers) {
      const text = standardClauses({ ...names, bearer }).find(({ key }) => key === "update-duty")?.value.text;
      expect(text?.includes("適用を受けるものではない")).toBe(bearer !== "vendor");
    }
  });

  it("is taken from the disclosure, and not borne where it is silent", () => {
    expect(bearerByDisclosure({})).toBe("not_vendor");
    expect(bearerByDisclosure({ "split-maintenance-delegation": { value: "yes" } })).toBe("vendor");
  });
});

const variablesOf = (key: string) => Object.keys(standardClause(key, {}, "vendor")?.variables ?? {});

describe("variables", () => {
  it("leave to negotiation what the issue about agreements names", () => {
    expect(variablesOf("scope")).toEqual(["hospital", "service", "vendor"]);
    expect(variablesOf("update-duty")).toEqual(["patchDays"]);
    expect(variablesOf("data-location")).toEqual(["dataPlaces", "noticeDays"]);
    expect(variablesOf("subcontract")).toEqual(["noticeDays"]);
    expect(variablesOf("incident-report")).toEqual(["firstReportHours", "finalReportDays"]);
    expect(variablesOf("audit-right")).toEqual(["auditNoticeDays", "documentDays"]);
    expect(variablesOf("confidentiality")).toEqual(["secrecyYears"]);
    expect(variablesOf("secondary-use")).toEqual(["noticeDays"]);
    expect(variablesOf("damages")).toEqual(["liabilityCap"]);
    expect(variablesOf("termination")).toEqual([
      "terminationMonths",
      "returnDays",
      "returnFormat",
      "acceptanceDays",
      "erasureDays",
      "erasureMethod",
    ]);
    expect(variablesOf("retention")).toEqual(["retentionYears"]);
    expect(variablesOf("governing-law")).toEqual(["court"]);
    // The portal's own way of signing is not open to negotiation.
    expect(variablesOf("how-signed")).toEqual([]);
  });

  it("are each used by some clause", () => {
    const used = standardClauseOrder.flatMap(variablesOf);
    const capped = Object.keys(standardClause("damages", { liabilityCap: "months" })?.variables ?? {});
    for (const name of Object.keys(clauseVariables)) expect([...used, ...capped]).toContain(name);
  });

  it("stand in the text, and a choice brings the variables of its words", () => {
    const text = (variables: Record<string, string>) => standardClause("damages", variables)?.text;
    expect(text({ liabilityCap: "months", liabilityMonths: "24" })).toContain("直前24か月分の本サービスの利用料");
    expect(text({ liabilityCap: "none", liabilityMonths: "24" })).not.toContain("24");
    expect(standardClause("incident-report", { firstReportHours: "6" })?.text).toContain("知った時から6時間以内に");
  });

  it("that cannot stand have their standard value", () => {
    expect(standardClause("retention", { retentionYears: "0" })?.variables).toEqual({ retentionYears: "10" });
    expect(standardClause("unknown")).toBeUndefined();
    expect(standardClause("constructor")).toBeUndefined();
  });

  it("whatever they say, make a text that is standard, is accepted as it is, and shows where they stand", () => {
    const key = fc.constantFrom(...standardClauseOrder);
    const values = fc.dictionary(
      fc.constantFrom(...Object.keys(clauseVariables)),
      fc.oneof(fc.nat(400).map(String), fc.string({ maxLength: 20 }), fc.constant("{vendor}"), fc.constant("months")),
    );
    fc.assert(
      fc.property(key, values, fc.constantFrom(...updateDutyBearers), (clause, variables, bearer) => {
        const value = standardClause(clause, variables, bearer)!;
        expect(isStandardText(clause, value)).toBe(true);
        expect(clauseStanding(clause, value)).toBe("standard");
        const pieces = clausePieces(clause, value);
        expect(pieces.map(({ text }) => text).join("")).toBe(value.text);
        const shown = new Set(pieces.flatMap(({ variable }) => variable ?? []));
        for (const name of Object.keys(value.variables ?? {}))
          expect(shown.has(name) || clauseVariable(name)?.kind === "choice").toBe(true);
        for (const [name, given] of Object.entries(value.variables ?? {}))
          expect(variableFault(name, given)).toBeNull();
      }),
    );
  });
});

describe("a clause beside the standard text", () => {
  const clause = standardClause("retention", { retentionYears: "7" })!;

  it("is changed as soon as its words, its title or the values it claims differ", () => {
    expect(clauseStanding("retention", clause)).toBe("standard");
    expect(clauseStanding("retention", { ...clause, text: `${clause.text}。` })).toBe("changed");
    expect(clauseStanding("retention", { ...clause, title: "別の見出し" })).toBe("changed");
    expect(clauseStanding("retention", { ...clause, variables: { retentionYears: "8" } })).toBe("changed");
    expect(clauseStanding("own-1", clause)).toBe("own");
  });

  it("is not made a change by a later edition of the standard text", () => {
    const old: ClauseValue = { title: "記録の保管", text: "以前の標準文", variables: { retentionYears: "10" } };
    expect(clauseStanding("retention", old)).toBe("changed");
    expect(clauseStanding("retention", old, old)).toBe("standard");
    expect(clausePieces("retention", old)).toEqual([{ text: "以前の標準文" }]);
  });

  it.each([
    ["retention", "retentionYears", "0", "out-of-range"],
    ["retention", "retentionYears", "七", "not-whole"],
    ["governing-law", "court", "", "empty-variable"],
    ["damages", "liabilityCap", "all", "unknown-choice"],
  ])("%s refuses %s: %s", (key, name, value, code) => {
    const input = { title: "題", text: "文", variables: { [name]: value } };
    const check = checkRow("clause", key, input, { ...catalogues, side: "vendor", today: "2026-11-25" });
    expect(check.ok ? [] : check.findings.map((one) => [one.pointer, one.code])).toEqual([
      [`/variables/${name}`, code],
    ]);
  });
});

describe("a clause of a template", () => {
  const real = { hospital: "医療法人見本会", vendor: "株式会社見本", service: "株式会社見本カルテ" };

  it("names nobody, and takes the names of the agreement it is applied to", () => {
    for (const key of standardClauseOrder) {
      const inAgreement = standardClause(key, real, "partial")!;
      const inTemplate = withoutNames(key, inAgreement, real);
      expect(JSON.stringify(inTemplate)).not.toContain("見本");
      expect(withNames(key, inTemplate, real)).toEqual(inAgreement);
    }
  });

  it("does so in words of one's own too", () => {
    const own: ClauseValue = { title: "責任", text: "医療法人見本会は株式会社見本カルテを使い、株式会社見本が守る。" };
    const kept = withoutNames("own-1", own, real);
    expect(kept.text).toBe("〔医療機関名〕は〔サービス名〕を使い、〔事業者名〕が守る。");
    expect(withNames("own-1", kept, { ...real, hospital: "$&〔事業者名〕病院" }).text).toContain("$&");
    expect(withNames("own-1", kept, real)).toEqual(own);
  });
});
