import type { TermValue } from "./agreement-row.js";
import { addDays, type IsoDate, japaneseDate } from "./dates.js";
import type { Text } from "./text.js";

/** The period of the agreement that is amended; `endsOn` is the day of a notified termination, where there is one. */
export interface AmendedPeriod {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

type Period = Extract<TermValue, { endsOn: string }>;

/**
 * The day from which an amendment takes the place of what it amends; null: the day of the hospital's signature, because the period
 * begins where it began. A signature later than that day counts from the signature.
 */
export const takesEffectOn = (amended: AmendedPeriod, { startsOn }: Pick<Period, "startsOn">): IsoDate | null =>
  startsOn === amended.startsOn ? null : startsOn;

/**
 * What is wrong with the beginning of an amendment; null where nothing is. Until it takes effect the amended agreement holds, so that
 * no day is without an agreement; and no day that is over is agreed upon anew.
 */
export function amendmentStartFault(
  amended: AmendedPeriod,
  period: Pick<Period, "startsOn">,
  today: IsoDate,
): Text | null {
  const from = takesEffectOn(amended, period);
  if (from === null) return null;
  if (from < today)
    return {
      ja: `開始日（${japaneseDate(from)}）が過ぎた日です。もとの合意の開始日（${japaneseDate(amended.startsOn)}）のままにするか、今日以後の日にしてください`,
      en: `It begins on a day that is over (${from}); keep the beginning of the amended agreement (${amended.startsOn}), or choose a day from today on`,
    };
  if (from > addDays(amended.endsOn, 1))
    return {
      ja: `もとの合意は${japaneseDate(amended.endsOn)}までなので、開始日（${japaneseDate(from)}）までの間、合意のない日が生じます。開始日を早めてください`,
      en: `The amended agreement ends with ${amended.endsOn}, so days before the beginning (${from}) would have no agreement; let it begin earlier`,
    };
  return null;
}
