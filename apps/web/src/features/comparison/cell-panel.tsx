import { CloseButton } from "@mantine/core";
import { indexOf, type DisclosureCatalogue } from "@portal/shared";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { answers } from "../../texts/answers.js";
import { comparison } from "../../texts/comparison.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { CellAnswer, type CellPlace } from "./comparison-table.js";
import css from "./comparison-view.module.css";
import type { Comparison } from "./comparison.api.js";

/** One answer in full: with its note, what was asked, on which ground, and the way to the disclosure. */
export function CellPanel({
  place: { itemId, versionId },
  data,
  catalogue,
  onClose,
}: {
  place: CellPlace;
  data: Comparison;
  catalogue: DisclosureCatalogue;
  onClose: () => void;
}) {
  const t = useText();
  const { may } = useActing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [itemId, versionId]);
  const item = indexOf(catalogue).byId.get(itemId);
  const index = data.versions.findIndex(({ id }) => id === versionId);
  const version = data.versions[index];
  const cell = data.sections.flatMap(({ items }) => items).find((one) => one.itemId === itemId)?.cells[index];
  if (!item || !version || !cell) return null;
  const titleOf = (id: string) => {
    const document = catalogue.sourceDocuments.find((one) => one.id === id);
    return document ? t(document.title) : id;
  };
  return (
    <aside className={`panel no-print ${css.panel}`} aria-label={t(comparison.panel)}>
      <div className="head">
        <h2 ref={heading} tabIndex={-1} className={css.panelTitle}>
          {version.serviceName}
        </h2>
        <CloseButton onClick={onClose} aria-label={t(comparison.close)} />
      </div>
      <div className="body stack">
        <div className="stack tight">
          <h3>{t(item.label)}</h3>
          <CellAnswer item={item} cell={cell} />
          {!!cell.evidence?.length && <p className="meta">{t(answers.attached(cell.evidence.length))}</p>}
          <p className="small">
            <Link to={paths.versionItem(versionId, itemId)}>{t(comparison.toVersion)}</Link>
          </p>
        </div>
        <div className="stack tight">
          <h3>{t(comparison.about)}</h3>
          <p className="small">{t(item.help)}</p>
        </div>
        {item.sources.length > 0 && (
          <div className="stack tight">
            <h3>{t(comparison.sources)}</h3>
            <ul className="meta">
              {item.sources.map(({ doc, clause }) => (
                <li key={`${doc} ${clause}`}>{clause ? t(comparison.clause(titleOf(doc), clause)) : titleOf(doc)}</li>
              ))}
            </ul>
          </div>
        )}
        {version.status === "published" && may("agreement.open") && (
          <p className="small">
            <Link to={paths.newAgreement(versionId)}>{t(comparison.openAgreement)}</Link>
          </p>
        )}
      </div>
    </aside>
  );
}
