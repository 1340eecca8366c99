import { Button } from "@mantine/core";
import { equipmentDutyText, equipmentKindLabels, type EquipmentDuty, type EquipmentValue } from "@portal/shared";
import { IconRouter } from "@tabler/icons-react";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { equipmentTexts } from "../../texts/equipment.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { dateWords } from "../../ui/date-words.js";
import { EmptyState } from "../../ui/empty-state.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { AddRowDrawer } from "./add-row-drawer.js";
import type { Row } from "./agreements.api.js";
import { ConfirmShown } from "./confirm-shown.js";
import { NoMatch } from "./no-match.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** The register of what the vendor places in the hospital: no router is ever nobody's to patch. */
export function EquipmentTab() {
  const t = useText();
  const { agreement, opened, mayEdit } = useWorkbench();
  const matches = useMatches();
  const [adding, setAdding] = useState(false);
  useRowShortcuts();
  const columns = useEquipmentColumns();
  const rows = rowsOf(agreement, "equipment");
  const shown = rows.filter((row) => matches(row));
  const add = mayEdit && (
    <Button variant="default" onClick={() => setAdding(true)}>
      {t(equipmentTexts.add)}
    </Button>
  );
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={IconRouter} title={t(equipmentTexts.none)} action={add}>
          {t(equipmentTexts.noneHelp)}
        </EmptyState>
      ) : (
        <>
          <div className={`no-print ${css.tools}`}>
            <OnlyFilter rows={rows} />
            {add}
            <ConfirmShown rows={shown} />
          </div>
          {shown.length === 0 ? (
            <NoMatch />
          ) : (
            <DataTable
              caption={t(equipmentTexts.table)}
              columns={columns}
              rows={shown}
              rowKey={({ id }) => id}
              rowMark={(row) => (opened?.id === row.id ? "picked" : undefined)}
              wide
              narrow="cards"
            />
          )}
        </>
      )}
      <RowDrawer part="equipment" />
      {adding && <AddRowDrawer part="equipment" onClose={() => setAdding(false)} />}
    </>
  );
}

function useEquipmentColumns(): readonly DataColumn<Row>[] {
  const t = useText();
  const { language } = useLanguage();
  const of = ({ value }: Row) => value as EquipmentValue;
  return [
    {
      id: "name",
      label: t(equipmentTexts.equipment),
      rowHeader: true,
      cell: (row) => (
        <>
          <RowButton row={row} /> <RowMarks row={row} />
          <p className="meta">
            {t(equipmentKindLabels[of(row).kind])} {of(row).model}
          </p>
        </>
      ),
    },
    {
      id: "place",
      label: t(equipmentTexts.place),
      cell: (row) => (
        <>
          {of(row).place}
          {of(row).connection && <p className="meta">{of(row).connection}</p>}
        </>
      ),
    },
    { id: "owner", label: t(equipmentTexts.owner), cell: (row) => <Holder duty={of(row).owner} /> },
    { id: "patchedBy", label: t(equipmentTexts.patchedBy), cell: (row) => <Holder duty={of(row).patchedBy} /> },
    {
      id: "patchWithin",
      label: t(equipmentTexts.patchWithin),
      cell: (row) => of(row).patchWithin.trim() || <Open />,
    },
    {
      id: "support",
      label: t(equipmentTexts.supportEndsOn),
      cell: (row) => {
        const { supportEndsOn } = of(row);
        return supportEndsOn ? dateWords(supportEndsOn, language, { withYear: true }) : "";
      },
    },
    {
      id: "confirmed",
      label: t(agreementRows.confirmation),
      cell: ({ confirmations }) => <ConfirmationMarks confirmations={confirmations} />,
    },
  ];
}

function Holder({ duty }: { duty: EquipmentDuty | null }) {
  const { language } = useLanguage();
  return duty === null ? <Open /> : equipmentDutyText(duty, language);
}

function Open() {
  const t = useText();
  return <StatusBadge tone="warn">{t(equipmentTexts.undecided)}</StatusBadge>;
}
