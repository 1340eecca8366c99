import { authorities } from "../../texts/authorities.js";
import { organization } from "../../texts/organization.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { AuthorityRegister } from "./authority-register.js";
import { Deputies } from "./deputies.js";
import { FourEyes } from "./four-eyes.js";

/** Who may sign for my organisation: the register, the deputies, and whether the author of a content may sign it. */
export function AuthoritiesPage() {
  const t = useText();
  return (
    <div className="page">
      <PageHeader
        crumbs={[{ label: t(organization.title), to: paths.organization }]}
        title={t(authorities.title)}
        lead={t(authorities.lead)}
      />
      <div className="stack loose">
        <AuthorityRegister />
        <Deputies />
        <FourEyes />
      </div>
    </div>
  );
}
