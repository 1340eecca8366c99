import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { otherParty, parties, type Party } from "./party.js";
import { changedSince, isDisputed, type RowStanding, waitsFor } from "./row-attention.js";

const untouched: RowStanding = {
  proposedBy: null,
  proposers: [],
  confirmations: {},
  deletionBy: null,
  lastComment: null,
};
const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T01:00:00.000Z`;
const confirmed = (day: number) => ({ by: "森田", at: at(day) });

describe("a row waits for a side's answer", () => {
  it.each<[string, Partial<RowStanding>, readonly Party[]]>([
    ["not as it was opened", {}, []],
    ["when the other side proposed a value", { proposedBy: "vendor" }, ["hospital"]],
    ["when the other side confirmed first", { confirmations: { vendor: confirmed(1) } }, ["hospital"]],
    [
      "no more once this side has confirmed it",
      { proposedBy: "vendor", confirmations: { hospital: confirmed(1) } },
      ["vendor"],
    ],
    ["when the other side asks to delete it", { deletionBy: "hospital" }, ["vendor"]],
    ["when the other side wrote last", { lastComment: { party: "vendor", at: at(2) } }, ["hospital"]],
    [
      "when the other side wrote after this side's confirmation",
      { confirmations: { hospital: confirmed(1), vendor: confirmed(1) }, lastComment: { party: "vendor", at: at(2) } },
      ["hospital"],
    ],
    [
      "not when the words came before this side's confirmation",
      { confirmations: { hospital: confirmed(3), vendor: confirmed(1) }, lastComment: { party: "vendor", at: at(2) } },
      [],
    ],
  ])("%s", (_, changes, sides) => {
    expect(parties.filter((side) => waitsFor({ ...untouched, ...changes }, side))).toEqual(sides);
  });
});

describe("a row is disputed", () => {
  it("when both sides have sent a value, until both have confirmed one", () => {
    const both = { ...untouched, proposers: parties, proposedBy: "vendor" } as const;
    expect(isDisputed({ ...untouched, proposers: ["vendor"] })).toBe(false);
    expect(isDisputed(both)).toBe(true);
    expect(isDisputed({ ...both, confirmations: { vendor: confirmed(1) } })).toBe(true);
    expect(isDisputed({ ...both, confirmations: { vendor: confirmed(1), hospital: confirmed(2) } })).toBe(false);
  });
});

describe("a row has changed since a person last looked", () => {
  const look = { version: 4, at: at(4) };
  it.each([
    ["a newer value of the other side", { proposedBy: "vendor", changedAtVersion: 5 }, null, true],
    ["the value that was looked at", { proposedBy: "vendor", changedAtVersion: 4 }, null, false],
    ["a newer value of one's own side", { proposedBy: "hospital", changedAtVersion: 5 }, null, false],
    ["a later comment of the other side", { proposedBy: null, changedAtVersion: 1 }, at(5), true],
    ["a comment that was looked at", { proposedBy: null, changedAtVersion: 1 }, at(4), false],
  ] as const)("%s", (_, row, comment, expected) => {
    expect(changedSince(look, row, comment, "hospital")).toBe(expected);
  });
});

it("never waits for both sides because of one proposal, and no answered row waits for anybody", () => {
  const anyParty = fc.constantFrom<Party>("hospital", "vendor");
  const anyDay = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(anyParty, anyDay, (by, day) => {
      const proposed = { ...untouched, proposedBy: by, proposers: [by] };
      expect(waitsFor(proposed, by)).toBe(false);
      expect(waitsFor(proposed, otherParty(by))).toBe(true);
      const answered = {
        ...proposed,
        confirmations: { hospital: confirmed(9), vendor: confirmed(9) },
        lastComment: { party: by, at: at(day) },
      };
      expect(parties.some((side) => waitsFor(answered, side))).toBe(false);
    }),
  );
});
