import type { ProblemCode } from "@portal/shared";
import { problems } from "@portal/shared";
import { Link } from "react-router";
import type { SigningRights } from "../../api/signing-rights.js";
import { signing } from "../../texts/signing.js";
import { signingRights } from "../../texts/signing-rights.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { peopleWhoMay, WhoMaySign } from "../../ui/who-may-sign.js";
import css from "./signing.module.css";

/** In place of the form: it is our turn, but not this person's to sign; why not, and who may. */
export function SigningHeld({
  agreementId,
  code,
  rights,
}: {
  agreementId: string;
  code: ProblemCode;
  rights: SigningRights;
}) {
  const t = useText();
  return (
    <section className={css.sign} aria-labelledby="held" aria-live="polite">
      <h2 id="held">{t(signingRights.held)}</h2>
      <ProblemNotice tone="warn" title={t(problems[code].title)} />
      {peopleWhoMay(rights).length > 0 ? (
        <div>
          <h3>{t(signingRights.others)}</h3>
          <WhoMaySign rights={rights} />
        </div>
      ) : (
        <p className="phrase">{t(signingRights.nobody)}</p>
      )}
      <Link to={paths.agreement(agreementId)}>{t(signing.toAgreement)}</Link>
    </section>
  );
}
