import { Button, Checkbox } from "@mantine/core";
import { changesOf, rowPartLabels } from "@portal/shared";
import { IconEqual } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { isRefusedWith } from "../../api/client.js";
import { templates } from "../../texts/templates.js";
import { turns } from "../../texts/turns.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Agreement } from "./agreements.api.js";
import { ChangeList } from "./change-list.js";
import { ChooseRows } from "./choose-rows.js";
import { useChosen, type Chosen } from "./chosen-rows.js";
import { useRowSurroundings } from "./row-surroundings.js";
import { useApplyTemplate, type TemplateChange, type TemplatePreview } from "./templates.api.js";

/** What a template would change in an agreement: chosen row by row, then kept as unsent edits. */
export function TemplatePreviewForm({
  agreement,
  preview,
  onStale,
}: {
  agreement: Agreement;
  preview: TemplatePreview;
  /** The preview is not true any more. */
  onStale: () => void;
}) {
  const t = useText();
  const navigate = useNavigate();
  const { mutateAsync, isPending, error } = useApplyTemplate(agreement.id);
  const { changes, unfit, same, templateId, templateEtag } = preview;
  const chosen = useChosen(changes.flatMap(({ rowId }) => rowId ?? []));
  const [tried, setTried] = useState(false);
  const columns = useColumns(agreement, chosen);
  const apply = () => {
    setTried(true);
    if (isPending || chosen.chosen.length === 0) return;
    const rows = changes.flatMap(({ rowId, etag }) =>
      rowId && etag && chosen.isChosen(rowId) ? [{ rowId, etag }] : [],
    );
    void mutateAsync({ templateId, templateEtag, rows }).then(
      () => navigate(paths.agreement(agreement.id)),
      // Shown above the list; what has changed is read anew.
      (refused: unknown) => isRefusedWith(refused, "precondition-failed") && onStale(),
    );
  };
  return (
    <>
      {isRefusedWith(error, "precondition-failed") ? (
        <ProblemNotice tone="alert" title={t(templates.changedTitle)}>
          {t(templates.changedHelp)}
        </ProblemNotice>
      ) : (
        <RefusalNotice error={error} />
      )}
      {changes.length === 0 ? (
        <EmptyState icon={IconEqual} title={t(templates.nothingChanges)}>
          {t(templates.nothingChangesHelp)}
        </EmptyState>
      ) : (
        <div className="stack tight">
          <div className="row between">
            <h2>{t(templates.changes)}</h2>
            <ChooseRows chosen={chosen} />
          </div>
          <DataTable
            caption={t(templates.changes)}
            columns={columns}
            rows={changes}
            rowKey={({ part, key }) => `${part} ${key}`}
            narrow="cards"
          />
          {agreement.turn !== agreement.mine && <p className="meta">{t(turns.takesTurn)}</p>}
          {tried && chosen.chosen.length === 0 && (
            <p className="small" role="alert" style={{ color: "var(--alert)" }}>
              {t(templates.chooseRow)}
            </p>
          )}
          <div>
            <Button onClick={apply} aria-busy={isPending}>
              {t(templates.applyDo(chosen.chosen.length))}
            </Button>
          </div>
        </div>
      )}
      {same > 0 && changes.length > 0 && <p className="meta">{t(templates.same(same))}</p>}
      {unfit.length > 0 && <Unfit rows={unfit} />}
    </>
  );
}

function useColumns(agreement: Agreement, chosen: Chosen): readonly DataColumn<TemplateChange>[] {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  return [
    {
      id: "row",
      label: t(templates.row),
      rowHeader: true,
      width: "22em",
      cell: ({ rowId, label }) =>
        rowId && (
          <Checkbox
            label={t(label)}
            checked={chosen.isChosen(rowId)}
            onChange={(event) => chosen.choose(rowId, event.currentTarget.checked)}
          />
        ),
    },
    { id: "part", label: t(templates.partFilter), width: "8em", cell: ({ part }) => t(rowPartLabels[part]) },
    {
      id: "change",
      label: t(templates.change),
      cell: (change) => (
        <div className="stack tight">
          {change.before && (
            <ChangeList changes={changesOf(change.part, change.before, change.after, language, catalogues)} />
          )}
          <Consequence agreement={agreement} rowId={change.rowId} />
        </div>
      ),
    },
  ];
}

/** What else happens when the row is taken over. */
function Consequence({ agreement, rowId }: { agreement: Agreement; rowId: string | null }) {
  const t = useText();
  const row = agreement.rows.find(({ id }) => id === rowId);
  if (row?.unsent) return <p className="meta">{t(templates.replacesUnsent)}</p>;
  if (row && Object.values(row.confirmations).some(Boolean))
    return <p className="meta">{t(templates.losesConfirmations)}</p>;
  return null;
}

function Unfit({ rows }: { rows: readonly TemplateChange[] }) {
  const t = useText();
  return (
    <section className="stack tight" aria-labelledby="unfit">
      <h2 id="unfit">{t(templates.unfit)}</h2>
      <ul className="stack tight">
        {rows.map(({ part, key, label, refusals }) => (
          <li key={`${part} ${key}`}>
            <strong>{t(label)}</strong> <span className="meta">{t(rowPartLabels[part])}</span>
            {refusals.map((refusal) => (
              <p key={refusal.ja} className="small">
                {t(refusal)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
