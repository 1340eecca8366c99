import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { foldForSearch } from "./search-text.js";

describe("text folded for search", () => {
  it.each<[string, string]>([
    ["電子カルテ", "電子カルテ"],
    ["ﾊﾝｶｸｶﾅ", "ハンカクカナ"],
    ["ｶﾞｷﾞ", "ガギ"],
    ["か\u3099", "が"],
    ["ＰＡＣＳ Ｖｅｒ．２", "pacs ver.2"],
    ["㈱髙﨑医療", "(株)高崎医療"],
    ["①", "1"],
    ["渡邊・渡邉", "渡辺・渡辺"],
    ["𠮷田", "吉田"],
    ["齋藤／斎藤", "斎藤/斎藤"],
    ["濱田 濵田 浜田", "浜田 浜田 浜田"],
    ["ひらがな カタカナ", "ひらがな カタカナ"],
    ["  a\u3000\n b\t", "a b"],
    ["", ""],
  ])("%j is %j", (text, expected) => expect(foldForSearch(text)).toBe(expected));

  it("stays the same when folded again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = foldForSearch(text);
        expect(foldForSearch(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not tell composed from decomposed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) =>
        expect(foldForSearch(text.normalize("NFD"))).toBe(foldForSearch(text)),
      ),
    );
  });
});
