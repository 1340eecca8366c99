import { Link } from "react-router";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { Fact } from "./fact.js";
import type { SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";

/** What an amendment takes the place of, why, and where its changes stand. Nothing for a new agreement. */
export function AmendmentFacts({ agreement: { id, amends, amendsNumber, closing } }: { agreement: SignedAgreement }) {
  const t = useText();
  if (!amends || !amendsNumber) return null;
  const reason = closing?.act === "agreement.amended" ? closing.reason : null;
  return (
    <Fact name={t(signing.amends)}>
      <span>
        <Link to={paths.agreement(amends)}>{t(signing.amendsNumber(amendsNumber))}</Link>
        {reason && <span className={`meta ${css.below}`}>{t(signing.amendsReason(reason))}</span>}
        <Link className={`small ${css.below}`} to={paths.redline(id)}>
          {t(signing.seeChanges)}
        </Link>
      </span>
    </Fact>
  );
}
