import { password as texts } from "../../texts/password.js";
import { secondFactor } from "../../texts/second-factor.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { PasswordForm } from "./password-form.js";

/** パスワードの変更. `isForced`: signed in with an issued password, nothing else is possible before. */
export function PasswordPage({ isForced = false }: { isForced?: boolean }) {
  const t = useText();
  return (
    <div className="page">
      <PageHeader
        crumbs={isForced ? [] : [{ label: t(secondFactor.account), to: paths.account }]}
        title={t(isForced ? texts.forcedTitle : texts.title)}
        lead={t(isForced ? texts.forcedLead : texts.lead)}
      />
      <PasswordForm />
    </div>
  );
}
