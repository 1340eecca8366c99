import { Button } from "@mantine/core";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { services } from "../../texts/services.js";
import { templates } from "../../texts/templates.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { CreateTemplateDialog } from "./template-dialogs.js";
import { TemplateStanding } from "./template-standing.js";
import { useTemplates, type TemplateSummary } from "./templates.api.js";

/** All templates of my organisation: how far each deviates, and where it has been used. */
export function TemplatesPage() {
  const t = useText();
  const { may } = useActing();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useTemplates();
  const [creating, setCreating] = useState(false);
  const columns = useColumns();
  const rows = (data?.pages ?? []).flatMap(({ items }) => items);
  const createButton = may("template.edit") && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      {t(templates.create)}
    </Button>
  );
  const isEmpty = data !== undefined && rows.length === 0;
  return (
    <div className="page">
      <PageHeader title={t(templates.title)} lead={t(templates.lead)} actions={!isEmpty && createButton} />
      <div className="stack">
        <RefusalNotice error={error} />
        {isPending && <LoadingRows of={templates.list} />}
        {isEmpty && (
          <EmptyState icon={IconTemplate} title={t(templates.empty)} action={createButton}>
            {t(createButton ? templates.emptyEditor : templates.emptyReader)}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <DataTable caption={t(templates.list)} columns={columns} rows={rows} rowKey={({ id }) => id} narrow="cards" />
        )}
        {hasNextPage && (
          <div>
            <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(templates.more)}
            </Button>
          </div>
        )}
      </div>
      {creating && <CreateTemplateDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

function useColumns(): readonly DataColumn<TemplateSummary>[] {
  const t = useText();
  return [
    {
      id: "name",
      label: t(templates.name),
      rowHeader: true,
      width: "24em",
      cell: ({ id, name, description }) => (
        <>
          <Link className="strong" to={paths.template(id)}>
            {name}
          </Link>
          {description && <p className="meta">{description}</p>}
        </>
      ),
    },
    {
      id: "deviations",
      label: t(templates.deviations),
      cell: ({ deviations: { role, sla, clause } }) => t(templates.deviationCounts(role, sla, clause)),
    },
    { id: "form", label: t(templates.form), cell: ({ form }) => t(services[form]) },
    { id: "usedIn", label: t(templates.usedIn), cell: ({ usedIn }) => t(templates.usedInCount(usedIn)) },
    {
      id: "edited",
      label: t(templates.edited),
      cell: ({ editedBy, editedAt }) => (
        <span>
          <Instant at={editedAt} /> {editedBy}
        </span>
      ),
    },
    { id: "status", label: t(templates.status), cell: ({ archived }) => <TemplateStanding archived={archived} /> },
  ];
}
