import { fontOf, type FaceName, type SetGlyph } from "./font.js";
import { isStretchable, type Line } from "./line.js";
import type { PdfkitDocument, PdfkitFont } from "./pdfkit-adapter.js";

/** PDF operators. `y` runs downwards in points, as on the page. */
export type Operators = string;

/** Rounded to 1/100 pt, the precision of every coordinate in the document. */
export const points = (value: number): number => Math.round(value * 100) / 100;

export interface LineStyle {
  readonly size: number;
  /** `r g b`, each 0 to 1. Black when absent. */
  readonly color?: string;
  /** Added at every stretchable place, 1/1000 em. */
  readonly gap?: number;
}

interface EmbeddedFace {
  readonly font: PdfkitFont;
  readonly codes: Map<number, string>;
}

/** Paints lines into pages and keeps the subset fonts of one document. */
export class TextPainter {
  private readonly document: PdfkitDocument;
  private readonly embedded = new Map<FaceName, EmbeddedFace>();

  constructor(document: PdfkitDocument) {
    this.document = document;
  }

  /** Operators that paint a line with its start at `x` and its baseline at `y`. */
  paint(line: Line, x: number, y: number, style: LineStyle): Operators {
    if (line.glyphs.length === 0) return "";
    const start = points(x + (line.shift * style.size) / 1000);
    const color = style.color === undefined ? "" : `${style.color} rg\n`;
    const restore = style.color === undefined ? "" : "0 0 0 rg\n";
    const shown = this.showGlyphs(line, style);
    return `BT\n${color}1 0 0 -1 ${start} ${points(y)} Tm\n${shown}${restore}ET\n`;
  }

  private showGlyphs(line: Line, { size, gap = 0 }: LineStyle): Operators {
    let operators = "0 Tc\n";
    let face: FaceName | null = null;
    let spacing = 0;
    let pending = "";
    let run = "";
    const endRun = (): void => {
      if (run !== "") pending += `<${run}>`;
      run = "";
    };
    const show = (): void => {
      endRun();
      if (pending !== "") operators += `[${pending}] TJ\n`;
      pending = "";
    };
    line.glyphs.forEach((glyph, index) => {
      const next = line.glyphs[index + 1];
      const wanted = next !== undefined && gap !== 0 && isStretchable(glyph, next) ? gap : 0;
      if (glyph.face !== face) {
        show();
        face = glyph.face;
        operators += `/${this.useFace(face)} ${size} Tf\n`;
      }
      if (wanted !== spacing && next !== undefined) {
        show();
        spacing = wanted;
        operators += `${Math.round(spacing * size) / 1000} Tc\n`;
      }
      run += this.encode(glyph);
      const kern = line.kerns[index] ?? 0;
      if (kern !== 0 && next !== undefined) {
        endRun();
        pending += String(-kern);
      }
    });
    show();
    return operators;
  }

  /** Names the face on the current page. */
  private useFace(name: FaceName): string {
    const { font } = this.face(name);
    this.document.page.fonts[font.id] ??= font.ref();
    return font.id;
  }

  private face(name: FaceName): EmbeddedFace {
    let face = this.embedded.get(name);
    if (face === undefined) {
      this.document.registerFont(name, fontOf(name));
      this.document.font(name);
      face = { font: this.document._font, codes: new Map() };
      this.embedded.set(name, face);
    }
    return face;
  }

  /**
   * Two characters may share one glyph (～ U+FF5E and 〜 U+301C). Each gets its own code, so that copied text is the text that
   * was written; hence a shared glyph goes into the subset twice.
   */
  private encode(glyph: SetGlyph): string {
    const { font, codes } = this.face(glyph.face);
    const known = codes.get(glyph.codePoint);
    if (known !== undefined) return known;
    let index = font.subset.includeGlyph(glyph.id);
    if (font.unicode[index] !== undefined) {
      index = font.subset.glyphs.length;
      font.subset.glyphs.push(glyph.id);
    }
    font.widths[index] = glyph.advance;
    font.unicode[index] = [glyph.codePoint];
    const code = index.toString(16).padStart(4, "0");
    codes.set(glyph.codePoint, code);
    return code;
  }
}
