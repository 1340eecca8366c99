import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson, sameJson } from "./canonical.js";

const jsonData = fc.jsonValue({ stringUnit: "binary" }).map((value): unknown => JSON.parse(JSON.stringify(value)));

/** The same data with the members of every object put in another order. */
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
};

describe("canonical JSON", () => {
  it.each<[string, unknown, string]>([
    [
      "the sample of RFC 8785",
      {
        numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27],
        string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        literals: [null, true, false],
      },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      "names by UTF-16 code units",
      {
        "\u20ac": "Euro",
        "\r": "CR",
        "\ufb33": "Dalet",
        "1": "One",
        "\ud83d\ude00": "Smiley",
        "\u0080": "Control",
        "\u00f6": "o",
      },
      '{"\\r":"CR","1":"One","\u0080":"Control","ö":"o","€":"Euro","😀":"Smiley","\ufb33":"Dalet"}',
    ],
    ["negative zero", -0, "0"],
    ["a large number", 1e21, "1e+21"],
    ["text as typed, not normalised", "か\u3099㈱𠮷", '"か\u3099㈱𠮷"'],
    ["nothing inside", { a: [], b: {} }, '{"a":[],"b":{}}'],
  ])("%s", (_, value, expected) => expect(canonicalJson(value)).toBe(expected));

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["an undefined member", { a: undefined }],
    ["a hole", [1, , 2]],
    ["NaN", NaN],
    ["infinity", { a: [-Infinity] }],
    ["a lone high surrogate", "\ud842"],
    ["a lone low surrogate", ["a\udc00"]],
    ["a lone surrogate in a name", { "\ud800": 1 }],
    ["a bigint", 1n],
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a date", new Date(0)],
    ["a map", new Map()],
  ])("refuses %s", (_, value) => expect(() => canonicalJson(value)).toThrow(RangeError));

  it("says the same data", () => {
    fc.assert(fc.property(jsonData, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)));
  });

  it("does not depend on the order of members", () => {
    fc.assert(fc.property(jsonData, (value) => expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))));
  });

  it("is the same when made again from itself", () => {
    fc.assert(
      fc.property(jsonData, (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it("keeps different numbers and strings apart", () => {
    const leaf = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: "binary" }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(leaf, leaf, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(a === b);
      }),
    );
  });
});

describe("the same JSON", () => {
  it("is what has the same canonical text", () => {
    fc.assert(
      fc.property(jsonData, jsonData, (a, b) => {
        expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(sameJson(a, shuffled(a))).toBe(true);
        expect(sameJson({ a, b }, { b })).toBe(false);
      }),
    );
  });

  it.each<[unknown, unknown]>([
    [[], {}],
    [{ length: 0 }, []],
    [null, {}],
    [0, "0"],
    [[1], [1, 1]],
    [{ a: null }, { b: null }],
    [{ a: {} }, { a: [] }],
  ])("is not %j and %j", (a, b) => expect(sameJson(a, b)).toBe(false));
});
