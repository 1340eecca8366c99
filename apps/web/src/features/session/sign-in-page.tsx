import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useInstallation } from "../../api/installation.js";
import { session } from "../../texts/session.js";
import { shell } from "../../texts/shell.js";
import { OpenShell } from "../../ui/open-shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths, targetAfterSignIn } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { DemonstrationSignIns } from "./demonstration-sign-ins.js";
import { SignInForm } from "./sign-in-form.js";
import css from "./sign-in-page.module.css";

/** The door: signing in, and, in a demonstration, the people one may be. */
export function SignInPage() {
  const t = useText();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const installation = useInstallation();
  const [chosen, setChosen] = useState<string>();
  const demonstration = installation?.demonstration ?? false;
  return (
    <OpenShell demonstration={demonstration} actions={<Link to={paths.verify}>{t(shell.verify)}</Link>}>
      <div className={`page ${css.page}`}>
        <PageHeader title={t(session.title)} lead={t(session.lead)} />
        <div className={css.columns} data-demonstration={demonstration || undefined}>
          <section className="panel" aria-label={t(session.title)}>
            <div className="body">
              <SignInForm
                chosenEmail={chosen}
                isReturning={query.has("to")}
                onSignedIn={() => void navigate(targetAfterSignIn(query), { replace: true })}
              />
            </div>
          </section>
          {installation && demonstration && (
            <DemonstrationSignIns signIns={installation.signIns} onChoose={setChosen} />
          )}
        </div>
        {installation && <p className="meta">{t(session.operator(installation.operator))}</p>}
      </div>
    </OpenShell>
  );
}
