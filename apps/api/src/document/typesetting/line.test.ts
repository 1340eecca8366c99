import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isSpace, mayBreakBetween, mayNotEndLine, mayNotStartLine } from "./character-class.js";
import { breakLines, justification, singleLine, type Line } from "./line.js";

const EM = 1000;
const textOf = (line: Line | undefined): string =>
  (line?.glyphs ?? []).map(({ codePoint }) => String.fromCodePoint(codePoint)).join("");
const linesOf = (text: string, ems: number): string[] => breakLines("mincho", text, ems * EM).map(textOf);
const withoutSpaces = (text: string): string => text.replace(/[ 　\n]/g, "");

/** Text as people write it: words, with the punctuation of contracts between them, never piled up beyond what a line holds. */
const word = fc.constantFrom(
  "医療機関",
  "事業者",
  "サーバー",
  "バックアップ",
  "ネットワーク",
  "責任分界",
  "𠮷野",
  "髙﨑",
  "ＬＡＮ",
  "TLS",
  "99.95",
  "２４時間",
  "㎡",
  "ゃっと",
  "しょく",
  "a-b",
  "ISO/IEC",
  "月",
  "は",
  "の",
);
const mark = fc.constantFrom(
  "、",
  "。",
  "「",
  "」",
  "（",
  "）",
  "・",
  "ー",
  "～",
  "〜",
  "：",
  " ",
  "　",
  "――",
  "……",
  "％",
  "。」",
  "」（",
  "",
);
const writing = fc
  .array(fc.tuple(word, mark), { maxLength: 60 })
  .map((parts) => parts.map(([text, after]) => text + after).join(""));

describe("breaking lines", () => {
  it("keeps 、 and 。 with the word before them", () => {
    expect(linesOf("甲は乙に、通知する。", 4.5)).toEqual(["甲は乙に、", "通知する。"]);
  });

  it("moves an opening bracket to the next line", () => {
    expect(linesOf("甲及び乙は「合意」する", 6)).toEqual(["甲及び乙は", "「合意」する"]);
  });

  it("keeps words, numbers and dates of Latin letters whole and breaks addresses after a slash", () => {
    expect(linesOf("日付は2026-04-01である", 6)).toEqual(["日付は", "2026-04-01", "である"]);
    expect(linesOf("portal/documents/agreements", 6)).toEqual(["portal/", "documents/", "agreements"]);
  });

  it("cuts a run that no line can hold, losing nothing", () => {
    const digest = "0f".repeat(64);
    expect(linesOf(digest, 10).join("")).toBe(digest);
  });

  it("tightens punctuation that meets punctuation, and sets a bracket flush at the start of a line", () => {
    const [line] = breakLines("mincho", "「乙」（甲）。", 100 * EM);
    expect(line?.shift).toBe(-500);
    expect(line?.width).toBe(7 * EM - 500 - 500 - 500);
  });

  it("lets the blank half of a closing mark hang at the end", () => {
    expect(linesOf("あいうえ。かきくけこ", 4.5)[0]).toBe("あいうえ。");
  });

  it("keeps empty lines and reads all line ends alike", () => {
    expect(linesOf("一\r\n\r\n二\r三\n四", 10)).toEqual(["一", "", "二", "三", "四"]);
  });

  it("loses no character and keeps every line within the measure", () => {
    fc.assert(
      fc.property(writing, fc.integer({ min: 4, max: 47 }), (text, ems) => {
        const lines = breakLines("mincho", text, ems * EM);
        expect(withoutSpaces(lines.map(textOf).join(""))).toBe(withoutSpaces(text));
        for (const line of lines) {
          const seen = line.glyphs.at(-1)?.codePoint ?? 0;
          expect(line.width).toBeLessThanOrEqual(ems * EM + 1 + (line.last ? 500 : 0) + (isSpace(seen) ? EM : 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never breaks kinsoku at seven ems and more", () => {
    fc.assert(
      fc.property(writing, fc.integer({ min: 7, max: 47 }), (text, ems) => {
        const lines = breakLines("mincho", text, ems * EM);
        lines.slice(1).forEach((line, index) => {
          expect(mayNotStartLine(line.glyphs[0]?.codePoint ?? 0)).toBe(false);
          expect(mayNotEndLine(lines[index]?.glyphs.at(-1)?.codePoint ?? 0)).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("survives any printable text: a line is cut against the rules only where it has no legal end", () => {
    const anything = fc.string({ unit: fc.constantFrom(..."、。「（ー～aZ0/漢かッ％…"), maxLength: 80 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 20 }), (text, ems) => {
        const lines = breakLines("gothic", text, ems * EM).map(textOf);
        expect(withoutSpaces(lines.join(""))).toBe(withoutSpaces(text));
        for (const line of lines.slice(0, -1)) {
          const points = [...line].map((character) => character.codePointAt(0) ?? 0);
          const legalInside = points.slice(1).some((point, index) => mayBreakBetween(points[index] ?? 0, point));
          const next = lines[lines.indexOf(line) + 1] ?? "";
          const legalHere = mayBreakBetween(points.at(-1) ?? 0, next.codePointAt(0) ?? 0);
          expect(legalHere || !legalInside || points.length <= 1).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("justification", () => {
  it("fills a wide line, but never a narrow column or the last line", () => {
    const text = "甲及び乙は、本合意書の定めるところにより、（医療情報システムの）安全管理を行う。";
    const [wide, ...rest] = breakLines("mincho", text, 15.4 * EM);
    const gap = wide === undefined ? 0 : justification(wide, 15.4 * EM);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThanOrEqual(90);
    expect(justification(rest.at(-1) as Line, 15.4 * EM)).toBe(0);
    expect(
      breakLines("mincho", text, 10.4 * EM)
        .map((line) => justification(line, 10.4 * EM))
        .every((space) => space === 0),
    ).toBe(true);
  });
});

describe("a single line", () => {
  it("ends in … when it is too long", () => {
    expect(textOf(singleLine("gothic", "クラウド電子カルテ", 5 * EM))).toBe("クラウド…");
    expect(textOf(singleLine("gothic", "短い", 5 * EM))).toBe("短い");
  });
});
