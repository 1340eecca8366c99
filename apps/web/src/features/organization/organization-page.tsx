import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { organization as texts } from "../../texts/organization.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
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
        <section className="panel" aria-labelledby="authorities">
          <div className="head">
            <h2 id="authorities">{t(authorities.title)}</h2>
          </div>
          <div className="body stack tight">
            <p className="phrase">{t(authorities.lead)}</p>
            <p>
              <Link to={paths.signingAuthorities}>{t(authorities.open)}</Link>
            </p>
          </div>
        </section>
      </div>
    </div>
  );
}
