import { Button } from "@mantine/core";
import { mayHandOverSigning, problems, signingRight } from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import type { SigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { peopleWhoMay, WhoMaySign } from "../../ui/who-may-sign.js";
import { AuthorityBasis } from "./authority-basis.js";
import { HandOverDialog } from "./hand-over-dialog.js";
import { HandoverHistory } from "./handover-history.js";
import { statusOf, type SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";
import { TakeBackDialog } from "./take-back-dialog.js";

/** Whether I may sign this agreement, on what it rests, who else may, and handing it over. */
export function YourAuthority({ agreement, rights }: { agreement: SignedAgreement; rights: SigningRights }) {
  const t = useText();
  const { user } = useActing();
  const right = signingRight(user.id, rights);
  const isSignatory = rights.signatories.includes(user.id);
  const others = peopleWhoMay(rights).filter(({ id }) => id !== user.id);
  return (
    <section aria-labelledby="authority" className={`${css.block} stack tight`}>
      <h2 id="authority">{t(isSignatory ? signingRights.title : signingRights.titleOthers)}</h2>
      {isSignatory && (
        <p>
          <StatusBadge tone={right.ok ? "ok" : "warn"}>
            {t(right.ok ? signingRights.may : signingRights.mayNot)}
          </StatusBadge>
        </p>
      )}
      {right.ok ? (
        <AuthorityBasis right={right.value} rights={rights} />
      ) : (
        isSignatory && <p className="phrase">{t(problems[right.code].title)}</p>
      )}
      {others.length > 0 ? (
        <div>
          <h3>{t(right.ok ? signingRights.otherThanYou : signingRights.others)}</h3>
          <WhoMaySign rights={rights} except={user.id} />
        </div>
      ) : (
        <p className="meta phrase">{t(right.ok ? signingRights.onlyYou : signingRights.nobody)}</p>
      )}
      {isSignatory && <Handing agreement={agreement} rights={rights} />}
      <HandoverHistory rights={rights} />
      <p className="small">
        <Link to={paths.signingAuthorities}>{t(signingRights.register)}</Link>
      </p>
    </section>
  );
}

function Handing({ agreement, rights }: { agreement: SignedAgreement; rights: SigningRights }) {
  const t = useText();
  const { user } = useActing();
  const [opened, setOpened] = useState<"hand-over" | "take-back" | null>(null);
  const [done, setDone] = useState("");
  const at = { status: statusOf(agreement), side: agreement.mine };
  const candidates = rights.people.filter(({ id }) => mayHandOverSigning(user.id, id, rights, at).ok);
  // The one of my own that the others rest on: taking it back takes back what was handed on since.
  const given = rights.handovers.find(({ fromPersonId, standing }) => fromPersonId === user.id && standing);
  const close = () => setOpened(null);
  const finish = (what: string) => {
    close();
    setDone(what);
  };
  return (
    <>
      <div className="row">
        {candidates.length > 0 && (
          <Button variant="default" onClick={() => setOpened("hand-over")}>
            {t(signingRights.handOver)}
          </Button>
        )}
        {given && (
          <Button variant="default" onClick={() => setOpened("take-back")}>
            {t(signingRights.takeBackFrom(given.toName))}
          </Button>
        )}
        <span className="small" role="status">
          {done}
        </span>
      </div>
      {opened === "hand-over" && (
        <HandOverDialog agreementId={agreement.id} people={candidates} onDone={finish} onClose={close} />
      )}
      {opened === "take-back" && given && (
        <TakeBackDialog agreementId={agreement.id} handover={given} onDone={finish} onClose={close} />
      )}
    </>
  );
}
