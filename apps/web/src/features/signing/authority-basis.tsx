import { type SigningRight, yenText } from "@portal/shared";
import { useActing } from "../../api/acting.js";
import type { SigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { dateWords } from "../../ui/date-words.js";
import { useLanguage, useText } from "../../ui/text-language.js";

/** On what my signature would rest: the role, the own line of the register, whose deputy I am, or who handed it to me; and until when. */
export function AuthorityBasis({
  right: { authorityId, onBehalfOf },
  rights,
}: {
  right: SigningRight;
  rights: SigningRights;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { user, organization } = useActing();
  const line = rights.authorities.find(({ id }) => id === authorityId);
  const delegation = rights.delegations.find(({ id }) => id === onBehalfOf?.id);
  const handover = rights.handovers.find(({ id }) => id === onBehalfOf?.id);
  const given = delegation ?? handover;
  // The nearer of the two ends.
  const lastDays = [line?.validUntil ?? null, delegation?.validUntil ?? null].filter((day) => day !== null);
  const [lastDay] = lastDays.toSorted();
  return (
    <>
      {given && (
        <p className="phrase">
          {t(delegation ? signingRights.byDeputy(given.fromName) : signingRights.byHandover(given.fromName))}
          {t(signingRights.givenReason(given.reason))}
        </p>
      )}
      <p className="phrase">
        {line && delegation && `${t(signingRights.relied(line.personName))}：`}
        {t(
          line
            ? line.principal
              ? signingRights.byPower(line.title, line.principal)
              : signingRights.byRepresentative(line.title)
            : signingRights.byRole(organization.name),
        )}
        {line?.limitJpy && t(signingRights.within(yenText(line.limitJpy, language)))}
        {lastDay
          ? t(signingRights.until(dateWords(lastDay, language, { withYear: true })))
          : line && t(signingRights.openEnd)}
      </p>
      {given && <p className="meta phrase">{t(signingRights.bothNames(user.name, given.fromName))}</p>}
    </>
  );
}
