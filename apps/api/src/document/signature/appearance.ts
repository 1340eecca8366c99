import { breakLines, type Line } from "../typesetting/line.js";
import type { FaceName } from "../typesetting/font.js";
import type { IncrementalUpdate } from "../pdf-file/incremental-update.js";
import {
  arrayOf,
  dictionaryOf,
  isKind,
  nameOf,
  referenceTo,
  type PdfDictionary,
  type PdfObject,
} from "../pdf-file/pdf-object.js";
import { EmbeddedFont } from "./embedded-font.js";

const INSET = 10;
const LARGEST = 8.5;
const SMALLEST = 4;
const LEADING = 1.55;
const ACCENT = "0.12 0.25 0.34";

const widthAndHeight = (field: PdfDictionary): { width: number; height: number } => {
  const rectangle = field.entries.get("Rect");
  const edges = isKind(rectangle, "array") ? rectangle.items : [];
  const [left, bottom, right, top] = edges;
  if (typeof left !== "number" || typeof bottom !== "number" || typeof right !== "number" || typeof top !== "number") {
    throw new TypeError("the signature field has no rectangle");
  }
  return { width: right - left, height: top - bottom };
};

/** Breaks the lines at the largest size at which all of them fit into the field. */
const fit = (texts: readonly string[], width: number, height: number): { size: number; lines: Line[] } => {
  for (let size = LARGEST; size >= SMALLEST; size -= 0.5) {
    const lines = texts.flatMap((text) => breakLines("gothic", text, (width * 1000) / size, "署名欄"));
    if (lines.length * size * LEADING <= height) return { size, lines };
  }
  throw new RangeError("the printed signature does not fit into its field");
};

/**
 * Appends the printed form of a signature and returns the number of its form XObject. What it prints lies in the file in the
 * same update as the signature itself, set in fonts of its own.
 */
export const appendAppearance = (update: IncrementalUpdate, field: PdfDictionary, texts: readonly string[]): number => {
  const { width, height } = widthAndHeight(field);
  const { size, lines } = fit(texts, width - 2 * INSET, height - 2 * INSET);
  const fonts = new Map<FaceName, EmbeddedFont>();
  const lead = size * LEADING;
  const firstBaseline = (height + lines.length * lead) / 2 - lead / 2 - size * 0.38;
  let content = `q\n${ACCENT} rg 0 0 3 ${round(height)} re f\n0 0 0 rg\n`;
  lines.forEach((line, index) => {
    content += showLine(line, INSET, firstBaseline - index * lead, size, fonts);
  });
  const resources = dictionaryOf({
    Font: {
      kind: "dictionary",
      entries: new Map(
        [...fonts].map(([face, font]): [string, PdfObject] => [face, referenceTo(font.appendTo(update))]),
      ),
    },
  });
  const bytes = Buffer.from(`${content}Q`, "latin1");
  const number = update.allocate();
  update.put(number, {
    kind: "stream",
    dictionary: dictionaryOf({
      Type: nameOf("XObject"),
      Subtype: nameOf("Form"),
      BBox: arrayOf(0, 0, width, height),
      Resources: resources,
      Length: bytes.length,
    }),
    bytes,
  });
  return number;
};

const round = (value: number): number => Math.round(value * 100) / 100;

const showLine = (
  line: Line,
  left: number,
  baseline: number,
  size: number,
  fonts: Map<FaceName, EmbeddedFont>,
): string => {
  let operators = `BT 1 0 0 1 ${round(left + (line.shift * size) / 1000)} ${round(baseline)} Tm\n`;
  let current: FaceName | null = null;
  line.glyphs.forEach((glyph, index) => {
    const font = fonts.get(glyph.face) ?? new EmbeddedFont(glyph.face);
    fonts.set(glyph.face, font);
    if (glyph.face !== current) {
      operators += `/${glyph.face} ${size} Tf\n`;
      current = glyph.face;
    }
    const kern = index + 1 < line.glyphs.length ? (line.kerns[index] ?? 0) : 0;
    operators += kern === 0 ? `<${font.encode(glyph)}> Tj\n` : `[<${font.encode(glyph)}> ${-kern}] TJ\n`;
  });
  return `${operators}ET\n`;
};
