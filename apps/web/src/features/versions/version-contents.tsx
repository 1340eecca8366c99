import { versions } from "../../texts/versions.js";
import { useText } from "../../ui/text-language.js";
import css from "./version-page.module.css";
import type { ReadSection } from "./version-reading.js";

/** The way to each section, with how much of it is unanswered. On a narrow screen it opens on demand. */
export function VersionContents({ sections }: { sections: readonly ReadSection[] }) {
  const t = useText();
  const list = (
    <ol className={css.contentsList}>
      {sections.map(({ id, label, items }) => {
        const open = items.filter(({ state }) => state === "unanswered").length;
        return (
          <li key={id}>
            <a href={`#section-${id}`}>{t(label)}</a>
            <span className="meta nowrap">
              {open > 0 ? t(versions.unansweredIn(open)) : t(versions.itemsIn(items.length))}
            </span>
          </li>
        );
      })}
    </ol>
  );
  return (
    <nav aria-label={t(versions.contents)} className={`no-print ${css.contents}`}>
      <div className="wide-only">
        <h2>{t(versions.contents)}</h2>
        {list}
      </div>
      <details className="narrow-only">
        <summary>{t(versions.contents)}</summary>
        {list}
      </details>
    </nav>
  );
}
