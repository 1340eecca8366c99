import type { SigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { Instant } from "../../ui/instant.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import css from "./signing.module.css";

/** Who handed the signing to whom, when and why; the newest last. Nothing where there was none. */
export function HandoverHistory({ rights: { handovers } }: { rights: SigningRights }) {
  const t = useText();
  if (handovers.length === 0) return null;
  return (
    <div>
      <h3 id="handovers">{t(signingRights.history)}</h3>
      <ol aria-labelledby="handovers">
        {handovers.map(({ id, at, fromName, toName, reason, standing, withdrawn }) => (
          <li key={id} className={css.handover}>
            <span>
              {t(signingRights.fromTo(fromName, toName))}
              <span className={`meta ${css.below}`}>
                <Instant at={at} withYear /> {t(signingRights.givenReason(reason))}
              </span>
            </span>
            <StatusBadge tone={standing ? "info" : "neutral"}>
              {t(standing ? signingRights.standing : withdrawn ? signingRights.withdrawn : signingRights.lapsed)}
            </StatusBadge>
          </li>
        ))}
      </ol>
    </div>
  );
}
