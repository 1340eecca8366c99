import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { characterPairs } from "./character-pairs.js";

describe("the pairs of a folded text", () => {
  it.each([
    ["電子 電子カ", ["電子", "子カ"]],
    ["𠮷野 x", ["𠮷野"]],
    ["", []],
  ])("of %j are %j", (text, pairs) => {
    expect(characterPairs(text)).toEqual(pairs);
  });

  it("of a part of a word are among those of the word", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (before, part, after) => {
          const whole = new Set(characterPairs(before + part + after));
          expect(characterPairs(part).every((pair) => whole.has(pair))).toBe(true);
        },
      ),
    );
  });
});
