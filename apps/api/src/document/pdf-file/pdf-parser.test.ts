import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { objectText, referencesIn, textOf, textString } from "./pdf-object.js";
import { PdfParser, PdfSyntaxError } from "./pdf-parser.js";

const parse = (text: string) => new PdfParser(Buffer.from(text, "latin1"), 0).object();

describe("reading PDF objects", () => {
  it.each([
    ["null", "null"],
    ["-12.50", "-12.5"],
    ["/A#20B", "/A#20B"],
    ["(a\\(b\\)\\101(c)\\n)", "<6128622941286329" + "0a>"],
    ["<FEFF>", "<feff>"],
    ["[ 1 2 0 R true ]", "[1 2 0 R true]"],
    ["<< /B 1 /A << /C [ ] >> >>", "<< /A << /C [] >> /B 1 >>"],
  ])("gives %s one meaning", (text, meaning) => {
    expect(objectText(parse(text))).toBe(meaning);
  });

  it.each([
    ["two equal keys", "<< /A 1 /A 2 >>"],
    ["nesting without end", "[".repeat(1000)],
    ["a string without end", "(abc"],
    ["an unknown word", "obj"],
    ["half a byte", "<abc>"],
    ["nothing", ""],
  ])("refuses %s", (_, text) => {
    expect(() => parse(text)).toThrow(PdfSyntaxError);
  });

  it("reads back every text as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(textOf(parse(objectText(textString(text))))).toBe(text);
      }),
    );
  });

  it("throws nothing but its own error on any bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>[]()/ 0123R\\#nulltrue%\n"), maxLength: 60 }), (text) => {
        try {
          objectText(parse(text));
        } catch (error) {
          expect(error).toBeInstanceOf(PdfSyntaxError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds every reference in an object", () => {
    expect(referencesIn(parse("<< /A [1 0 R << /B 2 0 R >>] /C 3 0 R /D 4 >>"))).toEqual([1, 2, 3]);
  });
});
