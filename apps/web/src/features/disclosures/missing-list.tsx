import type { DisclosureCatalogue } from "@portal/shared";
import { Link } from "react-router";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import css from "./editor.module.css";

/** Items as links into the editor, under the names of their sections, in the order given. */
export function MissingList({
  disclosureId,
  catalogue,
  items,
  onFollow,
}: {
  disclosureId: string;
  catalogue: DisclosureCatalogue;
  items: readonly string[];
  onFollow?: () => void;
}) {
  const t = useText();
  const wanted = new Set(items);
  const first = (ids: readonly { readonly id: string }[]) =>
    items.findIndex((item) => ids.some(({ id }) => id === item));
  const sections = catalogue.sections
    .map((section) => ({ ...section, items: section.items.filter(({ id }) => wanted.has(id)) }))
    .filter((section) => section.items.length > 0)
    .sort((one, other) => first(one.items) - first(other.items));
  return sections.map((section) => (
    <div key={section.id}>
      <p className="meta">{t(section.label)}</p>
      <ul className={css.bullets}>
        {section.items.map((item) => (
          <li key={item.id}>
            <Link to={paths.disclosureSection(disclosureId, section.id, item.id)} onClick={onFollow}>
              {t(item.label)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
