import { roleFlag, shortLabel, type RoleParty, type RoleRowDefinition, type RoleValue } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { pieces } from "../../texts/pieces.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import type { DataColumn } from "../../ui/data-table.js";
import { DutyMark } from "../../ui/duty-mark.js";
import { PartyMark } from "../../ui/party-mark.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { DutyCell } from "./duty-cell.js";
import type { MatrixEditing } from "./matrix-editing.js";
import { roleFlags } from "./role-flags.js";
import { RowButton, RowMarks } from "./row-button.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

export type NumberedRow = Row & { readonly no: number; readonly definition: RoleRowDefinition | undefined };

/** The columns of the role matrix; while it is edited, duties are changed in their cells. */
export function useRoleColumns({
  isOn,
  valueOf,
  change,
}: Pick<MatrixEditing, "isOn" | "valueOf" | "change">): readonly DataColumn<NumberedRow>[] {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues, open } = useWorkbench();
  const hasThirdParty = agreement.rows.some(
    (row) => row.part === "role" && (valueOf(row).assignments.third_party ?? []).length > 0,
  );
  const duty = (party: RoleParty) => (row: NumberedRow) => {
    if (isOn) {
      return (
        <DutyCell
          side={party}
          label={t(row.label)}
          duties={valueOf(row).assignments[party] ?? []}
          onChange={(next) => change(row, party, next)}
          onOpen={() => open(row.id)}
        />
      );
    }
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
      ...(isOn && { width: "13em" }),
      cell: (row) => {
        const flag = roleFlag(valueOf(row));
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
