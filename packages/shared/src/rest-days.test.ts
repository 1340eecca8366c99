import { describe, expect, it } from "@jest/globals";
import { addDays } from "./dates.js";
import { holidayOf, restDay, workingDayBefore } from "./rest-days.js";

/** As the Cabinet Office lists them for these years. */
const listed: Readonly<Record<number, readonly string[]>> = {
  2026: [
    "01-01 元日",
    "01-12 成人の日",
    "02-11 建国記念の日",
    "02-23 天皇誕生日",
    "03-20 春分の日",
    "04-29 昭和の日",
    "05-03 憲法記念日",
    "05-04 みどりの日",
    "05-05 こどもの日",
    "05-06 振替休日",
    "07-20 海の日",
    "08-11 山の日",
    "09-21 敬老の日",
    "09-22 国民の休日",
    "09-23 秋分の日",
    "10-12 スポーツの日",
    "11-03 文化の日",
    "11-23 勤労感謝の日",
  ],
  2027: [
    "01-01 元日",
    "01-11 成人の日",
    "02-11 建国記念の日",
    "02-23 天皇誕生日",
    "03-21 春分の日",
    "03-22 振替休日",
    "04-29 昭和の日",
    "05-03 憲法記念日",
    "05-04 みどりの日",
    "05-05 こどもの日",
    "07-19 海の日",
    "08-11 山の日",
    "09-20 敬老の日",
    "09-23 秋分の日",
    "10-11 スポーツの日",
    "11-03 文化の日",
    "11-23 勤労感謝の日",
  ],
};

describe("the holidays of Japan", () => {
  it.each(Object.keys(listed).map(Number))("are those of %i and no other", (year) => {
    const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index));
    const found = days.flatMap((day) => {
      const holiday = holidayOf(day);
      return holiday ? [`${day.slice(5)} ${holiday.ja}`] : [];
    });
    expect(found).toEqual(listed[year]);
  });

  it.each([
    ["2026-11-28", "土曜日"],
    ["2026-11-29", "日曜日"],
    ["2026-12-31", "年末年始"],
    ["2027-01-01", "元日"],
    ["2026-11-30", undefined],
  ])("of %s is a day of rest because of %s", (date, reason) => {
    expect(restDay(date)?.ja).toBe(reason);
  });

  it("leave the working day before: over the turn of the year, and over a long weekend", () => {
    expect(workingDayBefore("2027-01-04")).toBe("2026-12-28");
    expect(workingDayBefore("2026-09-24")).toBe("2026-09-18");
  });
});
