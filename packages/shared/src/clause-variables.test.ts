import { describe, expect, it } from "@jest/globals";
import { catalogues } from "../tools/sample-agreement.js";
import {
  clauseVariables,
  variableFault,
  variableText,
  type ClauseVariable,
  type NumberVariable,
} from "./clause-variables.js";
import { sameFigures } from "./clause-sense.js";

const all = Object.entries(clauseVariables) as [string, ClauseVariable][];
const numbers = all.filter((one): one is [string, NumberVariable] => one[1].kind === "number");

describe("the variables of the standard clauses", () => {
  it("have a standard value that stands", () => {
    for (const [name, { standard }] of all) expect([name, variableFault(name, standard)]).toEqual([name, null]);
  });

  it.each(numbers.map(([name, { min, max }]) => [name, min, max] as const))(
    "hold %s to whole numbers from %i to %i",
    (name, min, max) => {
      expect(variableFault(name, String(min))).toBeNull();
      expect(variableFault(name, String(max))).toBeNull();
      expect(variableFault(name, String(min - 1))).toBe("out-of-range");
      expect(variableFault(name, String(max + 1))).toBe("out-of-range");
      for (const wrong of ["", " ", "1.5", "-1", "03", "１", "1日", "1e2", "9".repeat(10)])
        expect(variableFault(name, wrong)).toBe("not-a-number");
    },
  );

  it("hold words to one line that says something, and choices to their list", () => {
    expect(variableFault("court", "東京地方裁判所")).toBeNull();
    expect(variableFault("court", "　")).toBe("empty");
    expect(variableFault("court", "東京\n地裁")).toBe("line-break");
    expect(variableFault("court", "あ".repeat(201))).toBe("too-long");
    expect(variableFault("liabilityCap", "none")).toBeNull();
    expect(variableFault("liabilityCap", "constructor")).toBe("unknown-choice");
    expect(variableFault("a-variable-of-ones-own", "")).toBeNull();
  });

  it("start from the figures that the SLA catalogue suggests, so that a new agreement does not contradict itself", () => {
    const items = catalogues.sla.sections.flatMap(({ items: some }) => some);
    for (const { variable, part, key } of sameFigures.filter((one) => one.part === "sla")) {
      const suggested = items.find(({ id }) => id === key)?.suggested;
      const { standard, unit } = clauseVariables[variable] as NumberVariable;
      expect([part, key, suggested?.amount, suggested?.unit]).toEqual([part, key, standard, unit]);
    }
  });

  it("name rows that the catalogues know", () => {
    const roles = catalogues.roles.sections.flatMap(({ items }) => items.map(({ id }) => id));
    for (const { key } of sameFigures.filter(({ part }) => part === "role")) expect(roles).toContain(key);
  });

  it("are said with their unit, choices by their name", () => {
    expect(variableText("noticeDays", "30", "ja")).toBe("30日");
    expect(variableText("noticeDays", "30", "en")).toBe("30 days");
    expect(variableText("liabilityCap", "none", "ja")).toBe("上限を定めない");
    expect(variableText("court", "東京地方裁判所", "en")).toBe("東京地方裁判所");
  });
});
