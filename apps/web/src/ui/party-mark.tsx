import type { Party } from "@portal/shared";
import { partySign } from "./party-names.js";
import css from "./party-mark.module.css";

/** 甲 (hospital) is a circle, 乙 (vendor) is a square, everywhere and also in print. `hollow`: not yet, or proposed. */
export function PartyMark({ party, hollow = false }: { party: Party; hollow?: boolean }) {
  return (
    <span className={css.mark} data-party={party} data-hollow={hollow || undefined} aria-hidden lang="ja">
      {partySign[party]}
    </span>
  );
}
