import { audit } from "../../texts/audit.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { digestWords } from "../../ui/digest.js";
import { Instant } from "../../ui/instant.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { useChainWords, type AuditChain, type AuditVerification } from "./audit.api.js";

/** What the check of the chains found. */
export function ChainReport({ result }: { result: AuditVerification }) {
  const t = useText();
  const columns = useChainColumns();
  const events = result.chains.reduce((sum, chain) => sum + chain.events, 0);
  return (
    <>
      {result.intact ? (
        <ProblemNotice tone="info" title={t(audit.intact(events))} />
      ) : (
        <ProblemNotice tone="alert" title={t(audit.broken)}>
          {t(audit.brokenHelp)}
        </ProblemNotice>
      )}
      <h2>{t(audit.chains)}</h2>
      <DataTable
        caption={t(audit.chains)}
        columns={columns}
        rows={result.chains}
        rowKey={({ id }) => id}
        narrow="cards"
      />
    </>
  );
}

function useChainColumns(): readonly DataColumn<AuditChain>[] {
  const t = useText();
  const words = useChainWords();
  return [
    {
      id: "chain",
      label: t(audit.chain),
      rowHeader: true,
      cell: ({ id }) => (
        <>
          <strong>{words(id)}</strong>
          <p className="meta">
            <code>{id}</code>
          </p>
        </>
      ),
    },
    { id: "events", label: t(audit.events), align: "number", cell: ({ events }) => events },
    { id: "from", label: t(audit.from), cell: ({ from }) => (from ? <Instant at={from} withYear /> : "—") },
    { id: "to", label: t(audit.to), cell: ({ to }) => (to ? <Instant at={to} withYear /> : "—") },
    {
      id: "hash",
      label: t(audit.headHash),
      cell: ({ headHash }) => <code title={headHash}>{digestWords(headHash, 4)}</code>,
    },
    {
      id: "result",
      label: t(audit.result),
      cell: ({ intact, fault }) => (
        <div>
          {intact || !fault ? (
            <StatusBadge tone="ok">{t(audit.good)}</StatusBadge>
          ) : (
            <StatusBadge tone="alert">{t(faultWords(fault))}</StatusBadge>
          )}
        </div>
      ),
    },
  ];
}

function faultWords({ code, seq }: NonNullable<AuditChain["fault"]>) {
  if (code === "gap") return audit.gap(seq);
  return code === "head" ? audit.head(seq) : audit.altered(seq);
}
