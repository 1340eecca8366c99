import { indexOf } from "@portal/shared";
import { Link } from "react-router";
import { disclosures } from "../../texts/disclosures.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { useEditor } from "./editor-context.js";
import { MissingList } from "./missing-list.js";
import css from "./editor.module.css";

const SHOWN = 6;

/** What still has to be answered, the open section first. */
export function MissingPanel() {
  const t = useText();
  const { completeness } = useEditor();
  return (
    <section className="panel" aria-labelledby="missing-title">
      <div className="head">
        <h2 id="missing-title" className={css.panelTitle}>
          {t(disclosures.missingTitle)}
        </h2>
        <strong className="nowrap">{t(disclosures.missingCount(completeness.missing.length))}</strong>
      </div>
      <div className="body">
        <MissingBody />
      </div>
    </section>
  );
}

export function MissingBody({ onFollow }: { onFollow?: () => void }) {
  const t = useText();
  const { catalogue, completeness, sectionId, state } = useEditor();
  const { missing } = completeness;
  const { byId } = indexOf(catalogue);
  const here = new Set(catalogue.sections.find(({ id }) => id === sectionId)?.items.map(({ id }) => id));
  const inOrder = [...missing.filter((id) => here.has(id)), ...missing.filter((id) => !here.has(id))];
  const rest = inOrder.length - SHOWN;
  if (missing.length === 0) return <p className="small">{t(disclosures.noneMissing)}</p>;
  return (
    <div className="stack tight">
      <MissingList
        disclosureId={state.saved.id}
        catalogue={catalogue}
        items={inOrder.slice(0, SHOWN).filter((id) => byId.has(id))}
        {...(onFollow && { onFollow })}
      />
      {rest > 0 && (
        <Link className="small" to={`${paths.publication(state.saved.id)}#missing`}>
          {t(disclosures.moreMissing(rest))}
        </Link>
      )}
    </div>
  );
}
