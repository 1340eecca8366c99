import { Button } from "@mantine/core";
import {
  changesOf,
  clauseDoubts,
  clauseDoubtsOf,
  clauseStanding,
  rowPartLabels,
  type ClauseValue,
} from "@portal/shared";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { clauses } from "../../texts/clauses.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { ChangeList } from "./change-list.js";
import { ClauseText } from "./clause-text.js";
import { AddRowDrawer } from "./add-row-drawer.js";
import { ConfirmShown } from "./confirm-shown.js";
import { NoMatch } from "./no-match.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { RowDoubts } from "./row-doubts.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Longer changes are read in the panel of the row. */
const LONG = 80;

/** The clauses as they will be read: 第n条, title, text. */
export function ClausesTab() {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues, opened, mayEdit } = useWorkbench();
  const matches = useMatches();
  const [adding, setAdding] = useState(false);
  useRowShortcuts();
  const rows = rowsOf(agreement, "clause").map((row, index) => ({ ...row, no: index + 1 }));
  const shown = rows.filter((row) => matches(row));
  const contradictions = clauseDoubts(agreement.rows);
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
            const value = row.value as ClauseValue;
            const standing = clauseStanding(row.key, value, row.recommended as ClauseValue | null);
            const changes = row.recommended ? changesOf("clause", row.recommended, value, language, catalogues) : [];
            const values = changes.filter(({ before, after }) => before.length <= LONG && after.length <= LONG);
            return (
              <li key={row.id} data-picked={opened?.id === row.id || undefined}>
                <div>
                  <h2>
                    {t(agreementRows.article(row.no))}（{value.title}）
                  </h2>
                  <p className={`measure ${css.pre}`}>
                    <ClauseText rowKey={row.key} value={value} />
                  </p>
                </div>
                <div className={css.margin}>
                  <ConfirmationMarks confirmations={row.confirmations} />
                  {standing !== "standard" && (
                    <span className={css.mark}>{t(standing === "own" ? clauses.own : clauses.changed)}</span>
                  )}
                  <RowDoubts of={clauseDoubtsOf(contradictions, row)} />
                  {values.length > 0 && <ChangeList changes={values} />}
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
