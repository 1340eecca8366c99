import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { templates } from "../../texts/templates.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { useWorkbench } from "./workbench-context.js";

/** What an agreement and the templates of one's own organisation give each other. */
export function TemplateLinks() {
  const t = useText();
  const { may } = useActing();
  const { agreement, mayEdit } = useWorkbench();
  const links = [
    ...(mayEdit && may("template.read") ? [{ to: paths.applyTemplate(agreement.id), words: templates.apply }] : []),
    ...(may("template.edit") ? [{ to: paths.saveAsTemplate(agreement.id), words: templates.saveAs }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <section className="panel no-print" aria-labelledby="templates">
      <div className="head">
        <h2 id="templates">{t(templates.ofAgreement)}</h2>
      </div>
      <ul className="body stack tight">
        {links.map(({ to, words }) => (
          <li key={to}>
            <Link to={to}>{t(words)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
