import { isGapRow, isOptionRow, type Labelled, type Source, type SourceDocument } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { DisclosedAnswers } from "./disclosed-answers.js";
import { useWorkbench, type Workbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

interface Origin {
  readonly sources: readonly Source[];
  readonly isConfirmed: boolean;
  readonly note?: { ja: string; en: string } | undefined;
}

/** What a catalogue says about the row; null for rows that no catalogue knows. */
function originOf(row: Row, { catalogues }: Workbench): Origin | null {
  const { roles, sla } = catalogues;
  if (row.part === "role") {
    const found = roles.sections.flatMap(({ items }) => items).find(({ id }) => id === row.key);
    return found ? { sources: found.sources, isConfirmed: found.confidence === "confirmed", note: found.note } : null;
  }
  if (row.part === "clause") {
    const found = sla.requiredClauses.find(({ id }) => id === row.key);
    return found ? { sources: found.sources, isConfirmed: found.confidence === "confirmed", note: found.why } : null;
  }
  if (row.part !== "sla") return null;
  const found = sla.sections.flatMap(({ items }) => items).find(({ id }) => id === row.key);
  if (!found) return null;
  const number = found.metiCloudChecklistNo;
  const note =
    number === null
      ? undefined
      : {
          ja: `クラウドサービスレベルのチェックリスト（経済産業省）の ${number} 番`,
          en: `METI checklist of cloud service levels, no. ${number}`,
        };
  return { sources: [], isConfirmed: found.confidence === "confirmed", note };
}

/** なぜこの行があるか. */
export function RowSource({ row }: { row: Row }) {
  const t = useText();
  const workbench = useWorkbench();
  const origin = originOf(row, workbench);
  const { roles, sla } = workbench.catalogues;
  const documents: readonly SourceDocument[] = [
    ...roles.sourceDocuments,
    ...((sla as { sourceDocuments?: readonly SourceDocument[] }).sourceDocuments ?? []),
  ];
  if (row.part === "term") return null;
  return (
    <section>
      <h3>{t(agreementRows.whyThisRow)}</h3>
      {origin ? (
        <>
          {origin.note && <p className="small">{t(origin.note)}</p>}
          {origin.sources.length > 0 && (
            <ul className={css.sources}>
              {origin.sources.map(({ doc, clause }) => (
                <li key={`${doc} ${clause ?? ""}`}>
                  {titleOf(doc, documents, t)} {clause}
                </li>
              ))}
            </ul>
          )}
          <p className="meta">{t(origin.isConfirmed ? agreementRows.confirmedSource : agreementRows.recalledSource)}</p>
        </>
      ) : (
        <OtherOrigin row={row} />
      )}
      <DisclosedAnswers row={row} />
    </section>
  );
}

function OtherOrigin({ row }: { row: Row }) {
  const t = useText();
  if (row.part === "risk" && isGapRow(row.key)) return <p className="small">{t(agreementRows.fromDisclosure)}</p>;
  if (row.part === "risk" && isOptionRow(row.key)) return <p className="small">{t(agreementRows.fromOption)}</p>;
  if (row.recommended === null) return <p className="small">{t(agreementRows.ownRow)}</p>;
  return <p className="small">{t(row.part === "clause" ? agreementRows.standardClause : agreementRows.fromRisk)}</p>;
}

const titleOf = (doc: string, documents: readonly SourceDocument[], t: (text: Labelled["label"]) => string): string => {
  const found = documents.find(({ id }) => id === doc);
  return found ? t(found.title) : doc;
};
