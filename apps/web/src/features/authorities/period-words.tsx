import { authorities } from "../../texts/authorities.js";
import { IsoDate } from "../../ui/iso-date.js";
import { useText } from "../../ui/text-language.js";

/** From which day to which; open at its end until it is revoked. */
export function PeriodWords({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }) {
  const t = useText();
  return (
    <span>
      <IsoDate date={validFrom} withYear withWeekday={false} /> 〜{" "}
      {validUntil ? <IsoDate date={validUntil} withYear withWeekday={false} /> : t(authorities.untilRevoked)}
    </span>
  );
}
