import { IconLinkOff } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { agreements } from "../../texts/agreements.js";
import { impact } from "../../texts/impact.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RestingRows } from "../../ui/resting-rows.js";
import { useText } from "../../ui/text-language.js";
import { useAgreement, type Agreement } from "./agreements.api.js";
import { useAgreementImpact, type AgreementImpact, type AnsweredRows, type AnswerImpact } from "./impact.api.js";

/** 根拠の回答と影響: from every answer of the pinned disclosure to the rows that rest on it, and what a newer version changes. */
export function ImpactPage() {
  const t = useText();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const found = useAgreementImpact(agreementId);
  return (
    <div className="page print-wide">
      <PageHeader
        crumbs={[
          { label: t(agreements.title), to: paths.agreements },
          { label: agreement.number, to: paths.agreement(agreement.id) },
        ]}
        title={t(impact.title)}
        lead={t(impact.lead)}
      />
      <div className="stack loose">
        {found.newer ? (
          <Changes agreement={agreement} newer={found.newer} changes={found.changes} />
        ) : (
          <p>{t(impact.isNewest(found.pinned.number))}</p>
        )}
        {found.newer && found.withheld.length > 0 && <Withheld agreement={agreement} withheld={found.withheld} />}
        <section className="stack tight">
          <h2>{t(impact.all)}</h2>
          {found.answers.length === 0 ? (
            <EmptyState icon={IconLinkOff} title={t(impact.none)}>
              {t(impact.noneHelp)}
            </EmptyState>
          ) : (
            <Answers agreement={agreement} found={found} />
          )}
        </section>
      </div>
    </div>
  );
}

function Changes({
  agreement,
  newer,
  changes,
}: {
  agreement: Agreement;
  newer: NonNullable<AgreementImpact["newer"]>;
  changes: readonly AnswerImpact[];
}) {
  const t = useText();
  const resting = changes.filter(({ rows }) => rows.length > 0);
  const others = changes.filter(({ rows }) => rows.length === 0);
  const item: DataColumn<AnswerImpact> = {
    id: "item",
    label: t(impact.item),
    rowHeader: true,
    width: "18em",
    cell: ({ itemId, label }) => <Link to={paths.versionItem(newer.id, itemId)}>{label}</Link>,
  };
  const change: DataColumn<AnswerImpact> = { id: "change", label: t(impact.change), cell: (one) => one.change };
  const columns: DataColumn<AnswerImpact>[] = [
    item,
    change,
    { id: "rows", label: t(impact.rows), cell: ({ rows }) => <RestingRows agreementId={agreement.id} rows={rows} /> },
  ];
  const caption = t(impact.changed(newer.number));
  return (
    <section className="stack tight">
      <h2>{caption}</h2>
      <p className="meta">
        {t(impact.published)} <Instant at={newer.publishedAt} withYear /> {newer.changeNote}
      </p>
      {resting.length > 0 ? (
        <DataTable
          caption={caption}
          columns={columns}
          rows={resting}
          rowKey={({ itemId }) => itemId}
          rowMark={() => "warn"}
          narrow="cards"
          wide
        />
      ) : (
        <p>{t(changes.length === 0 ? impact.nothingChanged : impact.noneRests)}</p>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t(impact.others(others.length))}</summary>
          <DataTable
            caption={t(impact.others(others.length))}
            columns={[item, change]}
            rows={others}
            rowKey={({ itemId }) => itemId}
            narrow="cards"
          />
        </details>
      )}
    </section>
  );
}

function Withheld({ agreement, withheld }: { agreement: Agreement; withheld: readonly AnsweredRows[] }) {
  const t = useText();
  return (
    <ProblemNotice tone="info" title={t(impact.withheld(withheld.length))}>
      <p>{t(impact.withheldHelp)}</p>
      <ul>
        {withheld.map(({ itemId, label, rows }) => (
          <li key={itemId}>
            {label}
            <RestingRows agreementId={agreement.id} rows={rows} />
          </li>
        ))}
      </ul>
    </ProblemNotice>
  );
}

function Answers({ agreement, found: { pinned, answers } }: { agreement: Agreement; found: AgreementImpact }) {
  const t = useText();
  const columns: DataColumn<AnsweredRows>[] = [
    {
      id: "item",
      label: t(impact.item),
      rowHeader: true,
      width: "18em",
      cell: ({ itemId, label }) => <Link to={paths.versionItem(pinned.id, itemId)}>{label}</Link>,
    },
    {
      id: "answer",
      label: t(impact.answer),
      cell: ({ answer }) =>
        answer === null ? <span className="meta">{t(impact.hidden)}</span> : <Words of={answer} />,
    },
    { id: "rows", label: t(impact.rows), cell: ({ rows }) => <RestingRows agreementId={agreement.id} rows={rows} /> },
  ];
  return (
    <DataTable
      caption={t(impact.all)}
      columns={columns}
      rows={answers}
      rowKey={({ itemId }) => itemId}
      narrow="cards"
      wide
    />
  );
}

/** An answer in words; what has many lines, as a table has, is folded away under their number. */
function Words({ of: words }: { of: string }) {
  const t = useText();
  const lines = words.split("\n");
  if (lines.length === 1) return words;
  return (
    <details>
      <summary>{t(impact.lines(lines.length))}</summary>
      <p style={{ whiteSpace: "pre-wrap" }}>{words}</p>
    </details>
  );
}
