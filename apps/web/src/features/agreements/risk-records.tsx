import {
  acceptanceText,
  explanationMeansText,
  isGapRow,
  isOptionRow,
  levelText,
  listenersText,
  optionDecisionText,
  personText,
  statementText,
  threatText,
  type RiskExplanation,
  type RiskValue,
} from "@portal/shared";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { riskRecords as texts } from "../../texts/risk-records.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { newestOf, type Row } from "./agreements.api.js";
import { RowButton } from "./row-button.js";
import { wantsOf, type RiskStatementName } from "./risk-wants.js";
import { UnsentMark } from "./unsent-edit.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** As it stands, or as one's own side is about to send it. */
const risk = (row: Row): RiskValue => newestOf(row).value as RiskValue;
const explainedIn = (row: Row): RiskExplanation | undefined => risk(row).communication?.explained;

/** The limit that the hospital has set, above which a risk is accepted by name; its administrator gets to it from here. */
export function RiskLimitLine() {
  const t = useText();
  const { language } = useLanguage();
  const { may } = useActing();
  const { agreement, mine, mayEdit, catalogues } = useWorkbench();
  const { riskLimit, settledAt } = agreement;
  if (!riskLimit) return null;
  const level = levelText(riskLimit, language, catalogues.risk);
  return (
    <p className={`meta ${css.limit}`}>
      {t(settledAt ? texts.limitSettled(level) : texts.limit(level))}{" "}
      {mine === "hospital" && may("organization.edit") && !settledAt && (
        <Link to={paths.organization}>{t(texts.limitChange)}</Link>
      )}
      {mine === "hospital" && !may("organization.edit") && mayEdit && t(texts.limitByAdmin)}
    </p>
  );
}

/** リスクコミュニケーション, いいえの項目の個別評価 and オプション対策: what was said of each, and what is still wanting. */
export function RiskRecords({ rows }: { rows: readonly Row[] }) {
  return (
    <div className={`stack loose ${css.records}`}>
      <Communications rows={rows} />
      <Assessments rows={rows.filter(({ key }) => isGapRow(key))} />
      <Options rows={rows.filter(({ key }) => isOptionRow(key))} />
    </div>
  );
}

function useWants(): (row: Row, name: RiskStatementName) => boolean {
  const { agreement } = useWorkbench();
  return (row, name) => wantsOf(row, agreement).includes(name);
}

const Wanting = ({ children }: { children: string }) => <StatusBadge tone="warn">{children}</StatusBadge>;

/** Explained by whom to whom, when and with which version; understood; accepted by whom until when. */
function Communications({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { language } = useLanguage();
  const wants = useWants();
  const shown = rows.filter((row) => {
    const { communication, acceptance } = risk(row);
    return communication ?? acceptance ?? (wants(row, "explained") || wants(row, "acceptance"));
  });
  const columns: DataColumn<Row>[] = [
    nameColumn(t(agreementRows.threat)),
    {
      id: "by",
      label: t(texts.explainedBy),
      cell: (row) => {
        const explained = explainedIn(row);
        if (explained) return personText(explained.by, explained.role, language);
        return wants(row, "explained") && <Wanting>{t(texts.notExplained)}</Wanting>;
      },
    },
    { id: "to", label: t(texts.explainedTo), cell: (row) => listenersText(explainedIn(row)?.to ?? [], language) },
    { id: "on", label: t(texts.explainedHow), cell: (row) => explanationMeansText(explainedIn(row), language) },
    {
      id: "understood",
      label: t(texts.understood),
      cell: (row) => statementText(risk(row).communication?.understood, language) || t(texts.noRecord),
    },
    acceptanceColumn(t(agreementRows.acceptance)),
  ];
  return (
    <Listed title={t(texts.communications)} help={t(texts.communicationsHelp(shown.length, rows.length))}>
      {shown.length > 0 && <RecordTable caption={t(texts.communications)} columns={columns} rows={shown} />}
    </Listed>
  );
}

function Assessments({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  const columns: DataColumn<Row>[] = [
    nameColumn(t(texts.item)),
    {
      id: "assessment",
      label: t(texts.assessmentText),
      cell: (row) => risk(row).assessment?.text ?? <Wanting>{t(texts.notAssessed)}</Wanting>,
    },
    {
      id: "by",
      label: t(texts.assessedBy),
      width: "24%",
      cell: (row) => statementText(risk(row).assessment, language),
    },
  ];
  const done = rows.filter((row) => risk(row).assessment).length;
  return (
    <Listed title={t(texts.assessments)} help={t(texts.assessmentsHelp(done, rows.length))}>
      <RecordTable caption={t(texts.assessments)} columns={columns} rows={rows} />
    </Listed>
  );
}

function Options({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  if (rows.length === 0) return null;
  const columns: DataColumn<Row>[] = [
    nameColumn(t(texts.option)),
    {
      id: "risk",
      label: t(texts.riskIfDeclined),
      cell: (row) => threatText(risk(row), language, catalogues.risk),
    },
    {
      id: "decision",
      label: t(texts.decision),
      cell: (row) => {
        const words = optionDecisionText(risk(row).decision, language);
        return risk(row).decision ? words : <Wanting>{words}</Wanting>;
      },
    },
    acceptanceColumn(t(texts.acceptor)),
  ];
  const declined = rows.filter((row) => risk(row).decision === "declined").length;
  return (
    <Listed title={t(texts.options)} help={t(texts.optionsHelp(declined, rows.length))}>
      <RecordTable caption={t(texts.options)} columns={columns} rows={rows} />
    </Listed>
  );
}

const nameColumn = (label: string): DataColumn<Row> => ({
  id: "name",
  label,
  rowHeader: true,
  width: "22%",
  cell: (row) => (
    <>
      <RowButton row={row} /> <UnsentMark row={row} />
    </>
  ),
});

const acceptanceColumn = (label: string): DataColumn<Row> => ({
  id: "acceptance",
  label,
  width: "24%",
  cell: (row) => <Acceptance row={row} />,
});

function Acceptance({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  const wants = useWants();
  const { acceptance } = risk(row);
  if (acceptance) return acceptanceText(acceptance, language);
  return wants(row, "acceptance") ? <Wanting>{t(texts.acceptorMissing)}</Wanting> : t(texts.notNeeded);
}

/** A list under its own heading, below the table of the risks; the table itself is the landmark. */
function Listed({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <div className="stack tight">
      <h2>{title}</h2>
      <p className="meta">{help}</p>
      {children}
    </div>
  );
}

function RecordTable(props: { caption: string; columns: readonly DataColumn<Row>[]; rows: readonly Row[] }) {
  const { agreement, opened } = useWorkbench();
  return (
    <DataTable
      {...props}
      rowKey={({ id }) => id}
      rowMark={(row) => {
        if (opened?.id === row.id) return "picked";
        return wantsOf(row, agreement).length > 0 ? "warn" : undefined;
      }}
      narrow="cards"
      wide
    />
  );
}
