import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareDecimals, isDecimal } from "./decimal.js";

describe("a decimal", () => {
  it.each<[unknown, boolean]>([
    ["0", true],
    ["99.950", true],
    ["-1.5", true],
    ["007", true],
    ["9".repeat(40), true],
    ["9".repeat(41), false],
    ["", false],
    [".5", false],
    ["5.", false],
    ["+1", false],
    ["1,000", false],
    ["1e3", false],
    [" 1", false],
    ["1\n", false],
    ["９", false],
    [1, false],
    [null, false],
  ])("%j: %s", (value, expected) => expect(isDecimal(value)).toBe(expected));

  it.each<[string, string, number]>([
    ["1.50", "1.5", 0],
    ["0", "-0.0", 0],
    ["9", "10", -1],
    ["-9", "-10", 1],
    ["-0.1", "0.1", -1],
    ["99.95", "99.949999999999999999999", 1],
    ["12345678901234567890.1", "12345678901234567890.2", -1],
  ])("%s against %s", (a, b, expected) => expect(compareDecimals(a, b)).toBe(expected));

  it("is ordered like the numbers it names", () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) =>
        expect(compareDecimals((a / 100).toFixed(2), (b / 100).toFixed(2))).toBe(Math.sign(a - b)),
      ),
    );
  });
});
