/** The part of fontkit 2.0.4 that the typesetting touches; the package ships no types. */
declare module "fontkit" {
  export interface FontGlyph {
    readonly id: number;
    readonly advanceWidth: number;
  }

  export interface FontSubset {
    /** Original glyph ids in the order of the subset; index 0 is .notdef. */
    readonly glyphs: number[];
    /** Present only in subsets of CFF (OpenType) faces. */
    readonly cff?: unknown;
    includeGlyph(glyphId: number): number;
    encode(): Uint8Array;
  }

  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly italicAngle: number;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontGlyph;
    getGlyph(id: number): FontGlyph;
    createSubset(): FontSubset;
  }

  export function create(bytes: Uint8Array): Font;
}
