import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "./dates.js";
import { nextPeriod, renewalNotice, type PeriodTerm } from "./renewal.js";
import { restDay } from "./rest-days.js";

const period: PeriodTerm = { startsOn: "2027-04-01", endsOn: "2030-03-31", renewal: "automatic", noticeMonths: 3 };
const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2022-01-01", days));

describe("the day of notice before a renewal", () => {
  it("is shown with why it is a day of rest, and never moved", () => {
    expect(renewalNotice(period)).toEqual({
      on: "2029-12-31",
      rest: { ja: "年末年始", en: "Year-end closing" },
      workingDay: "2029-12-28",
    });
  });

  it("has nothing to say on a working day", () => {
    expect(renewalNotice({ ...period, noticeMonths: 4 })).toEqual({ on: "2029-11-30", rest: null, workingDay: null });
  });

  it("is none where nothing renews, or no notice is agreed", () => {
    expect(renewalNotice({ ...period, renewal: "none" })).toBeNull();
    const { noticeMonths: _, ...without } = period;
    expect(renewalNotice(without)).toBeNull();
  });

  it("comes before the last day, and the working day before it is one", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 24 }), (endsOn, noticeMonths) => {
        const notice = renewalNotice({ ...period, startsOn: "2022-01-01", endsOn, noticeMonths })!;
        expect(notice.on < endsOn).toBe(true);
        expect(notice.rest).toEqual(restDay(notice.on));
        if (notice.workingDay !== null) {
          expect(restDay(notice.workingDay)).toBeNull();
          expect(notice.workingDay < notice.on).toBe(true);
        }
      }),
    );
  });
});

describe("the next period", () => {
  it.each([
    ["2027-04-01", "2030-03-31", "2030-04-01", "2033-03-31"],
    ["2027-04-01", "2028-03-31", "2028-04-01", "2029-03-31"],
    ["2027-01-16", "2027-07-15", "2027-07-16", "2028-01-15"],
    ["2027-04-01", "2027-04-10", "2027-04-11", "2027-04-20"],
  ])("after %s to %s is %s to %s", (startsOn, endsOn, nextStart, nextEnd) => {
    expect(nextPeriod({ ...period, startsOn, endsOn })).toEqual({ ...period, startsOn: nextStart, endsOn: nextEnd });
  });

  it("begins the day after, and ends after it begins", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 4000 }), (startsOn, days) => {
        const endsOn = addDays(startsOn, days);
        const next = nextPeriod({ ...period, startsOn, endsOn });
        expect(next.startsOn).toBe(addDays(endsOn, 1));
        expect(next.endsOn >= next.startsOn).toBe(true);
      }),
    );
  });
});
