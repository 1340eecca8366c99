import { addDays, type IsoDate } from "./dates.js";
import type { AgreementStatus } from "./agreement.js";
import type { Notice, ReminderKind } from "./notification.js";
import { otherParty, type Party } from "./party.js";
import type { Role } from "./permission.js";

/**
 * How many days before the last day each reminder is told, the earliest first. -1: the day after it, when it has passed.
 * Each is told once.
 */
export const reminderStages: Readonly<Record<ReminderKind, readonly number[]>> = {
  "reminder-turn": [2, -1],
  "reminder-signature": [30, 7, 1],
  "reminder-risk": [30, 7, -1],
  "reminder-renewal": [60, 30, 7],
};

/** A stage and the day on which it is told. */
export interface ReminderStage {
  readonly daysBefore: number;
  readonly on: IsoDate;
}

/** The stages still to come: one whose day is over, or is today, would tell what everybody has just been told. */
export const stagesAfter = (kind: ReminderKind, due: IsoDate, today: IsoDate): readonly ReminderStage[] =>
  reminderStages[kind]
    .map((daysBefore) => ({ daysBefore, on: addDays(due, -daysBefore) }))
    .filter(({ on }) => on > today);

/** Whether this stage is the one to tell today: after a standstill the newest alone is, not one after the other. */
export function isStageDue(kind: ReminderKind, due: IsoDate, daysBefore: number, today: IsoDate): boolean {
  const reached = reminderStages[kind].filter((days) => addDays(due, -days) <= today);
  return reached.at(-1) === daysBefore;
}

/** The agreement as a reminder finds it when its day has come. */
export interface ReminderFacts {
  readonly status: AgreementStatus;
  readonly turn: Party;
  readonly due: IsoDate;
  readonly daysBefore: number;
}

const editors: readonly Role[] = ["editor"];
const deciders: readonly Role[] = ["editor", "signatory"];
const responsible: readonly Role[] = ["editor", "approver", "signatory"];

const notice = (
  kind: ReminderKind,
  { due, daysBefore }: ReminderFacts,
  side: Party,
  own: readonly Role[],
  other: readonly Role[],
): Notice => ({
  kind,
  party: null,
  roles: { [side]: own, [otherParty(side)]: other } as Record<Party, readonly Role[]>,
  detail: { due, side, isLate: daysBefore < 0 },
});

/** Who is reminded, or null when nothing is open any more. */
export function reminderOf(kind: ReminderKind, facts: ReminderFacts): Notice | null {
  const { status, turn, daysBefore } = facts;
  switch (kind) {
    case "reminder-turn":
      if (status !== "negotiating") return null;
      // The side that waits is told when the day has passed, not before.
      return notice(kind, facts, turn, editors, daysBefore < 0 ? editors : []);
    case "reminder-signature":
      if (status === "settled") return notice(kind, facts, "vendor", deciders, editors);
      return status === "vendor_signed" ? notice(kind, facts, "hospital", deciders, editors) : null;
    case "reminder-risk":
      // The hospital accepted the remaining risk; the vendor hears of it with the outcome.
      return status === "in_force" || status === "terminating"
        ? notice(kind, facts, "hospital", responsible, [])
        : null;
    case "reminder-renewal":
      // Once its end is settled there is nothing to renew.
      return status === "in_force" ? notice(kind, facts, "hospital", responsible, responsible) : null;
  }
}
