import { Checkbox } from "@mantine/core";
import {
  clauseDoubts,
  clauseDoubtsOf,
  reportText,
  slaDoubts,
  slaTypeText,
  targetText,
  type SlaValue,
} from "@portal/shared";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { pieces } from "../../texts/pieces.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { ConfirmShown } from "./confirm-shown.js";
import { NoMatch } from "./no-match.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { RowDoubts } from "./row-doubts.js";
import { useDisclosure } from "./row-attention.api.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Service levels by category: the recommended value beside the one to agree, how it is measured, and what happens when missed. */
export function SlaTab() {
  const t = useText();
  const { agreement, catalogues, opened } = useWorkbench();
  const matches = useMatches();
  const [doubtful, setDoubtful] = useState(false);
  useRowShortcuts();
  const columns = useSlaColumns();
  const rows = rowsOf(agreement, "sla");
  const { answers } = useDisclosure(agreement, true);
  const doubts = slaDoubts(rows as unknown as Parameters<typeof slaDoubts>[0], catalogues.sla, answers);
  const contradictions = clauseDoubts(agreement.rows);
  const doubtsOf = (row: Row) => [...(doubts.get(row.key) ?? []), ...clauseDoubtsOf(contradictions, row)];
  const doubted = rows.filter((row) => doubtsOf(row).length > 0).length;
  const shown = rows.filter((row) => matches(row) && (!doubtful || doubtsOf(row).length > 0));
  const groups = catalogues.sla.sections
    .map(({ id, label, items }) => ({
      id,
      title: t(label),
      rows: shown.filter(({ key }) => items.some((item) => item.id === key)),
    }))
    .filter((group) => group.rows.length > 0);
  return (
    <>
      <div className={`no-print ${css.tools}`}>
        <OnlyFilter rows={rows} />
        <Checkbox
          label={t(agreementRows.onlyDoubtful(doubted))}
          checked={doubtful}
          onChange={(event) => setDoubtful(event.currentTarget.checked)}
        />
        <ConfirmShown rows={shown} />
      </div>
      {shown.length === 0 ? (
        <NoMatch onDrop={() => setDoubtful(false)} />
      ) : (
        <DataTable
          caption={t(agreementRows.slaTable)}
          columns={columns}
          groups={groups}
          rowKey={({ id }) => id}
          rowMark={(row) => (opened?.id === row.id ? "picked" : doubtsOf(row).length > 0 ? "warn" : undefined)}
          below={(row) => doubtsOf(row).length > 0 && <RowDoubts of={doubtsOf(row)} />}
          narrow="cards"
          wide
        />
      )}
      <RowDrawer part="sla" />
    </>
  );
}

function useSlaColumns(): readonly DataColumn<Row>[] {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  const target = (value: Row["value"]) => targetText((value as SlaValue).target, language, catalogues.sla);
  return [
    {
      id: "item",
      label: t(agreementRows.item),
      rowHeader: true,
      cell: (row) => (
        <>
          <RowButton row={row} /> <RowMarks row={row} />
        </>
      ),
    },
    {
      id: "kind",
      label: t(agreementRows.kind),
      cell: ({ value }) => (
        <span className={css.kind} data-kind={(value as SlaValue).type}>
          {slaTypeText(value as SlaValue, language, catalogues.sla)}
        </span>
      ),
    },
    {
      id: "value",
      label: t(agreementRows.agreed),
      width: "17em",
      cell: ({ value, recommended }) => {
        const [now, advised] = [target(value), recommended && target(recommended)];
        if (advised === null || advised === now) return <strong>{now}</strong>;
        return (
          <>
            <del className={css.was}>
              <span className="sr">{t(pieces.before)} </span>
              {advised}
            </del>
            <ins className={css.now}>
              <span className="sr">{t(pieces.after)} </span>
              {now}
            </ins>
          </>
        );
      },
    },
    {
      id: "measuring",
      label: t(agreementRows.measuring),
      cell: ({ value }) => (
        <>
          {(value as SlaValue).measurement}
          <p className="meta">{t(agreementRows.report(reportText(value as SlaValue, language, catalogues.sla)))}</p>
        </>
      ),
    },
    { id: "remedy", label: t(agreementRows.remedyColumn), cell: ({ value }) => (value as SlaValue).remedy },
    {
      id: "confirmed",
      label: t(agreementRows.confirmation),
      cell: ({ confirmations }) => <ConfirmationMarks confirmations={confirmations} />,
    },
  ];
}
