import type { Party } from "@portal/shared";
import { useActing } from "../../api/acting.js";
import { signing } from "../../texts/signing.js";
import { instantWords } from "../../ui/date-words.js";
import { PartyMark } from "../../ui/party-mark.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";

const order: readonly Party[] = ["vendor", "hospital"];

/** Who signs when: the vendor first, then the hospital, whose signature concludes it. */
export function SignatureOrder({
  agreement,
  turn,
  isMine,
}: {
  agreement: SignedAgreement;
  turn: Party | null;
  isMine: boolean;
}) {
  const t = useText();
  const { user } = useActing();
  const { language } = useLanguage();
  return (
    <section aria-labelledby="order" className={css.block}>
      <h2 id="order">{t(signing.order)}</h2>
      <ol className={css.order}>
        {order.map((party) => {
          const signature = agreement.signatures.find((one) => one.party === party);
          const name = signature?.name ?? (isMine && turn === party ? user.name : agreement.parties[party].name);
          const role = party === "vendor" ? signing.first : signing.concludes;
          return (
            <li key={party}>
              <PartyMark party={party} hollow={!signature} />
              <span>
                {name}
                <span className={`meta ${css.below}`}>
                  {signature ? t(signing.signedAt(instantWords(signature.signedAt, language))) : t(role)}
                </span>
                {signature && (
                  <span className={`meta ${css.below}`}>
                    {t(signature.certificate ? signing.signedBy(signature.certificate.subject) : signing.sealedBy)}
                  </span>
                )}
              </span>
              {signature ? (
                <StatusBadge tone={signature.sealed ? "ok" : "info"}>
                  {t(signature.sealed ? signing.signed : signing.sealingBadge)}
                </StatusBadge>
              ) : (
                <StatusBadge tone={turn === party ? "info" : "neutral"}>
                  {t(turn === party ? (isMine ? signing.yourTurn : signing.waiting) : signing.later)}
                </StatusBadge>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
