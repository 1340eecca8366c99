import { Button } from "@mantine/core";
import { applies } from "@portal/shared";
import { IconListDetails } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { disclosures } from "../../texts/disclosures.js";
import { EmptyState } from "../../ui/empty-state.js";
import { paths } from "../../ui/paths.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { useText } from "../../ui/text-language.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";
import { ItemEntry } from "./item-entry.js";

/** The items of one section whose conditions hold, in the order of the edition, and the ways to the neighbouring sections. */
export function SectionItems() {
  const t = useText();
  const { catalogue, state, facts, progress, sectionId, openItem } = useEditor();
  const index = catalogue.sections.findIndex(({ id }) => id === sectionId);
  const section = catalogue.sections[index];
  const heading = useSectionArrival(sectionId, openItem !== undefined);
  if (!section) {
    const first = catalogue.sections[0]?.id ?? "";
    return (
      <EmptyState
        icon={IconListDetails}
        title={t(disclosures.unknownSection)}
        action={<Link to={paths.disclosureSection(state.saved.id, first)}>{t(disclosures.contents)}</Link>}
      >
        {t(disclosures.outline)}
      </EmptyState>
    );
  }
  const shown = section.items.map((item, place) => ({ item, place })).filter(({ item }) => applies(item, facts));
  const hidden = section.items.length - shown.length;
  const { answered = 0, required = 0 } = progress[index] ?? {};
  return (
    <section className={css.centre} aria-labelledby="section-title">
      <div className={css.sectionHead}>
        <h2 id="section-title" ref={heading} tabIndex={-1} className={css.landing}>
          {t(disclosures.section(index + 1, t(section.label)))}
        </h2>
        {required > 0 && <ProgressFraction done={answered} total={required} label={t(disclosures.required)} />}
        {section.help && <p className="meta phrase">{t(section.help)}</p>}
      </div>
      {shown.length > 0 && (
        <ol className={css.items}>
          {shown.map(({ item, place }) => (
            <ItemEntry key={item.id} item={item} number={`${index + 1}-${place + 1}`} />
          ))}
        </ol>
      )}
      {hidden > 0 && (
        <p className="meta">{t(shown.length > 0 ? disclosures.hiddenItems(hidden) : disclosures.allHidden)}</p>
      )}
      <nav className="row between no-print" aria-label={t(disclosures.sectionSteps)}>
        <Step to={index - 1} words={disclosures.before} />
        <Step to={index + 1} words={disclosures.after} />
      </nav>
    </section>
  );
}

function Step({ to, words }: { to: number; words: typeof disclosures.before }) {
  const t = useText();
  const { catalogue, state } = useEditor();
  const section = catalogue.sections[to];
  if (!section) return <span />;
  return (
    <Button
      variant="default"
      component={Link}
      to={paths.disclosureSection(state.saved.id, section.id)}
      className={css.step ?? ""}
    >
      {t(words(t(disclosures.section(to + 1, t(section.label)))))}
    </Button>
  );
}

/** After a change of section the focus goes to its heading, unless an item of it is opened, which takes it. */
function useSectionArrival(sectionId: string, hasOpenItem: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(sectionId);
  useEffect(() => {
    if (shown.current === sectionId) return;
    shown.current = sectionId;
    if (!hasOpenItem) heading.current?.focus({ preventScroll: true });
  }, [sectionId, hasOpenItem]);
  return heading;
}
