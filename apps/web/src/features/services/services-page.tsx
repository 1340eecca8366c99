import { Button } from "@mantine/core";
import { IconFileText, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { services } from "../../texts/services.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { CreateDialog } from "./create-dialog.js";
import { DraftState } from "./draft-state.js";
import { useServices, type Service } from "./services.api.js";

/** All services of the vendor, each with how far its disclosure is. */
export function ServicesPage() {
  const t = useText();
  const { may } = useActing();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useServices();
  const [creating, setCreating] = useState(false);
  const columns = useColumns();
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  const createButton = may("service.edit") && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      {t(services.create)}
    </Button>
  );
  const isEmpty = data !== undefined && rows.length === 0;
  return (
    <div className="page">
      <PageHeader title={t(services.title)} actions={!isEmpty && createButton} />
      <div className="stack">
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={services.list} />}
        {isEmpty && (
          <EmptyState icon={IconFileText} title={t(services.empty)} action={createButton}>
            {t(createButton ? services.emptyEditor : services.emptyReader)}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <DataTable caption={t(services.list)} columns={columns} rows={rows} rowKey={({ id }) => id} narrow="cards" />
        )}
        {hasNextPage && (
          <div>
            <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(services.more)}
            </Button>
          </div>
        )}
      </div>
      <CreateDialog opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

function useColumns(): readonly DataColumn<Service>[] {
  const t = useText();
  return [
    {
      id: "name",
      label: t(services.name),
      rowHeader: true,
      cell: ({ id, name }) => (
        <Link className="strong" to={paths.service(id)}>
          {name}
        </Link>
      ),
    },
    { id: "form", label: t(services.form), cell: ({ form }) => t(services[form]) },
    {
      id: "draft",
      label: t(services.draft),
      cell: ({ disclosures }) =>
        disclosures.length === 0 ? (
          <span className="meta">{t(services.noneStarted)}</span>
        ) : (
          <div className="stack tight">
            {disclosures.map((one) => (
              <DraftState key={one.id} disclosure={one} />
            ))}
          </div>
        ),
    },
    {
      id: "published",
      label: t(services.published),
      cell: ({ disclosures }) => {
        const published = disclosures.flatMap((one) => one.published ?? []);
        if (published.length === 0) return <span className="meta">{t(services.notPublished)}</span>;
        return (
          <div>
            {published.map(({ id, number, publishedAt }) => (
              <p key={id}>
                <Link to={paths.version(id)}>{t(services.versionNumber(number))}</Link> <Instant at={publishedAt} />
              </p>
            ))}
          </div>
        );
      },
    },
    {
      id: "lastEdit",
      label: t(services.lastEdit),
      cell: ({ disclosures }) => {
        const last = disclosures
          .flatMap(({ lastEditedAt }) => lastEditedAt ?? [])
          .sort()
          .at(-1);
        return last ? <Instant at={last} /> : <span className="meta">{t(services.notEdited)}</span>;
      },
    },
  ];
}
