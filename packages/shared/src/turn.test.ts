import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AgreementRow, ClauseValue } from "./agreement-row.js";
import { otherParty, parties, type Party } from "./party.js";
import {
  confirmRow,
  handOver,
  isSameValue,
  sendValue,
  takeTurn,
  turnOf,
  unsentBlocking,
  unsentSeenBy,
  type TurnState,
  type UnsentEdit,
} from "./turn.js";

const today = "2026-11-25";
const value = (text: string): ClauseValue => ({ title: "条項", text });

describe("taking the turn", () => {
  it("is free while the other side has nothing unsent, and refused while it has", () => {
    expect(takeTurn(turnOf("vendor"), "vendor")).toEqual({ ok: true, value: turnOf("vendor") });
    expect(takeTurn({ ...turnOf("vendor"), respondBy: "2026-12-01" }, "hospital")).toEqual({
      ok: true,
      value: turnOf("hospital"),
    });
    expect(takeTurn({ ...turnOf("vendor"), unsentBy: "vendor" }, "hospital")).toEqual({
      ok: false,
      code: "agreement.not-your-turn",
    });
  });
});

describe("handing over", () => {
  it("gives the turn to the other side with the day by which an answer is asked for", () => {
    const now: TurnState = { turn: "vendor", respondBy: null, unsentBy: "vendor" };
    expect(handOver(now, { by: "vendor", respondBy: today, today })).toEqual({
      ok: true,
      value: { turn: "hospital", respondBy: today, unsentBy: null },
    });
  });

  it("is refused to the side without the turn, and for a day that is over", () => {
    const now = turnOf("vendor");
    expect(handOver(now, { by: "hospital", respondBy: null, today })).toMatchObject({
      code: "agreement.not-your-turn",
    });
    expect(handOver(now, { by: "vendor", respondBy: "2026-11-24", today })).toMatchObject({ code: "unacceptable" });
  });
});

it("takes two values for the same whatever the order of their members", () => {
  expect(isSameValue({ title: "a", text: "b" }, { text: "b", title: "a" })).toBe(true);
  expect(isSameValue({ title: "a", text: "b" }, { title: "a", text: "c" })).toBe(false);
});

it("names one's own rows as what stands in the way of settling, and of the other side only that there are some", () => {
  const row = {
    id: "r-1",
    part: "clause",
    key: "c1",
    label: { ja: "再委託", en: "Subcontracting" },
    value: value("a"),
    confirmations: {},
  } as const;
  const now: TurnState = { turn: "vendor", respondBy: null, unsentBy: "vendor" };
  expect(unsentBlocking("vendor", [row], now)).toMatchObject([
    { code: "unsent-edit", rowId: "r-1", party: "vendor", detail: { ja: "「再委託」に未送信の変更があります" } },
  ]);
  expect(unsentBlocking("hospital", [], now)).toEqual([
    { code: "unsent-edits-of-the-other-side", party: "vendor", detail: expect.any(Object) },
  ]);
  expect(unsentBlocking("hospital", [], turnOf("vendor"))).toEqual([]);
});

/** A negotiation as the API keeps it: rows both see, edits that are one side's, and who was shown which value when it confirmed. */
interface Negotiation {
  readonly turn: TurnState;
  readonly rows: readonly (AgreementRow & { readonly value: ClauseValue })[];
  readonly edits: readonly UnsentEdit[];
  /** By row: what each side had before its eyes when it confirmed. */
  readonly seen: readonly Partial<Record<Party, string>>[];
}
type Command =
  | { readonly verb: "keep" | "send"; readonly by: Party; readonly row: number; readonly text: string }
  | { readonly verb: "discard" | "confirm"; readonly by: Party; readonly row: number }
  | { readonly verb: "hand-over"; readonly by: Party };

const ROWS = 3;
const opened: Negotiation = {
  turn: turnOf("hospital"),
  rows: Array.from({ length: ROWS }, (_, index) => ({
    part: "clause",
    key: String(index),
    value: value("推奨"),
    confirmations: {},
  })),
  edits: [],
  seen: Array.from({ length: ROWS }, () => ({})),
};

