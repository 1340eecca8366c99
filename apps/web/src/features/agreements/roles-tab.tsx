import { Button, SegmentedControl } from "@mantine/core";
import {
  roleFlag,
  shortLabel,
  type Duty,
  type RoleFlag,
  type RoleParty,
  type RoleRowDefinition,
  type RoleValue,
} from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { confirmationSheet } from "../../texts/confirmation-sheet.js";
import { pieces } from "../../texts/pieces.js";
import { systemPicture } from "../../texts/system-picture.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { DataTable, type DataColumn, type DataGroup, type RowMark } from "../../ui/data-table.js";
import { duties, DutyMark } from "../../ui/duty-mark.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { ConfirmShown } from "./confirm-shown.js";
import { DoerFilter, doesIt, useDoer } from "./doer-filter.js";
import { NoMatch } from "./no-match.js";
import { roleFlags } from "./role-flags.js";
import { RowButton, RowMarks } from "./row-button.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { RowAside } from "./row-aside.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

const times = ["normal", "incident", "exit"] as const;
type Time = (typeof times)[number];
type NumberedRow = Row & { readonly no: number; readonly definition: RoleRowDefinition | undefined };

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
  useRowShortcuts();

  const rows = rowsOf(agreement, "role").map((row, index): NumberedRow => {
    const definition = catalogues.roles.sections.flatMap(({ items }) => items).find(({ id }) => id === row.key);
    return { ...row, no: index + 1, definition };
  });
  const flagOf = (row: Row) => roleFlag(row.value as RoleValue);
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
  const columns = useRoleColumns(flagOf);
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
        <Legend rows={rows} flag={flag} onFlag={setFlag} />
        <div className="row tight">
          <Button component={Link} to={paths.confirmationSheet(agreement.id)} variant="default">
            {t(confirmationSheet.open)}
          </Button>
          <Button component={Link} to={paths.systemPicture(agreement.id)} variant="default">
            {t(systemPicture.open)}
          </Button>
        </div>
        <ConfirmShown rows={shown} />
      </div>
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

function Legend({
  rows,
  flag,
  onFlag,
}: {
  rows: readonly Row[];
  flag: RoleFlag | null;
  onFlag: (flag: RoleFlag | null) => void;
}) {
  const t = useText();
  return (
    <div className={css.legend} role="group" aria-label={t(agreementRows.flags)}>
      {(Object.keys(roleFlags) as RoleFlag[]).map((one) => {
        const { label, why, Mark } = roleFlags[one];
        const count = rows.filter((row) => roleFlag(row.value as RoleValue) === one).length;
        return (
          <button
            key={one}
            type="button"
            className={css.flag}
            data-flag={one}
            aria-pressed={flag === one}
            title={t(why)}
            onClick={() => onFlag(flag === one ? null : one)}
          >
            <Mark size={18} aria-hidden />
            <strong>
              {t(label)} {count}
            </strong>
          </button>
        );
      })}
    </div>
  );
}

function DutyKey() {
  const t = useText();
  return (
    <span className={css.key}>
      {(Object.keys(duties) as Duty[]).map((duty) => (
        <span key={duty}>
          {duties[duty].sign} {t(duties[duty].label)}
        </span>
      ))}
      <span>— {t(agreementRows.noDutyYet)}</span>
    </span>
  );
}

function useRoleColumns(flagOf: (row: Row) => RoleFlag | undefined): readonly DataColumn<NumberedRow>[] {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues } = useWorkbench();
  const hasThirdParty = agreement.rows.some(
    ({ part, value }) => part === "role" && ((value as RoleValue).assignments.third_party ?? []).length > 0,
  );
  const duty = (party: RoleParty) => (row: NumberedRow) => {
    const held = (row.value as RoleValue).assignments[party] ?? [];
    const advised = (row.recommended as RoleValue | null)?.assignments[party] ?? [];
    const differs = row.recommended !== null && held.toString() !== advised.toString();
    return <DutyMark duty={held} {...(differs && { was: advised })} />;
  };
  const head = (party: "hospital" | "vendor") => (
    <span className={css.fact}>
      <PartyMark party={party} />
      {t(pieces[party])}
    </span>
  );
  return [
    {
      id: "task",
      label: t(agreementRows.task),
      rowHeader: true,
      cell: (row) => {
        const flag = flagOf(row);
        const Mark = flag && roleFlags[flag].Mark;
        return (
          <div className={css.task}>
            <span className="meta">{row.no}</span>
            <div>
              <RowButton row={row} />
              <p className="meta row tight">
                {row.definition && <span>{shortLabel(catalogues.roles.duties, row.definition.duty, language)}</span>}
                {flag && Mark && (
                  <span className={css.flag} data-flag={flag}>
                    <Mark size={16} aria-hidden />
                    <strong>{t(roleFlags[flag].label)}</strong>
                  </span>
                )}
                <RowMarks row={row} />
              </p>
            </div>
          </div>
        );
      },
    },
    { id: "hospital", label: t(pieces.hospital), head: head("hospital"), cell: duty("hospital") },
    { id: "vendor", label: t(pieces.vendor), head: head("vendor"), cell: duty("vendor") },
    { id: "subcontractor", label: t(agreementRows.subcontractor), cell: duty("subcontractor") },
    ...(hasThirdParty
      ? [{ id: "third_party", label: t(agreementRows.thirdParty), cell: duty("third_party") } as const]
      : []),
    {
      id: "confirmed",
      label: t(agreementRows.confirmation),
      cell: ({ confirmations }) => <ConfirmationMarks confirmations={confirmations} />,
    },
  ];
}
