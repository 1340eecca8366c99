import { Button } from "@mantine/core";
import { documentVerdictWords, type DocumentVerdict } from "@portal/shared";
import { IconDownload, IconFileSearch } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { audit } from "../../texts/audit.js";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Tone } from "../../ui/tone.js";
import { outcomeOf, usePeriodWords } from "./bulk-outcome.js";
import {
  csvOf,
  useBulkResults,
  useBulkVerification,
  type BulkResult,
  type BulkVerification,
} from "./bulk-verification.api.js";

/** One run: how far it is, what it comes to, and the verdict on each document with its reason. */
export function BulkVerificationPage() {
  const t = useText();
  const { verificationId = "" } = useParams();
  const period = usePeriodWords();
  const { data: run, error, isPending } = useBulkVerification(verificationId);
  return (
    <div className="page">
      <PageHeader
        crumbs={[
          { label: t(audit.title), to: paths.auditTrail },
          { label: t(bulkVerification.title), to: paths.bulkVerifications },
        ]}
        title={run ? period(run) : t(bulkVerification.title)}
        lead={
          run && (
            <>
              <Instant at={run.requestedAt} withYear /> {run.requestedBy}
            </>
          )
        }
        actions={run?.finishedAt && run.documents > 0 && <CsvLink id={run.id} />}
      />
      <div className="stack">
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={bulkVerification.results} />}
        {run && <Summary run={run} />}
        {run && run.documents > 0 && <Results run={run} />}
      </div>
    </div>
  );
}

function CsvLink({ id }: { id: string }) {
  const t = useText();
  return (
    <Button
      component="a"
      href={csvOf(id)}
      download
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
    >
      {t(bulkVerification.csv)}
    </Button>
  );
}

function Summary({ run }: { run: BulkVerification }) {
  const t = useText();
  const { tone, words } = outcomeOf(run);
  if (run.finishedAt !== null && run.documents === 0)
    return (
      <EmptyState icon={IconFileSearch} title={t(bulkVerification.none)}>
        {t(bulkVerification.noneHelp)}
      </EmptyState>
    );
  return (
    <>
      {run.finishedAt === null && (
        <div>
          <ProgressFraction done={run.verified} total={run.documents} label={t(bulkVerification.progress)} />
          <p className="meta">{t(bulkVerification.workingHelp)}</p>
        </div>
      )}
      {tone === "alert" && (
        <ProblemNotice tone="alert" title={t(words)}>
          {t(bulkVerification.findingsHelp)}
        </ProblemNotice>
      )}
      {tone === "ok" && (
        <ProblemNotice tone="info" title={t(words)}>
          {run.counts.lapsed > 0 && t(bulkVerification.lapsedHelp)}
        </ProblemNotice>
      )}
    </>
  );
}

function Results({ run }: { run: BulkVerification }) {
  const t = useText();
  const columns = useColumns();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useBulkResults(run.id, run.verified);
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <>
      <h2>{t(bulkVerification.results)}</h2>
      <RefusalNotice error={error} />
      {rows.length > 0 && (
        <DataTable
          caption={t(bulkVerification.results)}
          columns={columns}
          rows={rows}
          rowKey={({ position }) => String(position)}
          rowMark={({ verdict }) => (verdict === "broken" || verdict === "missing" ? "alert" : undefined)}
          narrow="cards"
        />
      )}
      {hasNextPage && (
        <div>
          <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(bulkVerification.more)}
          </Button>
        </div>
      )}
    </>
  );
}

const tones: Readonly<Record<DocumentVerdict, Tone>> = {
  broken: "alert",
  missing: "alert",
  lapsed: "neutral",
  sound: "ok",
};

function Verdict({ result: { verdict, level } }: { result: BulkResult }) {
  const t = useText();
  if (verdict === null) return <StatusBadge tone="info">{t(bulkVerification.waiting)}</StatusBadge>;
  return (
    <>
      <StatusBadge tone={tones[verdict]}>{t(documentVerdictWords[verdict])}</StatusBadge>
      {level && <p className="meta">{t(bulkVerification.level(level))}</p>}
    </>
  );
}

function Reason({ result: { verdict, problems } }: { result: BulkResult }) {
  const t = useText();
  if (problems.length > 0)
    return (
      <ul className="small" style={{ margin: 0, paddingInlineStart: "1.2em" }}>
        {problems.map(({ code, detail }) => (
          <li key={code + detail}>{detail}</li>
        ))}
      </ul>
    );
  return verdict === "sound" ? <span className="small">{t(bulkVerification.noReason)}</span> : "—";
}

function useColumns(): readonly DataColumn<BulkResult>[] {
  const t = useText();
  return [
    {
      id: "number",
      label: t(bulkVerification.number),
      rowHeader: true,
      cell: ({ agreementId, number, revision, stage }) => (
        <>
          <Link className="strong nowrap" to={paths.agreement(agreementId)}>
            {number}
          </Link>
          <p className="meta">
            {t(bulkVerification.revision(revision))}
            {stage === "vendor" && <> / {t(bulkVerification.partly)}</>}
          </p>
        </>
      ),
    },
    { id: "counterparty", label: t(bulkVerification.counterparty), cell: ({ counterparty }) => counterparty },
    {
      id: "signed",
      label: t(bulkVerification.signedAt),
      cell: ({ signedAt }) => <Instant at={signedAt} withYear />,
    },
    { id: "verdict", label: t(bulkVerification.verdict), cell: (result) => <Verdict result={result} /> },
    { id: "reason", label: t(bulkVerification.reason), cell: (result) => <Reason result={result} /> },
  ];
}
