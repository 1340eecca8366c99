import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { ConfirmShown } from "./confirm-shown.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { NoMatch } from "./no-match.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { RowValueList } from "./row-value.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Period, amount and contacts: confirmed like every other row. */
export function TermsTab() {
  const { agreement } = useWorkbench();
  const matches = useMatches();
  useRowShortcuts();
  const rows = rowsOf(agreement, "term");
  const shown = rows.filter((row) => matches(row));
  return (
    <>
      <div className={`no-print ${css.tools}`}>
        <OnlyFilter rows={rows} />
        <ConfirmShown rows={shown} />
      </div>
      {shown.length === 0 ? (
        <NoMatch />
      ) : (
        <div className={css.terms}>
          {shown.map((row) => (
            <section key={row.id} className="panel">
              <div className="head">
                <h2>
                  <RowButton row={row} /> <RowMarks row={row} />
                </h2>
                <ConfirmationMarks confirmations={row.confirmations} />
              </div>
              <div className="body">
                <RowValueList part={row.part} rowKey={row.key} value={row.value} />
              </div>
            </section>
          ))}
        </div>
      )}
      <RowDrawer part="term" />
    </>
  );
}
