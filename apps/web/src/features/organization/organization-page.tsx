import { useActing } from "../../api/acting.js";
import { organization as texts } from "../../texts/organization.js";
import { PageHeader } from "../../ui/page-header.js";
import { useText } from "../../ui/text-language.js";
import { Details } from "./details.js";
import { Members } from "./members.js";
import { useMembers } from "./organization.api.js";

/** My organisation: what agreements print of it, and who may do what for it. */
export function OrganizationPage() {
  const t = useText();
  const { organization, may } = useActing();
  const admins = useMembers(organization.id).filter(({ roles }) => roles.includes("admin"));
  const names = admins.map(({ name }) => name).join(t(texts.nameSeparator));
  return (
    <div className="page">
      <PageHeader title={t(texts.title)} lead={t(texts.lead)} />
      <div className="stack loose">
        {!may("organization.edit") && <p className="meta">{t(texts.adminOnly(names))}</p>}
        <Details id={organization.id} />
        <Members id={organization.id} />
      </div>
    </div>
  );
}
