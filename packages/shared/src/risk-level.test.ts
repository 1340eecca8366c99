import { expect, it } from "@jest/globals";
import { catalogues } from "../tools/sample-agreement.js";
import { riskLevel } from "./risk-level.js";

const { bands } = catalogues.risk;

it.each([
  [1, 1, "low"],
  [3, 1, "low"],
  [2, 2, "medium"],
  [2, 4, "medium"],
  [3, 3, "high"],
  [4, 3, "critical"],
  [4, 4, "critical"],
])("reads %d × %d as %s", (impact, likelihood, level) => expect(riskLevel(bands, impact, likelihood)).toBe(level));

it("takes the higher band for a product between two, and the highest above all", () => {
  const gapped = bands.filter(({ id }) => id !== "high");
  expect(riskLevel(gapped, 3, 3)).toBe("critical");
  expect(riskLevel(bands, 5, 5)).toBe("critical");
  expect(riskLevel([...bands].reverse(), 1, 1)).toBe("low");
});
