import { parties, type AgreementRow } from "@portal/shared";
import { IconCheck } from "@tabler/icons-react";
import { pieces } from "../texts/pieces.js";
import css from "./confirmation-marks.module.css";
import { instantWords } from "./date-words.js";
import { PartyMark } from "./party-mark.js";
import { partyName } from "./party-names.js";
import { useLanguage, useText } from "./text-language.js";

/** Who has confirmed a row at its current value. Filled and ticked: confirmed. Dashed: not yet. Both: one joined seal. */
export function ConfirmationMarks({ confirmations }: { confirmations: AgreementRow["confirmations"] }) {
  const t = useText();
  const { language } = useLanguage();
  const both = Boolean(confirmations.hospital && confirmations.vendor);
  return (
    <span className={css.marks} data-both={both || undefined}>
      {parties.map((party) => {
        const confirmation = confirmations[party];
        const name = t(partyName[party]);
        return (
          <span key={party} className={css.one}>
            <PartyMark party={party} hollow={!confirmation} />
            {confirmation && <IconCheck className={css.tick} size={12} stroke={4} aria-hidden />}
            <span className="sr">
              {confirmation
                ? t(pieces.confirmedAt(name, instantWords(confirmation.at, language)))
                : t(pieces.notConfirmed(name))}
            </span>
          </span>
        );
      })}
      <span className={css.word} aria-hidden>
        {t(wordOf(confirmations))}
      </span>
    </span>
  );
}

function wordOf({ hospital, vendor }: AgreementRow["confirmations"]) {
  if (hospital && vendor) return pieces.bothConfirmed;
  if (hospital) return pieces.vendorUnconfirmed;
  return vendor ? pieces.hospitalUnconfirmed : pieces.unconfirmed;
}
