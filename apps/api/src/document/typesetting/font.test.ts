import { describe, expect, it } from "@jest/globals";
import { rareCharacters } from "../../../test/agreement-fixture.js";
import { findUnprintable, glyphFor, UnprintableCharacter, writtenLines } from "./font.js";

describe("the characters that can be printed", () => {
  it("include rare kanji, units and marks of Japanese documents", () => {
    expect(findUnprintable(`${rareCharacters}\u{2000b}\u{20089}〔〕㍻㍿□■○●◎△→\r\n\t終わり`)).toEqual([]);
  });

  it("include a letter whose mark was typed apart, set as the composed letter", () => {
    expect(findUnprintable("か\u3099ハ\u309a")).toEqual([]);
    expect(writtenLines("か\u3099ハ\u309a 神\ufa19")).toEqual(["がパ 神\ufa19"]);
  });

  it("take ≒ from the last face of the chain", () => {
    expect(glyphFor("mincho", 0x2252).face).toBe("fallback");
  });

  it.each([
    ["a character no face has", "終😀", 0x1f600],
    ["a right-to-left override", "abc\u202edcba", 0x202e],
    ["a zero-width joiner", "a\u200db", 0x200d],
    ["a null", "a\u0000", 0],
    ["a private-use character (外字)", "\ue000", 0xe000],
    ["a lone surrogate", "a\ud800b", 0xd800],
    ["a combining mark that makes no known letter", "あ\u3099", 0x3099],
    ["a variation selector", "葛\u{e0100}", 0xe0100],
    ["a line separator", "a\u2028b", 0x2028],
  ])("exclude %s", (_, text, codePoint) => {
    expect(findUnprintable(text)).toEqual([{ character: String.fromCodePoint(codePoint), codePoint }]);
  });

  it("are all told, each once", () => {
    expect(findUnprintable("😀終😀\u202e").map(({ codePoint }) => codePoint)).toEqual([0x1f600, 0x202e]);
  });

  it("are refused by name and place instead of printed as a box", () => {
    const error = new UnprintableCharacter(0x1f600, "役割分担表 12 備考");
    expect(() => glyphFor("gothic", 0x1f600, "役割分担表 12 備考")).toThrow(error);
    expect(error.message).toBe("U+1F600 cannot be printed (役割分担表 12 備考)");
  });
});
