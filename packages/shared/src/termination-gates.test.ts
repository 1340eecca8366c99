import { describe, expect, it } from "@jest/globals";
import { catalogues, confirmation, confirmed, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { SlaTarget, SlaValue } from "./agreement-row.js";
import { closingBlocking, earliestEnd, terminationBlocking, type TerminationInput } from "./termination-gates.js";

const rows = prefilled(fullAnswers(catalogues.disclosure, "saas")).map(confirmed);
const isNotice = ({ key }: { key: string }) => key === "termination-notice";
const withNotice = (target: SlaTarget | { text: string }) =>
  rows.map((row) => (isNotice(row) ? { ...row, value: { ...(row.value as SlaValue), target } } : row));
const noticed = (unit: string, amount: string): SlaTarget => ({ amount, unit, comparator: "gte" });

const codes = (overrides: Partial<TerminationInput>) =>
  terminationBlocking({
    rows,
    roles: catalogues.roles,
    openIncidents: 0,
    noticedOn: "2027-01-31",
    endsOn: "2028-01-31",
    dateConfirmedBy: [],
    ...overrides,
  }).map(({ gate, code }) => `${gate} ${code}`);

describe("the notice period of the SLA row", () => {
  it.each<[string, SlaTarget | { text: string }, string | null]>([
    ["12 months", noticed("month", "12"), "2028-01-31"],
    ["1 month from the 31st ends with the shorter month", noticed("month", "1"), "2027-02-28"],
    ["90 days", noticed("day", "90"), "2027-05-01"],
    ["1 year", noticed("year", "1"), "2028-01-31"],
    [
      "a range counts from its shorter end",
      { amount: "6", amountTo: "12", unit: "month", comparator: "range" },
      "2027-07-31",
    ],
    ["words", { text: "相当の期間" }, null],
    ["half a month", noticed("month", "0.5"), null],
  ])("%s", (_, target, expected) => expect(earliestEnd(withNotice(target), "2027-01-31")).toBe(expected));

  it("asks for nothing where no row is agreed", () => {
    expect(
      earliestEnd(
        rows.filter((row) => !isNotice(row)),
        "2027-01-31",
      ),
    ).toBe("2027-01-31");
  });
});

describe("terminating", () => {
  it.each<[string, Partial<TerminationInput>, readonly string[]]>([
    ["the notice is just long enough", {}, []],
    ["the notice is a day short", { endsOn: "2028-01-30" }, ["g9 notice-too-short"]],
    ["one side confirms the date", { endsOn: "2027-02-01", dateConfirmedBy: ["vendor"] }, ["g9 notice-too-short"]],
    ["both confirm the date", { endsOn: "2027-02-01", dateConfirmedBy: ["vendor", "hospital"] }, []],
    ["the notice is in words", { rows: withNotice({ text: "協議" }) }, ["g9 notice-in-words"]],
    ["an incident is open", { openIncidents: 1 }, ["g8 incidents-open"]],
    ["a row ext-* is missing", { rows: rows.filter(({ key }) => key !== "ext-erase") }, ["g10 exit-row-missing"]],
    ["the clause is missing", { rows: rows.filter(({ key }) => key !== "termination") }, ["g10 exit-clause-missing"]],
    [
      "a row ext-* is not confirmed by both",
      {
        rows: rows.map((row) =>
          row.key === "ext-return" ? { ...row, confirmations: { vendor: confirmation("vendor") } } : row,
        ),
      },
      ["g10 exit-row-missing"],
    ],
  ])("%s", (_, overrides, expected) => expect(codes(overrides)).toEqual(expected));
});

describe("closing", () => {
  const done = {
    returnAccepted: true,
    placesNotErased: [],
    closureConfirmedBy: ["vendor", "hospital"],
    retentionRecorded: true,
  } as const;

  it("has nothing in its way when all is returned, erased, removed and recorded", () =>
    expect(closingBlocking(done)).toEqual([]));

  it("names every duty that is open, with the side", () => {
    const open = {
      returnAccepted: false,
      placesNotErased: ["東京", "大阪"],
      closureConfirmedBy: ["vendor"],
      retentionRecorded: false,
    } as const;
    expect(closingBlocking(open).map(({ gate, party }) => (party ? `${gate} ${party}` : gate))).toEqual([
      "g11",
      "g12",
      "g12",
      "g13 hospital",
      "g14",
    ]);
  });
});
