import type { TermValue } from "./agreement-row.js";
import { addDays, addMonths, daysBetween, type IsoDate } from "./dates.js";
import { restDay, workingDayBefore } from "./rest-days.js";
import type { Text } from "./text.js";

export type PeriodTerm = Extract<TermValue, { endsOn: string }>;

/** The last day of a notice that concerns the renewal (更新の申入れの期限). */
export interface RenewalNotice {
  readonly on: IsoDate;
  /** Why offices are closed on that day. It is shown and never moved: the parties agreed on the day itself. */
  readonly rest: Text | null;
  /** The last working day before it, where it is a day of rest. */
  readonly workingDay: IsoDate | null;
}

/** As many months before the last day as agreed (民法143条: the last day of a shorter month); null where no notice is agreed. */
export function renewalNotice({ endsOn, renewal, noticeMonths }: PeriodTerm): RenewalNotice | null {
  if (renewal === "none" || noticeMonths === undefined) return null;
  const on = addMonths(endsOn, -noticeMonths);
  const rest = restDay(on);
  return { on, rest, workingDay: rest ? workingDayBefore(on) : null };
}

/**
 * The period that follows without a gap: whole months where the period is whole months, else as many days.
 * 2027-04-01 to 2030-03-31 is followed by 2030-04-01 to 2033-03-31.
 */
export function nextPeriod(period: PeriodTerm): PeriodTerm {
  const { startsOn, endsOn } = period;
  const next = addDays(endsOn, 1);
  const months = monthsBetween(startsOn, next);
  const endsNext =
    addMonths(startsOn, months) === next
      ? addDays(addMonths(next, months), -1)
      : addDays(next, daysBetween(startsOn, endsOn));
  return { ...period, startsOn: next, endsOn: endsNext };
}

const monthsBetween = (from: IsoDate, to: IsoDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
