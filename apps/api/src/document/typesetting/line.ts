import { glyphFor, writtenLines, type SetGlyph, type Typeface } from "./font.js";
import { isClosing, isLatin, isOpening, isSpace, mayBreakBetween } from "./character-class.js";

/** One line of text, ready to paint. All lengths in 1/1000 em. */
export interface Line {
  readonly glyphs: readonly SetGlyph[];
  /** Added after each glyph: the tightening of neighbouring punctuation (negative). */
  readonly kerns: readonly number[];
  /** Width as seen: the blank half of a closing mark at the end hangs outside. */
  readonly width: number;
  /** Shift of the start: an opening bracket at the start of a line stands flush (negative), else 0. */
  readonly shift: number;
  /** Ends a paragraph, so it is never justified. */
  readonly last: boolean;
}

const HALF_EM = 500;
const FULL_WIDTH = 1000;
/** Rounding of advances must not push a character that fits exactly. */
const TOLERANCE = 0.01;

const hasBlankRightHalf = (glyph: SetGlyph): boolean => glyph.advance === FULL_WIDTH && isClosing(glyph.codePoint);
const hasBlankLeftHalf = (glyph: SetGlyph): boolean => glyph.advance === FULL_WIDTH && isOpening(glyph.codePoint);

/** Punctuation that meets punctuation gives up half an em: 。」 and 」（ and （「. */
const tightening = (glyph: SetGlyph, next: SetGlyph): number => {
  if (hasBlankRightHalf(glyph) && (hasBlankRightHalf(next) || hasBlankLeftHalf(next))) return -HALF_EM;
  return hasBlankLeftHalf(glyph) && hasBlankLeftHalf(next) ? -HALF_EM : 0;
};

const setText = (typeface: Typeface, text: string, where: string): SetGlyph[] => {
  const glyphs: SetGlyph[] = [];
  for (const character of text) glyphs.push(glyphFor(typeface, character.codePointAt(0) ?? 0, where));
  return glyphs;
};

const at = (glyphs: readonly SetGlyph[], index: number): SetGlyph => {
  const glyph = glyphs[index];
  if (glyph === undefined) throw new RangeError("glyph index outside the paragraph");
  return glyph;
};

/** First index after the characters that fit from `start`, at least one. */
const fitting = (glyphs: readonly SetGlyph[], kerns: readonly number[], start: number, measure: number): number => {
  let width = hasBlankLeftHalf(at(glyphs, start)) ? -HALF_EM : 0;
  let index = start;
  for (; index < glyphs.length; index++) {
    const glyph = at(glyphs, index);
    const seen = hasBlankRightHalf(glyph) ? glyph.advance - HALF_EM : glyph.advance;
    if (index > start && width + seen > measure + TOLERANCE && !isSpace(glyph.codePoint)) break;
    width += glyph.advance + (kerns[index] ?? 0);
  }
  return index;
};

/** Last legal end at or before `limit`; `limit` itself when the line holds none (a word longer than the measure). */
const lineEnd = (glyphs: readonly SetGlyph[], start: number, limit: number): number => {
  if (limit >= glyphs.length) return limit;
  for (let end = limit; end > start; end--) {
    if (mayBreakBetween(at(glyphs, end - 1).codePoint, at(glyphs, end).codePoint)) return end;
  }
  return limit;
};

const makeLine = (glyphs: readonly SetGlyph[], kerns: readonly number[], start: number, end: number): Line => {
  const last = end >= glyphs.length;
  let trimmed = end;
  while (!last && trimmed > start + 1 && isSpace(at(glyphs, trimmed - 1).codePoint)) trimmed--;
  const shift = hasBlankLeftHalf(at(glyphs, start)) ? -HALF_EM : 0;
  let width = shift;
  for (let index = start; index < trimmed; index++) {
    width += at(glyphs, index).advance + (index < trimmed - 1 ? (kerns[index] ?? 0) : 0);
  }
  if (!last && hasBlankRightHalf(at(glyphs, trimmed - 1))) width -= HALF_EM;
  return { glyphs: glyphs.slice(start, trimmed), kerns: kerns.slice(start, trimmed), width, shift, last };
};

const emptyLine: Line = { glyphs: [], kerns: [], width: 0, shift: 0, last: true };

const breakParagraph = (glyphs: readonly SetGlyph[], measure: number): Line[] => {
  if (glyphs.length === 0) return [emptyLine];
  const kerns = glyphs.map((glyph, index) => {
    const next = glyphs[index + 1];
    return next === undefined ? 0 : tightening(glyph, next);
  });
  const lines: Line[] = [];
  for (let start = 0; start < glyphs.length;) {
    const end = lineEnd(glyphs, start, fitting(glyphs, kerns, start, measure));
    lines.push(makeLine(glyphs, kerns, start, end));
    start = end;
  }
  return lines;
};

/**
 * Breaks a text into lines of at most `measure` (1/1000 em), keeping kinsoku: no line starts with 、。」ー and the like, none
 * ends with an opening bracket, Latin words and numbers stay whole. A run with no legal end in the measure is cut where it
 * fills the line. No character is lost but the spaces a line ends with. Throws `UnprintableCharacter`.
 */
export const breakLines = (typeface: Typeface, text: string, measure: number, where = ""): Line[] =>
  writtenLines(text).flatMap((paragraph) => breakParagraph(setText(typeface, paragraph, where), measure));

/** A text that must stand on one line, such as a number or a running header; too long, it ends in …. */
export const singleLine = (typeface: Typeface, text: string, measure: number, where = ""): Line => {
  const glyphs = setText(typeface, writtenLines(text).join(" "), where);
  const [whole] = breakParagraph(glyphs, Number.POSITIVE_INFINITY);
  if (whole === undefined || whole.width <= measure) return whole ?? emptyLine;
  const ellipsis = glyphFor(typeface, 0x2026);
  let width = ellipsis.advance;
  const kept: SetGlyph[] = [];
  for (const glyph of glyphs) {
    if (width + glyph.advance > measure) break;
    width += glyph.advance;
    kept.push(glyph);
  }
  return breakParagraph([...kept, ellipsis], Number.POSITIVE_INFINITY)[0] ?? emptyLine;
};

/** Narrower columns become visibly loose when justified. */
const MEASURE_TO_JUSTIFY = 14_000;
/** Wider gaps read as word spaces, on paper and to programs that extract the text. */
const WIDEST_GAP = 90;

/** Whether space may be added between two characters when a line is justified: not inside a Latin word or number. */
export const isStretchable = (glyph: SetGlyph, next: SetGlyph): boolean =>
  !(isLatin(glyph.codePoint) && isLatin(next.codePoint));

/** Space to add at every stretchable place so that the line fills `measure`; 0 where it stays ragged. In 1/1000 em. */
export const justification = (line: Line, measure: number): number => {
  if (line.last || measure < MEASURE_TO_JUSTIFY) return 0;
  let places = 0;
  for (let index = 0; index + 1 < line.glyphs.length; index++) {
    if (isStretchable(at(line.glyphs, index), at(line.glyphs, index + 1))) places++;
  }
  if (places === 0) return 0;
  const gap = (measure - line.width) / places;
  return gap > WIDEST_GAP ? 0 : gap;
};
