import { describe, expect, it } from "@jest/globals";
import { amendmentStartFault, takesEffectOn } from "./amendment-period.js";

const amended = { startsOn: "2026-04-01", endsOn: "2028-03-31" };
const today = "2027-01-15";
const faultOf = (startsOn: string) => amendmentStartFault(amended, { startsOn }, today)?.ja;

describe("from when an amendment takes the place of what it amends", () => {
  it("is the signature where the period begins as before, else the day on which the period begins", () => {
    expect(takesEffectOn(amended, { startsOn: "2026-04-01" })).toBeNull();
    expect(takesEffectOn(amended, { startsOn: "2027-04-01" })).toBe("2027-04-01");
  });

  it.each(["2026-04-01", "2027-01-15", "2027-04-01", "2028-03-31", "2028-04-01"])("may be %s", (startsOn) =>
    expect(faultOf(startsOn)).toBeUndefined(),
  );

  it.each(["2020-01-01", "2026-03-31", "2026-04-02", "2027-01-14"])("is never a day that is over: %s", (startsOn) =>
    expect(faultOf(startsOn)).toMatch(/過ぎた日です.*2026年4月1日/),
  );

  it.each(["2028-04-02", "2030-01-01"])("leaves no day without an agreement: %s", (startsOn) =>
    expect(faultOf(startsOn)).toMatch(/2028年3月31日まで.*合意のない日/),
  );
});
