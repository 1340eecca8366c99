import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareVersionNumbers, nextVersionNumber } from "./version-number.js";

describe("the next version number", () => {
  it.each<[string[], boolean, string]>([
    [[], true, "1.0"],
    [[], false, "1.0"],
    [["1.0"], true, "1.1"],
    [["1.0"], false, "2.0"],
    [["1.9", "1.10", "1.2"], true, "1.11"],
    [["2.0", "1.10"], true, "2.1"],
    [["2.3", "10.0"], false, "11.0"],
  ])("after %j (same edition: %s) is %s", (existing, sameEdition, expected) =>
    expect(nextVersionNumber(existing, sameEdition)).toBe(expected),
  );

  const number = fc.tuple(fc.nat(50), fc.nat(50)).map(([edition, revision]) => `${edition}.${revision}`);

  it("comes after all that exist", () => {
    fc.assert(
      fc.property(fc.array(number), fc.boolean(), (existing, sameEdition) => {
        const next = nextVersionNumber(existing, sameEdition);
        for (const earlier of existing) expect(compareVersionNumbers(earlier, next)).toBeLessThan(0);
      }),
    );
  });

  it("leaves the list as it was", () => {
    const existing = ["1.10", "1.9"];
    nextVersionNumber(existing, true);
    expect(existing).toEqual(["1.10", "1.9"]);
  });

  it.each(["", "1", "1.0.0", "v1.0", "1.-1", "１.０", "1.0 "])("refuses %j", (wrong) =>
    expect(() => nextVersionNumber([wrong, "1.0"], true)).toThrow(RangeError),
  );
});

describe("the order of version numbers", () => {
  it("is by parts, not by letters", () => {
    expect(["1.10", "2.0", "1.9", "10.0", "1.0"].sort(compareVersionNumbers)).toEqual([
      "1.0",
      "1.9",
      "1.10",
      "2.0",
      "10.0",
    ]);
  });
});
