import { useEffect, useRef } from "react";
import { useLanguage } from "../../ui/text-language.js";

/** Some sentences come from the server in the language that was asked for: asks again when it is another one. */
export function useRefetchInLanguage(refetch: () => Promise<unknown>): void {
  const { language } = useLanguage();
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void refetch();
  }, [language, refetch]);
}
