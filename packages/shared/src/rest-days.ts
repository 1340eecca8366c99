import { addDays, type IsoDate } from "./dates.js";
import type { Text } from "./text.js";

/** 国民の祝日に関する法律 as it stands since 2022: fixed days, and Mondays counted from the first one of the month. */
const fixed: Readonly<Record<string, Text>> = {
  "01-01": { ja: "元日", en: "New Year's Day" },
  "02-11": { ja: "建国記念の日", en: "National Foundation Day" },
  "02-23": { ja: "天皇誕生日", en: "Emperor's Birthday" },
  "04-29": { ja: "昭和の日", en: "Showa Day" },
  "05-03": { ja: "憲法記念日", en: "Constitution Memorial Day" },
  "05-04": { ja: "みどりの日", en: "Greenery Day" },
  "05-05": { ja: "こどもの日", en: "Children's Day" },
  "08-11": { ja: "山の日", en: "Mountain Day" },
  "11-03": { ja: "文化の日", en: "Culture Day" },
  "11-23": { ja: "勤労感謝の日", en: "Labour Thanksgiving Day" },
};
const mondays: Readonly<Record<string, Text>> = {
  "01-2": { ja: "成人の日", en: "Coming of Age Day" },
  "07-3": { ja: "海の日", en: "Marine Day" },
  "09-3": { ja: "敬老の日", en: "Respect for the Aged Day" },
  "10-2": { ja: "スポーツの日", en: "Sports Day" },
};
const vernal: Text = { ja: "春分の日", en: "Vernal Equinox Day" };
const autumnal: Text = { ja: "秋分の日", en: "Autumnal Equinox Day" };
const substitute: Text = { ja: "振替休日", en: "Substitute holiday" };
const between: Text = { ja: "国民の休日", en: "Citizens' holiday" };
const weekend: Readonly<Record<number, Text>> = {
  0: { ja: "日曜日", en: "Sunday" },
  6: { ja: "土曜日", en: "Saturday" },
};
/** 行政機関の休日に関する法律1条1項3号: 29 December to 3 January; banks and most offices are closed too. */
const yearEnd: Text = { ja: "年末年始", en: "Year-end closing" };
const yearEndDays: readonly string[] = ["12-29", "12-30", "12-31", "01-02", "01-03"];

const weekdayOf = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Day of the equinox in March or September: the usual approximation, good from 1980 to 2099; the day itself is announced a year ahead. */
const equinox = (year: number, base: number): number =>
  Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);

function named(date: IsoDate): Text | undefined {
  const [year, month, day] = [Number(date.slice(0, 4)), date.slice(5, 7), Number(date.slice(8))];
  if (month === "03" && day === equinox(year, 20.8431)) return vernal;
  if (month === "09" && day === equinox(year, 23.2488)) return autumnal;
  return fixed[date.slice(5)] ?? (weekdayOf(date) === 1 ? mondays[`${month}-${Math.ceil(day / 7)}`] : undefined);
}

/**
 * The name of a national holiday of Japan, substitute days (3条2項) and days between two holidays (3条3項) included; null when it is none.
 * For the years 2022 to 2099.
 */
export function holidayOf(date: IsoDate): Text | null {
  const own = named(date);
  if (own) return own;
  // The first day after a holiday on a Sunday that is no holiday itself.
  for (let before = addDays(date, -1); named(before); before = addDays(before, -1))
    if (weekdayOf(before) === 0) return substitute;
  return named(addDays(date, -1)) && named(addDays(date, 1)) ? between : null;
}

/** Why offices are closed on a day (休日): a holiday, the turn of the year, a weekend; null on a working day. */
export const restDay = (date: IsoDate): Text | null =>
  holidayOf(date) ?? (yearEndDays.includes(date.slice(5)) ? yearEnd : (weekend[weekdayOf(date)] ?? null));

/** The last working day before `date`. */
export function workingDayBefore(date: IsoDate): IsoDate {
  const before = addDays(date, -1);
  return restDay(before) ? workingDayBefore(before) : before;
}
