import type { Language } from "@portal/shared";

const weekdays = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

interface TokyoTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Japan keeps one offset all year (UTC+9), so no time-zone table is needed. */
const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;

function tokyo(instant: number): TokyoTime {
  const shifted = new Date(instant + TOKYO_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

const thisYear = () => tokyo(Date.now()).year;
const two = (figure: number) => String(figure).padStart(2, "0");

function dayWords({ year, month, day }: TokyoTime, language: Language, withYear: boolean, withWeekday: boolean) {
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  if (language === "ja")
    return `${withYear ? `${year}年` : ""}${month}月${day}日${withWeekday ? `（${weekday}）` : ""}`;
  return `${day} ${months[month - 1] ?? ""}${withYear ? ` ${year}` : ""}${withWeekday ? ` (${weekday})` : ""}`;
}

export interface DateStyle {
  /** Absent: the year is left out when it is the current one in Tokyo. Contracts always show it. */
  readonly withYear?: boolean;
  readonly withWeekday?: boolean;
}

/** `2026-12-05` → 2026年12月5日（土）. What is no such date comes back as it is. */
export function dateWords(date: string, language: Language, { withYear, withWeekday = true }: DateStyle = {}): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return date;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return dayWords({ year, month, day, hour: 0, minute: 0 }, language, withYear ?? year !== thisYear(), withWeekday);
}

/** `2026-12` → 2026年12月. */
export function monthWords(month: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(month);
  if (!parts) return month;
  const number = Number(parts[2]);
  return language === "ja" ? `${parts[1]}年${number}月` : `${months[number - 1] ?? ""} ${parts[1]}`;
}

/** An RFC 3339 instant in Tokyo: 12月5日 14:03, with the year when it is another one. */
export function instantWords(instant: string, language: Language, style: DateStyle = {}): string {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) return instant;
  const time = tokyo(milliseconds);
  const day = dayWords(time, language, style.withYear ?? time.year !== thisYear(), style.withWeekday ?? false);
  return `${day} ${clockWords(instant)}`;
}

/** The time of day in Tokyo: 14:03. */
export function clockWords(instant: string): string {
  const { hour, minute } = tokyo(Date.parse(instant));
  return `${two(hour)}:${two(minute)}`;
}
