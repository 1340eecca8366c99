import { applies } from "@portal/shared";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { disclosures } from "../../texts/disclosures.js";
import { paths } from "../../ui/paths.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { useText } from "../../ui/text-language.js";
import { useEditor } from "./editor-context.js";
import css from "./outline.module.css";

/** All sections with how far each is. `onFollow` closes the drawer it stands in on a phone. */
export function SectionOutline({ onFollow }: { onFollow?: () => void }) {
  const t = useText();
  const { catalogue, state, facts, progress, completeness, sectionId } = useEditor();
  const current = useCurrentInSight(sectionId);
  return (
    <nav className={css.outline} aria-label={t(disclosures.outline)}>
      <div className={css.head}>
        <strong>{t(disclosures.contents)}</strong>
        <ProgressFraction
          done={completeness.answered}
          total={completeness.required}
          bar={false}
          label={t(disclosures.required)}
        />
      </div>
      <ol>
        {catalogue.sections.map(({ id, label, items }, index) => {
          const { answered = 0, required = 0 } = progress[index] ?? {};
          const isAsked = items.some((item) => applies(item, facts));
          return (
            <li key={id}>
              <Link
                className={css.item}
                to={paths.disclosureSection(state.saved.id, id)}
                ref={id === sectionId ? current : undefined}
                aria-current={id === sectionId ? "true" : undefined}
                onClick={onFollow}
              >
                <span className={css.number}>{index + 1}</span>
                <span className="phrase">{t(label)}</span>
                {required > 0 ? (
                  <ProgressFraction done={answered} total={required} bar={false} />
                ) : (
                  <span className="meta nowrap">{t(isAsked ? disclosures.optionalOnly : disclosures.noneApply)}</span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The column beside the items scrolls by itself: it keeps the open section in its middle without moving the page. */
function useCurrentInSight(sectionId: string) {
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const link = current.current;
    const column = link?.offsetParent;
    if (link && column instanceof HTMLElement) column.scrollTop = link.offsetTop - column.clientHeight / 2;
  }, [sectionId]);
  return current;
}
