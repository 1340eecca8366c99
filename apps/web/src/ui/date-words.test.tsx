import { describe, expect, it } from "@jest/globals";
import { clockWords, dateWords, instantWords, monthWords } from "./date-words.js";

describe("dates and times in words", () => {
  it.each([
    ["2026-12-05", "ja", "2026年12月5日（土）"],
    ["2026-12-05", "en", "5 Dec 2026 (Sat)"],
    ["2028-02-29", "ja", "2028年2月29日（火）"],
    ["直前", "ja", "直前"],
  ] as const)("%s in %s is %s", (date, language, words) => {
    expect(dateWords(date, language, { withYear: true })).toBe(words);
  });

  it("leaves the year out when it is the current one in Tokyo", () => {
    const year = new Date(Date.now() + 9 * 60 * 60 * 1000).getUTCFullYear();
    expect(dateWords(`${year}-07-01`, "ja", { withWeekday: false })).toBe("7月1日");
    expect(dateWords(`${year + 1}-07-01`, "ja", { withWeekday: false })).toBe(`${year + 1}年7月1日`);
  });

  it("tells instants in Tokyo time, over midnight and the new year", () => {
    expect(instantWords("2026-12-31T15:03:00Z", "ja", { withYear: true, withWeekday: true })).toBe(
      "2027年1月1日（金） 00:03",
    );
    expect(clockWords("2026-12-05T05:03:59.999Z")).toBe("14:03");
  });

  it("keeps a month a month", () => {
    expect(monthWords("2026-04", "ja")).toBe("2026年4月");
    expect(monthWords("2026-04", "en")).toBe("Apr 2026");
  });
});
