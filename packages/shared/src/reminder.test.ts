import { describe, expect, it } from "@jest/globals";
import { agreementStatuses } from "./agreement.js";
import type { ReminderKind } from "./notification.js";
import { noticeText } from "./notification-text.js";
import { parties } from "./party.js";
import { isStageDue, reminderOf, reminderStages, stagesAfter } from "./reminder.js";

const kinds = Object.keys(reminderStages) as ReminderKind[];
const facts = { status: "settled", turn: "vendor", due: "2027-01-31", daysBefore: 7 } as const;

describe("the stages of a reminder", () => {
  it("are those still to come, by their day", () => {
    expect(stagesAfter("reminder-signature", "2027-01-31", "2027-01-02")).toEqual([
      { daysBefore: 7, on: "2027-01-24" },
      { daysBefore: 1, on: "2027-01-30" },
    ]);
    expect(stagesAfter("reminder-turn", "2027-01-31", "2027-01-29")).toEqual([{ daysBefore: -1, on: "2027-02-01" }]);
  });

  it("are told on their day, and after a standstill only the newest", () => {
    const due = (today: string) =>
      reminderStages["reminder-signature"].filter((days) =>
        isStageDue("reminder-signature", "2027-01-31", days, today),
      );
    expect(due("2026-12-31")).toEqual([]);
    expect(due("2027-01-01")).toEqual([30]);
    expect(due("2027-01-24")).toEqual([7]);
    expect(due("2027-01-31")).toEqual([1]);
  });
});

describe("a reminder", () => {
  it("is for nobody when nothing is open any more", () => {
    const open = (kind: ReminderKind) => agreementStatuses.filter((status) => reminderOf(kind, { ...facts, status }));
    expect(open("reminder-turn")).toEqual(["negotiating"]);
    expect(open("reminder-signature")).toEqual(["settled", "vendor_signed"]);
    expect(open("reminder-risk")).toEqual(["in_force", "terminating"]);
    expect(open("reminder-renewal")).toEqual(["in_force"]);
  });

  it("asks the side that is to act, and tells the side that waits of a turn only when the day has passed", () => {
    const turn = (daysBefore: number) =>
      reminderOf("reminder-turn", { ...facts, status: "negotiating", daysBefore })?.roles;
    expect(turn(2)).toEqual({ vendor: ["editor"], hospital: [] });
    expect(turn(-1)).toEqual({ vendor: ["editor"], hospital: ["editor"] });
    expect(reminderOf("reminder-signature", { ...facts, status: "vendor_signed" })?.roles).toEqual({
      hospital: ["editor", "signatory"],
      vendor: ["editor"],
    });
    expect(reminderOf("reminder-risk", { ...facts, status: "in_force" })?.roles.vendor).toEqual([]);
  });

  it("says its day, in both languages", () => {
    for (const kind of kinds)
      for (const side of parties)
        for (const isLate of [false, true]) {
          const text = noticeText({
            kind,
            who: null,
            service: "X",
            side,
            detail: { due: facts.due, side: "vendor", isLate },
          });
          expect(text.ja).toContain("2027年1月31日");
          expect(text.en).toContain("2027-01-31");
        }
  });
});
