import { Button } from "@mantine/core";
import type { PublicStatus } from "@portal/shared";
import { Link } from "react-router";
import type { components } from "../../api/schema.gen.js";
import { impact } from "../../texts/impact.js";
import { versions } from "../../texts/versions.js";
import { AgreementStatusBadge } from "../../ui/agreement-status.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { useVersionImpact } from "./impact.api.js";

type Impacted = components["schemas"]["VersionImpactItemView"];

/** My agreements on earlier versions of the service, each with how many rows this version concerns. */
export function VersionImpact({ versionId }: { versionId: string }) {
  const t = useText();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useVersionImpact(versionId, true);
  const columns = useColumns();
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <section className="stack tight no-print">
      <h2>{t(impact.ofVersion)}</h2>
      <p className="meta">{t(impact.ofVersionHelp)}</p>
      <DataTable
        caption={t(impact.ofVersion)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowMark={({ changedRows }) => (changedRows > 0 ? "warn" : undefined)}
        narrow="cards"
      />
      {hasNextPage && (
        <div>
          <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(impact.more)}
          </Button>
        </div>
      )}
    </section>
  );
}

function useColumns(): readonly DataColumn<Impacted>[] {
  const t = useText();
  return [
    {
      id: "agreement",
      label: t(impact.agreement),
      rowHeader: true,
      width: "22em",
      cell: ({ id, number, counterparty, counterpartyKind }) => (
        <span className="row tight">
          <PartyMark party={counterpartyKind} />
          {counterparty} <Link to={paths.agreement(id)}>{number}</Link>
        </span>
      ),
    },
    {
      id: "status",
      label: t(impact.status),
      cell: ({ status, startsOn }) => <AgreementStatusBadge status={status as PublicStatus} startsOn={startsOn} />,
    },
    {
      id: "pinned",
      label: t(impact.pinned),
      cell: ({ pinned }) => <Link to={paths.version(pinned.id)}>{t(versions.number(pinned.number))}</Link>,
    },
    {
      id: "impacted",
      label: t(impact.impacted),
      cell: ({ id, changedAnswers, changedRows }) => {
        const words = t(impact.impactedCount(changedAnswers, changedRows));
        return changedRows > 0 ? <Link to={paths.impact(id)}>{words}</Link> : <span className="meta">{words}</span>;
      },
    },
  ];
}
