import { Button, TextInput } from "@mantine/core";
import { addDays, addMonths } from "@portal/shared";
import { IconFileSearch } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { Link, useNavigate } from "react-router";
import { audit } from "../../texts/audit.js";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { BulkOutcome, usePeriodWords } from "./bulk-outcome.js";
import { useBulkVerifications, useStartBulkVerification, type BulkVerification } from "./bulk-verification.api.js";

/** Where an auditor has everything that was signed in a period verified again, and finds what earlier runs said. */
export function BulkVerificationsPage() {
  const t = useText();
  const { data, error, isPending } = useBulkVerifications();
  const columns = useColumns();
  const rows = data?.items ?? [];
  return (
    <div className="page">
      <PageHeader
        crumbs={[{ label: t(audit.title), to: paths.auditTrail }]}
        title={t(bulkVerification.title)}
        lead={t(bulkVerification.lead)}
      />
      <div className="stack">
        <PeriodForm />
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={bulkVerification.list} />}
        {data && rows.length === 0 && (
          <EmptyState icon={IconFileSearch} title={t(bulkVerification.empty)}>
            {t(bulkVerification.emptyHelp)}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <>
            <h2>{t(bulkVerification.list)}</h2>
            <DataTable
              caption={t(bulkVerification.list)}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              narrow="cards"
            />
          </>
        )}
      </div>
    </div>
  );
}

/** The year up to today, unless another period is chosen. */
function PeriodForm() {
  const t = useText();
  const navigate = useNavigate();
  const today = todayInTokyo();
  const [from, setFrom] = useState(() => addDays(addMonths(today, -12), 1));
  const [to, setTo] = useState(today);
  const { mutate, error, isPending } = useStartBulkVerification();
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ from, to }, { onSuccess: ({ id }) => void navigate(paths.bulkVerification(id)) });
  };
  return (
    <form onSubmit={start} className="stack">
      <div className="row" style={{ alignItems: "flex-end" }}>
        <TextInput
          type="date"
          required
          withAsterisk={false}
          label={t(bulkVerification.from)}
          value={from}
          max={to}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          required
          withAsterisk={false}
          label={t(bulkVerification.to)}
          value={to}
          min={from}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" aria-busy={isPending}>
          {t(bulkVerification.start)}
        </Button>
      </div>
      <p className="meta">{t(bulkVerification.periodHelp)}</p>
      <RefusalNotice error={error} />
    </form>
  );
}

function useColumns(): readonly DataColumn<BulkVerification>[] {
  const t = useText();
  const period = usePeriodWords();
  return [
    {
      id: "period",
      label: t(bulkVerification.period),
      rowHeader: true,
      cell: (run) => (
        <Link className="strong" to={paths.bulkVerification(run.id)}>
          {period(run)}
        </Link>
      ),
    },
    {
      id: "requested",
      label: t(bulkVerification.requested),
      cell: ({ requestedAt, requestedBy }) => (
        <>
          <Instant at={requestedAt} withYear />
          <p className="meta">{requestedBy}</p>
        </>
      ),
    },
    {
      id: "documents",
      label: t(bulkVerification.documents),
      align: "number",
      cell: ({ documents }) => documents,
    },
    { id: "outcome", label: t(bulkVerification.outcome), cell: (run) => <BulkOutcome run={run} /> },
  ];
}
