import { isBeforeSignature } from "@portal/shared";
import { Link } from "react-router";
import { useSigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { peopleWhoMay, WhoMaySign } from "../../ui/who-may-sign.js";
import { stateOf, useWorkbench } from "./workbench-context.js";

/** Who may sign for our side, until it has signed. */
export function OwnSignatories() {
  const t = useText();
  const { agreement, mine } = useWorkbench();
  const hasSigned = agreement.signatures.some(({ party }) => party === mine);
  const isBefore = !hasSigned && isBeforeSignature(stateOf(agreement).status, mine);
  const { rights } = useSigningRights(agreement.id, isBefore);
  if (!isBefore || !rights) return null;
  return (
    <div className="stack tight small" style={{ padding: "0 16px 12px" }}>
      <h3>{t(signingRights.ours)}</h3>
      {peopleWhoMay(rights).length > 0 ? (
        <WhoMaySign rights={rights} />
      ) : (
        <p className="phrase">{t(signingRights.nobody)}</p>
      )}
      <Link className="no-print" to={paths.signing(agreement.id)}>
        {t(signingRights.seeRights)}
      </Link>
    </div>
  );
}
