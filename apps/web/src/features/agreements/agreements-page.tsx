import { Button } from "@mantine/core";
import { phaseLabels, yenText, type Party } from "@portal/shared";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { IconFileText, IconFilterOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { client } from "../../api/client.js";
import { agreements } from "../../texts/agreements.js";
import { shell } from "../../texts/shell.js";
import { turns } from "../../texts/turns.js";
import { AgreementStatusBadge } from "../../ui/agreement-status.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { IsoDate } from "../../ui/iso-date.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { AgreementSearch, useAgreementSearch } from "./agreement-search.js";
import type { AgreementSummary } from "./agreements.api.js";
import css from "./agreements.module.css";

const ROWS = 50;

function useAgreementList(conditions: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ["get", "/api/v1/agreements", "pages", conditions],
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { ...conditions, limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/agreements", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** All agreements of my organisation, with what each one waits for. */
export function AgreementsPage() {
  const t = useText();
  const { kind } = useActing();
  const { conditions, search } = useAgreementSearch();
  const isSearching = Object.keys(conditions).length > 0;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useAgreementList(conditions);
  const columns = useColumns(kind);
  const rows = (data?.pages ?? []).flatMap(({ items }) => items as unknown as AgreementSummary[]);
  return (
    <div className="page">
      <PageHeader title={t(agreements.title)} />
      <div className="stack">
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={agreements.list} />}
        {(isSearching || rows.length > 0) && (
          <AgreementSearch key={JSON.stringify(conditions)} conditions={conditions} onSearch={search} />
        )}
        {data && rows.length === 0 && (isSearching ? <NoneFound /> : <NoAgreements kind={kind} />)}
        {rows.length > 0 && (
          <DataTable
            caption={t(agreements.list)}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            narrow="cards"
          />
        )}
        {hasNextPage && (
          <div>
            <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(agreements.more)}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function NoneFound() {
  const t = useText();
  return (
    <EmptyState icon={IconFilterOff} title={t(agreements.noneFound)}>
      {t(agreements.noneFoundHelp)}
    </EmptyState>
  );
}

function NoAgreements({ kind }: { kind: Party }) {
  const t = useText();
  const hospital = kind === "hospital";
  return (
    <EmptyState
      icon={IconFileText}
      title={t(agreements.empty)}
      action={
        <Link to={hospital ? paths.directory : paths.services}>{t(hospital ? shell.directory : shell.services)}</Link>
      }
    >
      {t(hospital ? agreements.emptyHospital : agreements.emptyVendor)}
    </EmptyState>
  );
}

function useColumns(kind: Party): readonly DataColumn<AgreementSummary>[] {
  const t = useText();
  const { language } = useLanguage();
  const other: Party = kind === "hospital" ? "vendor" : "hospital";
  return [
    {
      id: "service",
      label: t(agreements.service),
      rowHeader: true,
      cell: (row) => (
        <>
          <Link className="strong" to={paths.agreement(row.id)}>
            {row.service.name}
          </Link>
          <p className="meta">
            {row.number} {t(agreements.revision(row.revision))}
          </p>
        </>
      ),
    },
    {
      id: "counterparty",
      label: t(agreements.counterparty),
      cell: (row) => (
        <span className={css.named}>
          <PartyMark party={other} />
          {row.parties[other].name}
        </span>
      ),
    },
    {
      id: "status",
      label: t(agreements.status),
      cell: (row) => (
        <div>
          <AgreementStatusBadge status={row.status} startsOn={row.startsOn} />
          {row.status === "negotiating" && (
            <p className="meta">
              {t(row.turn === kind ? turns.ours : turns.theirs(t(partyName[other])))}
              {row.respondBy && (
                <>
                  {" "}
                  {t(turns.respondBy)} <IsoDate date={row.respondBy} withWeekday={false} />
                </>
              )}
            </p>
          )}
        </div>
      ),
    },
    { id: "phase", label: t(agreements.phase), cell: (row) => t(phaseLabels[row.phase]) },
    {
      id: "period",
      label: t(agreements.period),
      cell: (row) => (
        <div>
          <IsoDate date={row.startsOn} withYear withWeekday={false} /> 〜{" "}
          <IsoDate date={row.endsOn} withYear withWeekday={false} />
        </div>
      ),
    },
    {
      id: "concluded",
      label: t(agreements.concludedOn),
      cell: ({ concludedOn }) =>
        concludedOn ? (
          <IsoDate date={concludedOn} withYear withWeekday={false} />
        ) : (
          <span className="meta">{t(agreements.notConcluded)}</span>
        ),
    },
    { id: "amount", label: t(agreements.amount), cell: ({ amountJpy }) => yenText(amountJpy, language) },
    { id: "waiting", label: t(agreements.waiting), cell: (row) => <Waiting row={row} kind={kind} /> },
  ];
}

function Waiting({ row, kind }: { row: AgreementSummary; kind: Party }) {
  const t = useText();
  const signer = row.status === "settled" ? "vendor" : row.status === "vendor_signed" ? "hospital" : null;
  if (signer === kind) return <Link to={paths.signing(row.id)}>{t(agreements.waitingSignature)}</Link>;
  if (signer) return t(agreements.waitingTheirSignature);
  if (row.status !== "drafting" && row.status !== "negotiating") return t(agreements.waitingNothing);
  if (row.unconfirmedByMe === 0) return t(agreements.waitingThem);
  return <strong>{t(agreements.waitingRows(row.unconfirmedByMe, row.rowsTotal))}</strong>;
}
