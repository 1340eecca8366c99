import { describe, expect, it } from "@jest/globals";
import { catalogues } from "../tools/sample-agreement.js";
import { bearerByDisclosure, standardClauseLabel, standardClauseOrder, standardClauses } from "./standard-clauses.js";
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
