import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  addYears,
  dateInTokyo,
  daysBetween,
  daysInMonth,
  isIsoDate,
  isIsoMonth,
  isYear,
  japaneseDate,
  japaneseEraDate,
  japaneseEraYear,
} from "./dates.js";

const dates = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("2999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a calendar date", () => {
  it.each<[unknown, boolean]>([
    ["2026-11-24", true],
    ["2024-02-29", true],
    ["2000-02-29", true],
    ["0099-12-31", true],
    ["1900-02-29", false],
    ["2023-02-29", false],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-01-00", false],
    ["0000-01-01", false],
    ["2026-1-1", false],
    ["2026-11-24T00:00:00Z", false],
    ["2026-11-24 ", false],
    ["２０２６-11-24", false],
    ["", false],
    [20261124, false],
    [null, false],
  ])("%j: %s", (value, expected) => expect(isIsoDate(value)).toBe(expected));

  it.each<[unknown, boolean]>([
    ["2026-12", true],
    ["2026-00", false],
    ["2026-13", false],
    ["0000-01", false],
    ["2026-1", false],
    [202612, false],
  ])("month %j: %s", (value, expected) => expect(isIsoMonth(value)).toBe(expected));

  it.each<[unknown, boolean]>([
    ["2026", true],
    ["0000", false],
    ["26", false],
    ["令和8", false],
    [2026, false],
  ])("year %j: %s", (value, expected) => expect(isYear(value)).toBe(expected));

  it("is every day the calendar has", () =>
    fc.assert(fc.property(dates, (date) => expect(isIsoDate(date)).toBe(true))));

  it("ends each month where it ends", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2023, month))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
  });
});

describe("reckoning with dates", () => {
  it.each<[string, number, string]>([
    ["2026-12-31", 1, "2027-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2023-02-28", 1, "2023-03-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-24", 90, "2027-02-22"],
    ["0099-12-31", 1, "0100-01-01"],
  ])("%s and %i days is %s", (date, days, expected) => expect(addDays(date, days)).toBe(expected));

  it.each<[string, number, string]>([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2026-05-31", 0, "2026-05-31"],
  ])("%s and %i months is %s", (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  it.each<[string, number, string]>([
    ["2024-02-29", 1, "2025-02-28"],
    ["2024-02-29", 4, "2028-02-29"],
    ["2026-11-24", 10, "2036-11-24"],
    ["2026-11-24", -1, "2025-11-24"],
  ])("%s and %i years is %s", (date, years, expected) => expect(addYears(date, years)).toBe(expected));

  it.each<[string, string, number]>([
    ["2026-11-24", "2026-11-24", 0],
    ["2024-01-01", "2025-01-01", 366],
    ["2026-03-01", "2026-02-28", -1],
  ])("from %s to %s are %i days", (from, to, expected) => expect(daysBetween(from, to)).toBe(expected));

  it("forth and back ends where it began", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
      }),
    );
  });

  it("in months keeps the day, or stops at the end of the month", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -1_200, max: 1_200 }), (date, months) => {
        const later = addMonths(date, months);
        const day = Number(later.slice(8));
        expect(day).toBe(
          Math.min(Number(date.slice(8)), daysInMonth(Number(later.slice(0, 4)), Number(later.slice(5, 7)))),
        );
      }),
    );
  });

  it("refuses what is no date, and years beyond four digits", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
    expect(() => daysBetween("2026-02-01", "soon")).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => addYears("0001-01-01", -1)).toThrow(RangeError);
  });
});

describe("dates in Japanese", () => {
  it("are written without leading zeros", () => {
    expect(japaneseDate("2026-11-24")).toBe("2026年11月24日");
    expect(japaneseDate("2026-01-05")).toBe("2026年1月5日");
  });

  it.each<[string, string]>([
    ["2026-11-24", "令和8年11月24日"],
    ["2019-05-01", "令和元年5月1日"],
    ["2019-04-30", "平成31年4月30日"],
    ["1989-01-08", "平成元年1月8日"],
    ["1989-01-07", "昭和64年1月7日"],
    ["1926-12-25", "昭和元年12月25日"],
    ["1926-12-24", "大正15年12月24日"],
    ["1912-07-30", "大正元年7月30日"],
    ["1912-07-29", "明治45年7月29日"],
    ["1868-10-23", "明治元年10月23日"],
    ["1868-10-22", "1868年10月22日"],
  ])("%s by era is %s", (date, expected) => expect(japaneseEraDate(date)).toBe(expected));

  it("by era, the year alone", () => expect(japaneseEraYear("2026-11-24")).toBe("令和8年"));
});

describe("the date in Tokyo", () => {
  it.each<[string, string]>([
    ["2026-11-24T14:59:59Z", "2026-11-24"],
    ["2026-11-24T15:00:00Z", "2026-11-25"],
    ["2026-12-31T15:00:00.000Z", "2027-01-01"],
    ["2026-11-24T00:00:00+09:00", "2026-11-24"],
    ["1969-12-31T14:59:59Z", "1969-12-31"],
  ])("of %s is %s", (instant, expected) => expect(dateInTokyo(instant)).toBe(expected));

  it("of no instant is refused", () => expect(() => dateInTokyo("yesterday")).toThrow(RangeError));
});
