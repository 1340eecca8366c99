import { Link, useSearchParams } from "react-router";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths, targetIn } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { SecondFactorPanel } from "./second-factor-panel.js";
import { useSecondFactors } from "./second-factor.api.js";

/** アカウントの保護: the second factor, and the way to the password. `?to=` is the page of signing that sent one here. */
export function AccountPage() {
  const t = useText();
  const [query] = useSearchParams();
  const { items } = useSecondFactors();
  const wanted = targetIn(query);
  const back = wanted && <Link to={wanted}>{t(texts.backToSigning)}</Link>;
  return (
    <div className="page">
      <PageHeader title={t(texts.account)} lead={t(texts.accountLead)} />
      <div className="stack loose">
        {back && items.length === 0 && (
          <ProblemNotice tone="info" title={t(texts.cameForSigning)} actions={back}>
            {t(texts.cameForSigningHelp)}
          </ProblemNotice>
        )}
        <SecondFactorPanel back={back} />
        <section className="panel no-print" aria-labelledby="password">
          <div className="head">
            <h2 id="password">{t(texts.password)}</h2>
          </div>
          <div className="body stack tight">
            <p className="measure">{t(texts.passwordHelp)}</p>
            <Link to={paths.password}>{t(passwordTexts.title)}</Link>
          </div>
        </section>
      </div>
    </div>
  );
}
