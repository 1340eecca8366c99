import type { Language } from "@portal/shared";

const KEY = "portal.language";
const listeners = new Set<() => void>();

/** The stored choice, else Japanese. A browser that keeps nothing (private mode) falls back to Japanese as well. */
function stored(): Language {
  try {
    return globalThis.localStorage?.getItem(KEY) === "en" ? "en" : "ja";
  } catch {
    return "ja";
  }
}

let current: Language = stored();

/** The language of the screens and of the API's sentences (`Accept-Language`). */
export const chosenLanguage = (): Language => current;

export function chooseLanguage(language: Language): void {
  current = language;
  try {
    globalThis.localStorage?.setItem(KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` at each change; returns the way to stop. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
