import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";

/** A font file of the product. `gothic` = Noto Sans JP 400, `gothicBold` = 700, `mincho` = Noto Serif JP 400. */
export type FaceName = "gothic" | "gothicBold" | "mincho" | "fallback";
/** What a text is set in. Characters its face lacks are taken from the faces behind it in the chain. */
export type Typeface = Exclude<FaceName, "fallback">;

/** One character as it is set. `advance` in 1/1000 em. */
export interface SetGlyph {
  readonly face: FaceName;
  readonly id: number;
  readonly advance: number;
  readonly codePoint: number;
}

/** A text holds a character that no face has, or one that has no visible form of its own (control, bidi, combining). */
export class UnprintableCharacter extends Error {
  readonly character: string;
  readonly codePoint: number;
  /** Which text it stands in, in the words of the document. Empty when the caller did not say. */
  readonly where: string;

  constructor(codePoint: number, where: string) {
    const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    super(`${code} cannot be printed${where === "" ? "" : ` (${where})`}`);
    this.name = "UnprintableCharacter";
    this.character = String.fromCodePoint(codePoint);
    this.codePoint = codePoint;
    this.where = where;
  }
}

const require = createRequire(import.meta.url);

const facePaths: Readonly<Record<FaceName, () => string>> = {
  gothic: () => require.resolve("@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
  gothicBold: () => require.resolve("@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"),
  mincho: () => require.resolve("@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf"),
  // The package exports only its index; the font files stand beside `dist`.
  fallback: () => join(dirname(require.resolve("@embedpdf/fonts-jp")), "../fonts/NotoSansJP-Regular.otf"),
};

/** The last face covers what the Google editions leave out, such as ≒ (U+2252). */
const chains: Readonly<Record<Typeface, readonly FaceName[]>> = {
  gothic: ["gothic", "mincho", "fallback"],
  gothicBold: ["gothicBold", "gothic", "mincho", "fallback"],
  mincho: ["mincho", "gothic", "fallback"],
};

const faces = new Map<FaceName, Font>();

/** The parsed font of a face. Parsed once per process: parsing again for each text costs forty times the setting. */
export const fontOf = (name: FaceName): Font => {
  const known = faces.get(name);
  if (known !== undefined) return known;
  const font = create(readFileSync(facePaths[name]()));
  faces.set(name, font);
  return font;
};

/**
 * Control and format characters (bidi included), unassigned and private use, lone surrogates, combining marks and variation
 * selectors (their forms need shaping, which a line of ours does not do), line and paragraph separators.
 */
const withoutVisibleForm = /[\p{C}\p{M}\p{Zl}\p{Zp}]/u;

const glyphs: Readonly<Record<Typeface, Map<number, SetGlyph | null>>> = {
  gothic: new Map(),
  gothicBold: new Map(),
  mincho: new Map(),
};

const findGlyph = (typeface: Typeface, codePoint: number): SetGlyph | null => {
  if (withoutVisibleForm.test(String.fromCodePoint(codePoint))) return null;
  for (const face of chains[typeface]) {
    const font = fontOf(face);
    if (!font.hasGlyphForCodePoint(codePoint)) continue;
    const glyph = font.glyphForCodePoint(codePoint);
    return { face, id: glyph.id, advance: (glyph.advanceWidth * 1000) / font.unitsPerEm, codePoint };
  }
  return null;
};

const knownGlyph = (typeface: Typeface, codePoint: number): SetGlyph | null => {
  const cache = glyphs[typeface];
  let glyph = cache.get(codePoint);
  if (glyph === undefined) {
    glyph = findGlyph(typeface, codePoint);
    cache.set(codePoint, glyph);
  }
  return glyph;
};

/** The glyph of a character. Throws `UnprintableCharacter`; a substitute box is never printed in a contract. */
export const glyphFor = (typeface: Typeface, codePoint: number, where = ""): SetGlyph => {
  const glyph = knownGlyph(typeface, codePoint);
  if (glyph === null) throw new UnprintableCharacter(codePoint, where);
  return glyph;
};

// Some systems write が as か and a mark. Han is left alone: composing would replace some name characters by others.
const decomposed = /(?!\p{Script=Han})\p{L}\p{M}+/gu;

/**
 * The lines an author wrote. Line ends of all systems are read as one; a tab is set as a space; a letter and its marks are set
 * as the one character that looks the same (the embedded content keeps what was typed).
 * Nothing else is changed: what cannot be printed is refused.
 */
export const writtenLines = (text: string): string[] =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(decomposed, (letter) => letter.normalize("NFC"))
    .split("\n");

/** A character that the document could not print. */
export interface Unprintable {
  readonly character: string;
  readonly codePoint: number;
}

/**
 * Every character of a text that the document could not print, each once. For refusing input early.
 * All chains end in the same faces, so what the chain of Mincho prints the others print too.
 */
export const findUnprintable = (text: string): Unprintable[] => {
  const characters = new Set(writtenLines(text).join(""));
  return [...characters].flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return knownGlyph("mincho", codePoint) === null ? [{ character, codePoint }] : [];
  });
};
