/** Calendar dates without a clock: `YYYY-MM-DD` in the Gregorian calendar, as the API writes them. */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const TOKYO_OFFSET_MS = 9 * 3_600_000;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
const yearPattern = /^\d{4}$/;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month, 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

function partsOf(value: string): DateParts | undefined {
  const [, year, month, day] = datePattern.exec(value)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** A day that exists: `2024-02-29` yes, `2023-02-29` no. */
export const isIsoDate = (value: unknown): value is IsoDate => typeof value === "string" && !!partsOf(value);
/** `YYYY-MM`. */
export const isIsoMonth = (value: unknown): value is string =>
  typeof value === "string" && monthPattern.test(value) && !value.startsWith("0000");
/** `YYYY`: a calendar or fiscal year. */
export const isYear = (value: unknown): value is string =>
  typeof value === "string" && yearPattern.test(value) && value !== "0000";

function needParts(date: IsoDate): DateParts {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`Not a calendar date: ${date}`);
  return parts;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const write = ({ year, month, day }: DateParts): IsoDate => {
  if (year < 1 || year > 9999) throw new RangeError(`Outside the years 1–9999: ${year}`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** Days since 1970-01-01. `setUTCFullYear`, since `Date.UTC` takes the years 0–99 for 1900–1999. */
function dayNumber({ year, month, day }: DateParts): number {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS);
}

function fromDayNumber(number: number): IsoDate {
  const date = new Date(number * DAY_MS);
  return write({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

/** The date `days` later, or earlier when negative. @throws RangeError when `date` is no date or the result has no four-digit year. */
export const addDays = (date: IsoDate, days: number): IsoDate => fromDayNumber(dayNumber(needParts(date)) + days);

/** The same day `months` later; where that month is shorter, its last day (民法143条2項). @throws RangeError as `addDays`. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = needParts(date);
  const count = year * 12 + (month - 1) + months;
  const later = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return write({ ...later, day: Math.min(day, daysInMonth(later.year, later.month)) });
}

/** The same day `years` later; 29 February becomes the 28th in a common year. @throws RangeError as `addDays`. */
export const addYears = (date: IsoDate, years: number): IsoDate => addMonths(date, years * 12);

/** Whole days from `from` to `to`; negative when `to` is earlier. @throws RangeError when either is no date. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  dayNumber(needParts(to)) - dayNumber(needParts(from));

/** `2026-11-24` → `2026年11月24日`. @throws RangeError when it is no date. */
export function japaneseDate(date: IsoDate): string {
  const { year, month, day } = needParts(date);
  return `${year}年${month}月${day}日`;
}

/** First days of the eras, latest first. Source: 元号を改める政令. */
const eras = [
  { name: "令和", from: "2019-05-01" },
  { name: "平成", from: "1989-01-08" },
  { name: "昭和", from: "1926-12-25" },
  { name: "大正", from: "1912-07-30" },
  { name: "明治", from: "1868-10-23" },
] as const;

/** `2026-11-24` → `令和8年`, first years as 元年; before 明治, `1867年`. @throws RangeError when it is no date. */
export function japaneseEraYear(date: IsoDate): string {
  const { year } = needParts(date);
  const era = eras.find(({ from }) => date >= from);
  if (!era) return `${year}年`;
  const count = year - Number(era.from.slice(0, 4)) + 1;
  return `${era.name}${count === 1 ? "元" : count}年`;
}

/** `2026-11-24` → `令和8年11月24日`. @throws RangeError when it is no date. */
export function japaneseEraDate(date: IsoDate): string {
  const { month, day } = needParts(date);
  return `${japaneseEraYear(date)}${month}月${day}日`;
}

/** The date in Asia/Tokyo (UTC+9, no summer time) of an RFC 3339 instant. @throws RangeError when it is no instant. */
export function dateInTokyo(instant: string): IsoDate {
  const moment = Date.parse(instant);
  if (Number.isNaN(moment)) throw new RangeError(`Not an instant: ${instant}`);
  return fromDayNumber(Math.floor((moment + TOKYO_OFFSET_MS) / DAY_MS));
}
