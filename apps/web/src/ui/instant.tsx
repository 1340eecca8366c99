import { instantWords, type DateStyle } from "./date-words.js";
import { useLanguage } from "./text-language.js";

/** A moment in Tokyo time: 12月5日 14:03. `at` is RFC 3339. */
export function Instant({ at, ...style }: { at: string } & DateStyle) {
  const { language } = useLanguage();
  return (
    <time className="nowrap" dateTime={at}>
      {instantWords(at, language, style)}
    </time>
  );
}
