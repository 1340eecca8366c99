import { Button } from "@mantine/core";
import { levelText, riskOwnerLabels, threatText, treatmentText, type RiskValue, type Text } from "@portal/shared";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { riskRecords } from "../../texts/risk-records.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { DataTable, type DataColumn, type RowMark } from "../../ui/data-table.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { AddRowDrawer } from "./add-row-drawer.js";
import { newestOf, type Row } from "./agreements.api.js";
import { ConfirmShown } from "./confirm-shown.js";
import { MissingRisks } from "./missing-risks.js";
import { NoMatch } from "./no-match.js";
import { RiskCommunicationSheet } from "./risk-communication-sheet.js";
import { RiskLevelMark } from "./risk-level-mark.js";
import { RiskLimitLine, RiskRecords } from "./risk-records.js";
import { wantsOf, type RiskStatementName } from "./risk-wants.js";
import { RowDrawer } from "./row-aside.js";
import { RowButton, RowMarks } from "./row-button.js";
import { OnlyFilter, useMatches } from "./row-filter.js";
import { useRowShortcuts } from "./row-shortcuts.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Risks before and after their measures, who carries them out, and which residual risk the hospital has to accept. */
export function RisksTab() {
  const t = useText();
  const { agreement, mine, opened, mayEdit } = useWorkbench();
  const matches = useMatches();
  const [adding, setAdding] = useState(false);
  const [telling, setTelling] = useState(false);
  useRowShortcuts();
  const columns = useRiskColumns();
  const rows = rowsOf(agreement, "risk");
  const shown = rows.filter((row) => matches(row));
  const mark = (row: Row): RowMark => {
    if (opened?.id === row.id) return "picked";
    return wantsOf(row, agreement).length > 0 ? "warn" : undefined;
  };
  return (
    <>
      <RiskLimitLine />
      <MissingRisks />
      <div className={`no-print ${css.tools}`}>
        <OnlyFilter rows={rows} />
        {mayEdit && (mine === "vendor" || rows.some(isExplained)) && (
          <Button variant="default" onClick={() => setTelling(true)}>
            {t(mine === "vendor" ? riskRecords.explainMany : riskRecords.understandMany)}
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t(agreementRows.addRisk)}
          </Button>
        )}
        <ConfirmShown rows={shown} />
      </div>
      {shown.length === 0 ? (
        <NoMatch />
      ) : (
        <DataTable
          caption={t(agreementRows.risksTable)}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          rowMark={mark}
          narrow="cards"
          wide
        />
      )}
      <RiskRecords rows={rows} />
      <RowDrawer part="risk" />
      {telling && <RiskCommunicationSheet rows={rows} onClose={() => setTelling(false)} />}
      {adding && <AddRowDrawer part="risk" onClose={() => setAdding(false)} />}
    </>
  );
}

const isExplained = (row: Row): boolean => (newestOf(row).value as RiskValue).communication?.explained !== undefined;

/** Marks at the name of a risk; that it is to be accepted stands at the residual risk. */
const marks: readonly (readonly [RiskStatementName, Text])[] = [
  ["explained", riskRecords.notExplained],
  ["assessment", riskRecords.notAssessed],
  ["decision", riskRecords.notDecided],
];

function useRiskColumns(): readonly DataColumn<Row>[] {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues } = useWorkbench();
  const risk = ({ value }: Row) => value as RiskValue;
  return [
    {
      id: "name",
      label: t(agreementRows.threat),
      rowHeader: true,
      width: "15em",
      cell: (row) => {
        const threat = threatText(risk(row), language, catalogues.risk);
        return (
          <>
            <RowButton row={row} /> <RowMarks row={row} />
            {threat !== t(row.label) && <p className="meta">{threat}</p>}
            <p className="row tight">
              {row.key.startsWith("no:") && (
                <span className={css.mark} data-mark="gap">
                  {t(agreementRows.gapMark)}
                </span>
              )}
              {marks.map(
                ([name, words]) =>
                  wantsOf(row, agreement).includes(name) && (
                    <span key={name} className={css.mark}>
                      {t(words)}
                    </span>
                  ),
              )}
              {risk(row).draft && !(row.confirmations.vendor && row.confirmations.hospital) && (
                <span className={css.mark}>{t(agreementRows.draftMark)}</span>
              )}
            </p>
          </>
        );
      },
    },
    { id: "flow", label: t(agreementRows.flow), cell: (row) => risk(row).flow },
    {
      id: "before",
      label: t(agreementRows.before),
      cell: (row) => {
        const { impact, likelihood, level } = risk(row);
        return (
          <>
            <RiskLevelMark level={level} words={levelText(level, language, catalogues.risk)} />
            <p className="meta">{t(agreementRows.scaleTimes(impact, likelihood))}</p>
          </>
        );
      },
    },
    {
      id: "treatment",
      label: t(agreementRows.treatment),
      cell: (row) => treatmentText(risk(row).treatment, language, catalogues.risk),
    },
    {
      id: "measures",
      label: t(agreementRows.measures),
      width: "22em",
      cell: (row) => <span className={css.pre}>{risk(row).measures}</span>,
    },
    {
      id: "after",
      label: t(agreementRows.after),
      cell: (row) => {
        const value = risk(row);
        return (
          <>
            <RiskLevelMark
              level={value.residualLevel}
              words={levelText(value.residualLevel, language, catalogues.risk)}
            />
            <p className="meta">{t(agreementRows.scaleTimes(value.impactAfter, value.likelihoodAfter))}</p>
            {value.acceptance ? (
              <p className="meta">
                {t(agreementRows.accepted)} {value.acceptance.by}
              </p>
            ) : (
              wantsOf(row, agreement).includes("acceptance") && (
                <span className={css.mark}>{t(agreementRows.acceptMark)}</span>
              )
            )}
          </>
        );
      },
    },
    { id: "owner", label: t(agreementRows.owner), cell: (row) => t(riskOwnerLabels[risk(row).owner]) },
    {
      id: "confirmed",
      label: t(agreementRows.confirmation),
      cell: ({ confirmations }) => <ConfirmationMarks confirmations={confirmations} />,
    },
  ];
}
