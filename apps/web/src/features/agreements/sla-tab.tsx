import { Checkbox } from "@mantine/core";
import {
  changesOf,
  reportText,
  slaDoubts,
  slaTypeText,
  targetText,
  type SlaDoubt,
  type SlaValue,
} from "@portal/shared";
import { IconAlertTriangle } from "@tabler/icons-react";
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
import { useDisclosure } from "./row-attention.api.js";
import { matchesOnly, OnlyFilter, useOnly } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Service levels by category: the recommended value beside the one to agree, how it is measured, and what happens when missed. */
export function SlaTab() {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues, mine, theirs, opened } = useWorkbench();
  const only = useOnly();
  const [deviating, setDeviating] = useState(false);
  const [doubtful, setDoubtful] = useState(false);
  useRowShortcuts();
  const columns = useSlaColumns();
  const rows = rowsOf(agreement, "sla");
  const { answers } = useDisclosure(agreement, true);
  const doubts = slaDoubts(rows as unknown as Parameters<typeof slaDoubts>[0], catalogues.sla, answers);
  const doubted = rows.filter(({ key }) => doubts.has(key)).length;
  const deviates = ({ recommended, value }: Row) =>
    recommended !== null && changesOf("sla", recommended, value, language, catalogues).length > 0;
  const shown = rows.filter(
    (row) =>
      matchesOnly(row, only, mine, theirs) && (!deviating || deviates(row)) && (!doubtful || doubts.has(row.key)),
  );
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
          label={t(agreementRows.onlyDeviating)}
          checked={deviating}
          onChange={(event) => setDeviating(event.currentTarget.checked)}
        />
        <Checkbox
          label={t(agreementRows.onlyDoubtful(doubted))}
          checked={doubtful}
          onChange={(event) => setDoubtful(event.currentTarget.checked)}
        />
        <ConfirmShown rows={shown} />
      </div>
      {shown.length === 0 ? (
        <NoMatch onDrop={() => (setDeviating(false), setDoubtful(false))} />
      ) : (
        <DataTable
          caption={t(agreementRows.slaTable)}
          columns={columns}
          groups={groups}
          rowKey={({ id }) => id}
          rowMark={(row) => (opened?.id === row.id ? "picked" : doubts.has(row.key) ? "warn" : undefined)}
          below={({ key }) => doubts.has(key) && <Doubts of={doubts.get(key)!} />}
          narrow="cards"
          wide
        />
      )}
      <RowDrawer part="sla" />
    </>
  );
}

/** What a careful reader would ask before confirming the level. */
function Doubts({ of }: { of: readonly SlaDoubt[] }) {
  const t = useText();
  return (
    <ul className={`small ${css.doubts}`} aria-label={t(agreementRows.doubts)}>
      {of.map(({ code, detail }) => (
        <li key={code}>
          <IconAlertTriangle size={16} aria-hidden /> {t(detail)}
        </li>
      ))}
    </ul>
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
