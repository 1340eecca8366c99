import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues, confirmed, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { AgreementRow, RoleValue } from "./agreement-row.js";
import { confirmationSheet, isOpen, type SheetLine } from "./confirmation-sheet.js";

const { roles } = catalogues;
const rows = prefilled(fullAnswers(catalogues.disclosure, "saas")).map((row): AgreementRow => ({
  ...row,
  confirmations: {},
}));
const sheetOf = (changed: readonly AgreementRow[] = rows) => confirmationSheet(changed, roles);
const linesOf = (changed?: readonly AgreementRow[]): readonly SheetLine[] =>
  sheetOf(changed).parts.flatMap(({ lines }) => lines);
const lineOf = (key: string, change: (row: AgreementRow) => AgreementRow): SheetLine =>
  linesOf(rows.map((row) => (row.key === key && row.part === "role" ? change(row) : row))).find(
    (line) => line.key === key,
  )!;
const withValue =
  (more: Partial<RoleValue>) =>
  (row: AgreementRow): AgreementRow => ({ ...row, value: { ...(row.value as RoleValue), ...more } });

describe("the ministries' sheet", () => {
  it("has every role row once, in one of its two parts", () => {
    const keys = linesOf().map(({ key }) => key);
    expect(keys.toSorted()).toEqual(
      rows
        .filter(({ part }) => part === "role")
        .map(({ key }) => key)
        .toSorted(),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("puts into Part 1 what only the hospital answers for or does, whoever is told of it", () => {
    const partOf = (assignments: RoleValue["assignments"]) =>
      sheetOf([{ ...rows[0]!, part: "role", key: "gov-hospital-rules", value: { assignments } }]).parts.find(
        ({ lines }) => lines.length === 1,
      )?.id;
    const none = { subcontractor: [], third_party: [] };
    expect(partOf({ hospital: ["accountable", "responsible"], vendor: ["consulted", "informed"], ...none })).toBe(
      "part1",
    );
    expect(partOf({ hospital: ["accountable"], vendor: ["responsible"], ...none })).toBe("part2");
    expect(
      partOf({ hospital: ["accountable", "responsible"], vendor: [], ...none, subcontractor: ["responsible"] }),
    ).toBe("part2");
  });

  it("has a published number only where one is known, and names the published items without a row", () => {
    const numbered = linesOf().filter(({ officialNo }) => officialNo !== null);
    expect(Object.fromEntries(numbered.map(({ key, officialNo }) => [key, officialNo]))).toEqual({
      "net-external": "(B) 4",
      "dat-encryption": "(B) 4",
      "dat-backup": "(B) 5",
      "dat-backup-isolated": "(B) 5",
    });
    expect(sheetOf().unmatched.map(({ officialNo }) => officialNo)).toEqual(["A-1", "A-8"]);
  });

  it("takes what was entered, and else the day on which the second party confirmed the row", () => {
    const key = "dat-backup";
    const both = (row: AgreementRow): AgreementRow => ({
      ...row,
      confirmations: {
        vendor: { by: "乙", at: "2026-11-20T01:00:00Z" },
        // The 22nd in Tokyo.
        hospital: { by: "甲", at: "2026-11-21T16:00:00Z" },
      },
    });
    expect(lineOf(key, (row) => row)).toMatchObject({ firstCheck: null, completedOn: null });
    expect(lineOf(key, both)).toMatchObject({
      firstCheck: { on: "2026-11-22", confirmed: true },
      completedOn: null,
      byConfirmation: true,
    });
    const no = withValue({ firstCheck: { on: "2026-11-02", confirmed: false } });
    expect(lineOf(key, no)).toMatchObject({ firstCheck: { confirmed: false }, completedOn: null });
    expect(lineOf(key, (row) => both(no(row)))).toMatchObject({
      firstCheck: { on: "2026-11-02", confirmed: false },
      completedOn: "2026-11-22",
      byConfirmation: true,
    });
    const entered = withValue({ firstCheck: { on: "2026-11-02", confirmed: false }, completedOn: "2026-11-10" });
    expect(lineOf(key, (row) => both(entered(row)))).toMatchObject({
      completedOn: "2026-11-10",
      byConfirmation: false,
    });
  });

  it("has nothing open once both have confirmed everything, whatever was entered before", () => {
    const check = fc.option(
      fc.record({ on: fc.constant("2026-11-02"), confirmed: fc.boolean() }, { requiredKeys: ["on", "confirmed"] }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(check, { minLength: rows.length, maxLength: rows.length }), (checks) => {
        const entered = rows.map((row, index) => {
          const firstCheck = checks[index];
          return row.part === "role" && firstCheck ? withValue({ firstCheck })(row) : row;
        });
        expect(linesOf(entered.map(confirmed)).filter(isOpen)).toEqual([]);
        expect(linesOf(entered).filter(isOpen)).toHaveLength(
          linesOf(entered).filter(({ firstCheck }) => !firstCheck?.confirmed).length,
        );
      }),
      { numRuns: 30 },
    );
  });
});