const replaced = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((one, at) => (at === index ? item : one));
const unsentBy = (edits: readonly UnsentEdit[]): Party | null => edits[0]?.party ?? null;
const withEdits = (now: Negotiation, edits: readonly UnsentEdit[]): Negotiation => ({
  ...now,
  edits,
  turn: { ...now.turn, unsentBy: unsentBy(edits) },
});
const without = (edits: readonly UnsentEdit[], row: number, by: Party) =>
  edits.filter((edit) => edit.rowId !== String(row) || edit.party !== by);

function applied(now: Negotiation, command: Command): Negotiation {
  const { by } = command;
  switch (command.verb) {
    case "keep": {
      const taken = takeTurn(now.turn, by);
      if (!taken.ok) return now;
      const edit = { rowId: String(command.row), party: by, value: value(command.text) };
      return withEdits({ ...now, turn: taken.value }, [...without(now.edits, command.row, by), edit]);
    }
    case "send": {
      const taken = takeTurn(now.turn, by);
      if (!taken.ok) return now;
      const rows = replaced(now.rows, command.row, sendValue(now.rows[command.row]!, value(command.text)));
      return withEdits({ ...now, rows, turn: taken.value }, without(now.edits, command.row, by));
    }
    case "discard":
      return withEdits(now, without(now.edits, command.row, by));
    case "confirm": {
      const row = now.rows[command.row]!;
      const hasOwnUnsent = unsentSeenBy(now.edits, by).some(({ rowId }) => rowId === String(command.row));
      const done = confirmRow(row, by, { confirmation: { by, at: today }, hasOwnUnsent });
      if (!done.ok) return now;
      const seen = { ...now.seen[command.row], [by]: row.value.text };
      return { ...now, rows: replaced(now.rows, command.row, done.value), seen: replaced(now.seen, command.row, seen) };
    }
    case "hand-over": {
      const next = handOver(now.turn, { by, respondBy: null, today });
      if (!next.ok) return now;
      const rows = now.rows.map((row) => {
        const edit = now.edits.find(({ rowId }) => rowId === row.key);
        return edit ? sendValue(row, edit.value) : row;
      });
      return { ...now, rows, edits: [], turn: next.value };
    }
  }
}

/** What a side is shown: the rows, the turn, and edits of its own. */
const shownTo = (now: Negotiation, side: Party) => ({
  rows: now.rows,
  edits: unsentSeenBy(now.edits, side),
});

const anyParty = fc.constantFrom<Party>("hospital", "vendor");
const anyRow = fc.nat({ max: ROWS - 1 });
const anyText = fc.constantFrom("推奨", "甲案", "乙案");
const anyCommand = fc.oneof(
  fc.record({ verb: fc.constantFrom("keep" as const, "send" as const), by: anyParty, row: anyRow, text: anyText }),
  fc.record({ verb: fc.constantFrom("discard" as const, "confirm" as const), by: anyParty, row: anyRow }),
  fc.record({ verb: fc.constant("hand-over" as const), by: anyParty }),
);

/** What is wrong after a command, in words; nothing when all is as it must be. */
function faults(before: Negotiation, { verb, by }: Command, after: Negotiation): readonly string[] {
  const found: string[] = [];
  if (after.edits.some(({ party }) => party !== after.turn.turn)) found.push("unsent edits of a side without the turn");
  const theirs = otherParty(by);
  const isShownAnew = !isDeepStrictEqual(shownTo(before, theirs), shownTo(after, theirs));
  if ((verb === "keep" || verb === "discard") && isShownAnew) found.push(`${verb} is seen by the other side`);
  after.rows.forEach(({ confirmations, value: { text } }, index) => {
    if (parties.some((party) => confirmations[party] && after.seen[index]?.[party] !== text))
      found.push("confirmed at a value that its side was not shown");
  });
  for (const side of parties) {
    const own = unsentSeenBy(after.edits, side);
    const rows = after.rows.filter(({ key }) => own.some(({ rowId }) => rowId === key));
    if (unsentBlocking(side, rows, after.turn).length > 0 !== after.edits.length > 0)
      found.push("settling does not stand or fall with unsent edits");
  }
  return found;
}

it("never lets both sides have unsent edits, shows nobody another's, and confirms only what was seen", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      let now = opened;
      for (const command of commands) {
        const next = applied(now, command);
        const found = faults(now, command, next);
        if (found.length > 0) throw new Error(found.join("; "));
        now = next;
      }
    }),
    { numRuns: 10_000 },
  );
});
