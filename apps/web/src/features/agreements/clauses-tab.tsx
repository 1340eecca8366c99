import { Button } from "@mantine/core";
import { rowPartLabels, type ClauseValue } from "@portal/shared";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { useText } from "../../ui/text-language.js";
import { AddRowDrawer } from "./add-row-drawer.js";
import { ConfirmShown } from "./confirm-shown.js";
import { NoMatch } from "./no-match.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { matchesOnly, OnlyFilter, useOnly } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** The clauses as they will be read: 第n条, title, text. */
export function ClausesTab() {
  const t = useText();
  const { agreement, catalogues, mine, theirs, opened, mayEdit } = useWorkbench();
  const only = useOnly();
  const [adding, setAdding] = useState(false);
  useRowShortcuts();
  const rows = rowsOf(agreement, "clause").map((row, index) => ({ ...row, no: index + 1 }));
  const shown = rows.filter((row) => matchesOnly(row, only, mine, theirs));
  const isRequired = (key: string) => catalogues.sla.requiredClauses.some(({ id }) => id === key);
  return (
    <>
      <div className={`no-print ${css.tools}`}>
        <OnlyFilter rows={rows} />
        {mayEdit && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t(agreementRows.addClause)}
          </Button>
        )}
        <ConfirmShown rows={shown} />
      </div>
      {shown.length === 0 ? (
        <NoMatch />
      ) : (
        <ol className={`panel ${css.clauses}`} aria-label={t(rowPartLabels.clause)}>
          {shown.map((row) => {
            const { title, text } = row.value as ClauseValue;
            return (
              <li key={row.id} data-picked={opened?.id === row.id || undefined}>
                <div>
                  <h2>
                    {t(agreementRows.article(row.no))}（{title}）
                  </h2>
                  <p className={`measure ${css.pre}`}>{text}</p>
                </div>
                <div className={css.margin}>
                  <ConfirmationMarks confirmations={row.confirmations} />
                  <span className="no-print">
                    <RowButton row={row} words={t(agreementRows.openClause)} /> <RowMarks row={row} />
                  </span>
                  {isRequired(row.key) && <span className="meta">{t(agreementRows.requiredClause)}</span>}
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <RowDrawer part="clause" />
      {adding && <AddRowDrawer part="clause" onClose={() => setAdding(false)} />}
    </>
  );
}
