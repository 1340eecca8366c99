import { Button, SegmentedControl } from "@mantine/core";
import { roleFlag, type RoleFlag } from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { confirmationSheet } from "../../texts/confirmation-sheet.js";
import { systemPicture } from "../../texts/system-picture.js";
import { DataTable, type DataGroup, type RowMark } from "../../ui/data-table.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { ConfirmShown } from "./confirm-shown.js";
import { DoerFilter, doesIt, useDoer } from "./doer-filter.js";
import { useMatrixEditing } from "./matrix-editing.js";
import { MatrixRefusal, MatrixSwitch } from "./matrix-switch.js";
import { NoMatch } from "./no-match.js";
import { useRoleColumns, type NumberedRow } from "./role-columns.js";
import { DutyKey, RoleLegend } from "./role-legend.js";
import { RowAside } from "./row-aside.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

const times = ["normal", "incident", "exit"] as const;
type Time = (typeof times)[number];

/** Rows for both times stand with the normal ones, where the duty begins. */
const timeOf = ({ definition }: NumberedRow): Time =>
  definition?.time === "incident" || definition?.time === "exit" ? definition.time : "normal";

/** The role matrix: who is accountable, does, helps and is told, by time and area. */
export function RolesTab() {
  const t = useText();
  const { agreement, catalogues, opened } = useWorkbench();
  const matches = useMatches();
  const [time, setTime] = useState<Time | "all">("all");
  const [flag, setFlag] = useState<RoleFlag | null>(null);
  const { doer, setDoer } = useDoer();
  const editing = useMatrixEditing();
  useRowShortcuts();

  const rows = rowsOf(agreement, "role").map((row, index): NumberedRow => {
    const definition = catalogues.roles.sections.flatMap(({ items }) => items).find(({ id }) => id === row.key);
    return { ...row, no: index + 1, definition };
  });
  const flagOf = (row: Row) => roleFlag(editing.valueOf(row));
  const shown = rows.filter(
    (row) =>
      matches(row) &&
      (time === "all" || timeOf(row) === time) &&
      (!flag || flagOf(row) === flag) &&
      (doer === null || doesIt(row, doer)),
  );
  const timeLabels = {
    all: agreementRows.all,
    normal: agreementRows.normal,
    incident: agreementRows.incident,
    exit: agreementRows.exit,
  };
  const columns = useRoleColumns(editing);
  const groups = times.flatMap((one): DataGroup<NumberedRow>[] => {
    const inTime = shown.filter((row) => timeOf(row) === one);
    if (inTime.length === 0) return [];
    const areas = catalogues.roles.sections.map(({ id, label, items }) => ({
      id: `${one} ${id}`,
      title: t(label),
      rows: inTime.filter(({ key }) => items.some((item) => item.id === key)),
    }));
    return [
      { id: one, title: t(timeLabels[one]), level: "part", rows: [] },
      ...areas.filter((area) => area.rows.length > 0),
    ];
  });
  const mark = (row: NumberedRow): RowMark => {
    if (opened?.id === row.id) return "picked";
    const found = flagOf(row);
    return found === "gap" ? "alert" : found ? "warn" : undefined;
  };
  return (
    <>
      <div className={`no-print ${css.tools}`}>
        <SegmentedControl
          aria-label={t(agreementRows.time)}
          value={time}
          onChange={(next) => setTime(next as Time | "all")}
          data={(["all", ...times] as const).map((one) => ({
            value: one,
            label: t(
              agreementRows.withCount(
                t(timeLabels[one]),
                one === "all" ? rows.length : rows.filter((row) => timeOf(row) === one).length,
              ),
            ),
          }))}
        />
        <OnlyFilter rows={rows} />
        <DoerFilter rows={rows} />
        <RoleLegend rows={rows} valueOf={editing.valueOf} flag={flag} onFlag={setFlag} />
        <div className="row tight">
          <Button component={Link} to={paths.confirmationSheet(agreement.id)} variant="default">
            {t(confirmationSheet.open)}
          </Button>
          <Button component={Link} to={paths.systemPicture(agreement.id)} variant="default">
            {t(systemPicture.open)}
          </Button>
        </div>
        <MatrixSwitch editing={editing} />
        <ConfirmShown rows={shown} />
      </div>
      <MatrixRefusal editing={editing} />
      <div className={css.grid}>
        {shown.length === 0 ? (
          <NoMatch onDrop={() => (setFlag(null), setTime("all"), setDoer("all"))} />
        ) : (
          <DataTable
            caption={t(agreementRows.rolesTable)}
            columns={columns}
            groups={groups}
            rowKey={({ id }) => id}
            rowMark={mark}
            narrow="cards"
            wide
            foot={<DutyKey />}
          />
        )}
        <RowAside part="role" />
      </div>
    </>
  );
}
