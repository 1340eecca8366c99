import { dateWords, type DateStyle } from "./date-words.js";
import { useLanguage } from "./text-language.js";

/** A calendar day: 2026年12月5日（土）. `date` is `YYYY-MM-DD`. */
export function IsoDate({ date, ...style }: { date: string } & DateStyle) {
  const { language } = useLanguage();
  return (
    <time className="nowrap" dateTime={date}>
      {dateWords(date, language, style)}
    </time>
  );
}
