import type { Party, Text } from "@portal/shared";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { home } from "../../texts/home.js";
import { shell } from "../../texts/shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { roleWords } from "../../ui/role-words.js";
import { useText } from "../../ui/text-language.js";
import css from "./home-page.module.css";

interface Door {
  readonly to: string;
  readonly label: Text;
  readonly why: Text;
}

const agreements: Door = { to: paths.agreements, label: shell.agreements, why: home.agreements };
const doors: Readonly<Record<Party, readonly Door[]>> = {
  vendor: [{ to: paths.services, label: shell.services, why: home.services }, agreements],
  hospital: [
    { to: paths.directory, label: shell.directory, why: home.directory },
    { to: paths.comparison(), label: shell.comparison, why: home.comparison },
    agreements,
  ],
};

/** Where the work of this kind of organisation begins. */
export function HomePage() {
  const t = useText();
  const { organization, kind, roles } = useActing();
  return (
    <div className="page">
      <PageHeader title={t(home.title)} lead={t(home.lead(organization.name, roleWords(roles, t)))} />
      <section className="stack" aria-labelledby="start">
        <h2 id="start">{t(home.start)}</h2>
        <ul className={`panel ${css.doors}`}>
          {doors[kind].map(({ to, label, why }) => (
            <li key={to}>
              <Link to={to}>{t(label)}</Link>
              <p className="meta">{t(why)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
