import type { Language, Text } from "@portal/shared";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { chooseLanguage, chosenLanguage, onLanguageChange } from "../texts/language.js";

/** The chosen language, and the way to choose another; kept in the browser. */
export function useLanguage(): { language: Language; choose: (language: Language) => void } {
  const language = useSyncExternalStore(onLanguageChange, chosenLanguage);
  return { language, choose: chooseLanguage };
}

/** Picks the words of the chosen language. English that an organisation left empty falls back to Japanese. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage();
  return useCallback((text: Text) => text[language] || text.ja, [language]);
}

/** Keeps `<html lang>` true, so that screen readers and hyphenation follow the choice. */
export function useDocumentLanguage(): void {
  const { language } = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
