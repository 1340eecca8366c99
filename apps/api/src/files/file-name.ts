import { NAME_MAX } from "@portal/shared";

/** Multipart parts give names as latin1 unless told otherwise; browsers write UTF-8 into them. */
export function decodedName(given: string): string {
  if (/[^\u0000-\u00ff]/.test(given)) return given;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(given, "latin1"));
  } catch {
    return given;
  }
}

/** The ending a name claims, `.html` in `e.html`; empty for a name without one. Of several the last counts, as programs take it. */
export const endingOf = (given: string): string =>
  /\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}$/i.exec(given.trim())?.[0].toLowerCase() ?? "";

// Control characters, marks that turn the direction of text around, and halves of surrogate pairs.
const unwanted = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/**
 * A name that is safe to offer for saving: no path, no control characters, at most 200 characters, and with an ending that fits
 * the content (`notes` with text in it becomes `notes.txt`).
 */
export function safeName(given: string, endings: readonly string[]): string {
  const base = (given.split(/[/\\]/).at(-1) ?? "").replace(unwanted, "").replace(/^[.\s]+|\s+$/g, "");
  const fits = endings.find((ending) => base.toLowerCase().endsWith(ending));
  const ending = fits ? base.slice(-fits.length) : (endings[0] ?? "");
  const stem = (fits ? base.slice(0, -fits.length) : base) || "file";
  return [...stem].slice(0, NAME_MAX - ending.length).join("") + ending;
}
