import type { Font } from "fontkit";
import { fontOf, type FaceName, type SetGlyph } from "../typesetting/font.js";
import type { IncrementalUpdate } from "../pdf-file/incremental-update.js";
import { arrayOf, dictionaryOf, nameOf, referenceTo, type PdfObject } from "../pdf-file/pdf-object.js";

const stream = (bytes: Uint8Array, entries: Readonly<Record<string, PdfObject>> = {}): PdfObject => ({
  kind: "stream",
  dictionary: dictionaryOf({ ...entries, Length: bytes.length }),
  bytes: Buffer.from(bytes),
});

const ascii = (text: string): PdfObject => ({ kind: "string", bytes: Buffer.from(text, "latin1") });
const hex = (value: number): string => value.toString(16).padStart(4, "0");

const unicodeOf = (codePoint: number): string =>
  Buffer.from(String.fromCodePoint(codePoint), "utf16le").swap16().toString("hex");

/** A subset font that is appended to a file together with the text set in it. */
export class EmbeddedFont {
  private readonly font: Font;
  private readonly subset;
  /** Set glyphs by their code in the subset, from 1 on. */
  private readonly glyphs: SetGlyph[] = [];
  private readonly codes = new Map<number, number>();

  constructor(face: FaceName) {
    this.font = fontOf(face);
    this.subset = this.font.createSubset();
  }

  /** Four hexadecimal digits that show the glyph. Characters that share a glyph get codes of their own. */
  encode(glyph: SetGlyph): string {
    let code = this.codes.get(glyph.codePoint);
    if (code === undefined) {
      code = this.subset.glyphs.length;
      this.subset.glyphs.push(glyph.id);
      this.glyphs.push(glyph);
      this.codes.set(glyph.codePoint, code);
    }
    return hex(code);
  }

  /** Appends the font's objects and returns the number of the font. */
  appendTo(update: IncrementalUpdate): number {
    const isCff = this.subset.cff !== undefined;
    const file = update.allocate();
    const program = this.subset.encode();
    update.put(file, stream(program, isCff ? { Subtype: nameOf("CIDFontType0C") } : { Length1: program.length }));
    const name = nameOf(`SIGNED+${this.font.postscriptName.replace(/ /g, "_")}`);
    const descriptor = update.allocate();
    update.put(descriptor, this.descriptor(name, isCff ? "FontFile3" : "FontFile2", file));
    const descendant = update.allocate();
    update.put(
      descendant,
      dictionaryOf({
        Type: nameOf("Font"),
        Subtype: nameOf(isCff ? "CIDFontType0" : "CIDFontType2"),
        BaseFont: name,
        CIDSystemInfo: dictionaryOf({ Registry: ascii("Adobe"), Ordering: ascii("Identity"), Supplement: 0 }),
        FontDescriptor: referenceTo(descriptor),
        W: arrayOf(1, arrayOf(...this.glyphs.map(({ advance }) => advance))),
        ...(isCff ? {} : { CIDToGIDMap: nameOf("Identity") }),
      }),
    );
    const unicode = update.allocate();
    update.put(unicode, stream(Buffer.from(this.unicodeMap(), "latin1")));
    const font = update.allocate();
    update.put(
      font,
      dictionaryOf({
        Type: nameOf("Font"),
        Subtype: nameOf("Type0"),
        BaseFont: name,
        Encoding: nameOf("Identity-H"),
        DescendantFonts: arrayOf(referenceTo(descendant)),
        ToUnicode: referenceTo(unicode),
      }),
    );
    return font;
  }

  private descriptor(name: PdfObject, fontFile: "FontFile2" | "FontFile3", file: number): PdfObject {
    const { font } = this;
    const scale = 1000 / font.unitsPerEm;
    const symbolic = 4;
    return dictionaryOf({
      Type: nameOf("FontDescriptor"),
      FontName: name,
      Flags: symbolic,
      FontBBox: arrayOf(
        ...[font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((edge) => edge * scale),
      ),
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      StemV: 80,
      [fontFile]: referenceTo(file),
    });
  }

  private unicodeMap(): string {
    const lines = this.glyphs.map(({ codePoint }, index) => `<${hex(index + 1)}> <${unicodeOf(codePoint)}>`);
    const blocks: string[] = [];
    // The format allows a hundred entries in one block.
    for (let start = 0; start < lines.length; start += 100) {
      const block = lines.slice(start, start + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  }
}
