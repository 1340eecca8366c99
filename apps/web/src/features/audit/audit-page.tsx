import { Button } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { Link, useSearchParams } from "react-router";
import { audit } from "../../texts/audit.js";
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
import { useAuditEvents, useChainVerification, useMemberNames, type AuditEvent } from "./audit.api.js";
import { ChainReport } from "./chain-report.js";

/** Who did what and when, and whether the record of it is whole. */
export function AuditPage() {
  const t = useText();
  const [query] = useSearchParams();
  const subject = query.get("subject");
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useAuditEvents(subject);
  const verification = useChainVerification();
  const columns = useColumns(subject);
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <div className="page">
      <PageHeader
        title={t(audit.title)}
        lead={t(audit.lead)}
        actions={
          <Button variant="default" aria-busy={verification.isFetching} onClick={() => void verification.refetch()}>
            {t(audit.verify)}
          </Button>
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

function useColumns(subject: string | null): readonly DataColumn<AuditEvent>[] {
  const t = useText();
  const people = useMemberNames();
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
    { id: "action", label: t(audit.action), cell: ({ actionText }) => <strong>{t(actionText)}</strong> },
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
    {
      id: "subject",
      label: t(audit.subject),
      cell: (event) => <AuditSubject event={event} people={people} isOnlyOne={subject !== null} />,
    },
    { id: "hash", label: t(audit.hash), cell: ({ hash }) => <code title={hash}>{digestWords(hash, 2)}</code> },
  ];
}
