import { Button, NativeSelect, TextInput } from "@mantine/core";
import { auditActions } from "@portal/shared";
import { IconListDetails } from "@tabler/icons-react";
import { Link, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { audit } from "../../texts/audit.js";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { digestWords } from "../../ui/digest.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { AuditSubject } from "./audit-subject.js";
import {
  useAuditEvents,
  useChainVerification,
  useChainWords,
  useMemberNames,
  type AuditEvent,
  type AuditFilters,
} from "./audit.api.js";
import { EventDetail } from "./event-detail.js";
import { ChainReport } from "./chain-report.js";

/** Who did what and when, and whether the record of it is whole. */
export function AuditPage() {
  const t = useText();
  const { may } = useActing();
  const [query, setQuery] = useSearchParams();
  const value = (name: string) => query.get(name) ?? "";
  const filters = { subject: value("subject"), action: value("action"), from: value("from"), to: value("to") };
  const subject = filters.subject || null;
  const filter = (name: string, wanted: string) => {
    const next = new URLSearchParams(query);
    if (wanted) next.set(name, wanted);
    else next.delete(name);
    setQuery(next, { replace: true });
  };
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useAuditEvents(filters);
  const verification = useChainVerification();
  const columns = useColumns(subject);
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <div className="page">
      <PageHeader
        title={t(audit.title)}
        lead={t(audit.lead)}
        actions={
          <>
            {may("verification.bulk") && (
              <Button component={Link} to={paths.bulkVerifications} variant="default">
                {t(bulkVerification.open)}
              </Button>
            )}
            <Button variant="default" aria-busy={verification.isFetching} onClick={() => void verification.refetch()}>
              {t(audit.verify)}
            </Button>
          </>
        }
      />
      <div className="stack">
        {verification.isFetching && (
          <p className="meta" role="status">
            {t(audit.verifying)}
          </p>
        )}
        <RefusalNotice error={verification.error} />
        {verification.data && !verification.isFetching && <ChainReport result={verification.data} />}
        {verification.data && <h2>{t(audit.list)}</h2>}
        <Filters filters={filters} onFilter={filter} />
        {subject && (
          <p className="row tight">
            {t(audit.filtered)} <Link to={paths.auditTrail}>{t(audit.showAll)}</Link>
          </p>
        )}
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={audit.list} />}
        {data && rows.length === 0 && (
          <EmptyState icon={IconListDetails} title={t(audit.empty)}>
            {t(audit.emptyHelp)}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <DataTable caption={t(audit.list)} columns={columns} rows={rows} rowKey={({ id }) => id} narrow="cards" />
        )}
        {hasNextPage && (
          <div>
            <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(audit.more)}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Filters({
  filters: { action, from, to },
  onFilter,
}: {
  filters: AuditFilters;
  onFilter: (name: string, value: string) => void;
}) {
  const t = useText();
  const actions = Object.entries(auditActions).map(([code, words]) => ({ value: code, label: t(words) }));
  return (
    <div className="row no-print" role="group" aria-label={t(audit.filters)} style={{ alignItems: "flex-end" }}>
      <NativeSelect
        label={t(audit.action)}
        value={action}
        data={[{ value: "", label: t(audit.anyAction) }, ...actions]}
        onChange={(event) => onFilter("action", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t(audit.fromDay)}
        value={from}
        onChange={(event) => onFilter("from", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t(audit.toDay)}
        value={to}
        onChange={(event) => onFilter("to", event.currentTarget.value)}
      />
    </div>
  );
}

function useColumns(subject: string | null): readonly DataColumn<AuditEvent>[] {
  const t = useText();
  const people = useMemberNames();
  const chainWords = useChainWords();
  return [
    {
      id: "at",
      label: t(audit.at),
      rowHeader: true,
      cell: ({ at, chain, seq }) => (
        <>
          <Instant at={at} withYear />
          <p className="meta">
            {t(audit.number)} {seq} <span className="sr">{chain}</span>
          </p>
        </>
      ),
    },
    {
      id: "action",
      label: t(audit.action),
      cell: (event) => (
        <div>
          <strong>{t(event.actionText)}</strong>
          <EventDetail event={event} />
        </div>
      ),
    },
    {
      id: "actor",
      label: t(audit.actor),
      cell: ({ actor, action }) => {
        if (actor) return actor.name ?? t(audit.otherPerson);
        // Who failed to sign in is not known, whatever address was given.
        if (action === "session.refused") return "—";
        return t(action.startsWith("session.") ? audit.subjectPerson : audit.portal);
      },
    },
    { id: "organization", label: t(audit.organization), cell: ({ organization }) => organization?.name ?? "—" },
    { id: "chain", label: t(audit.counterparty), cell: ({ chain }) => chainWords(chain) },
    {
      id: "subject",
      label: t(audit.subject),
      cell: (event) => <AuditSubject event={event} people={people} isOnlyOne={subject !== null} />,
    },
    { id: "hash", label: t(audit.hash), cell: ({ hash }) => <code title={hash}>{digestWords(hash, 2)}</code> },
  ];
}
