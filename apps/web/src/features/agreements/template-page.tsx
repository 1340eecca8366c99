import { Button, SegmentedControl } from "@mantine/core";
import { rowPartLabels, templateParts, type RowCatalogues, type TemplatePart } from "@portal/shared";
import { IconEqual, IconPlus } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { services } from "../../texts/services.js";
import { templates } from "../../texts/templates.js";
import { DataTable, type DataGroup } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useRowCatalogues } from "./row-catalogues.api.js";
import { RowSurroundingsProvider } from "./row-surroundings.js";
import { TemplateActs } from "./template-acts.js";
import { EditTemplateDialog } from "./template-dialogs.js";
import { NEW_CLAUSE, rowIdOf, TemplateRowDrawer } from "./template-row-drawer.js";
import { useTemplateColumns } from "./template-row-columns.js";
import { TemplateStanding } from "./template-standing.js";
import { useTemplate, type Template, type TemplateRow } from "./templates.api.js";

type Shown = TemplatePart | "all";

/** One template: its rows by part, each one that deviates marked and said in a sentence. */
export function TemplatePage() {
  const { templateId = "" } = useParams();
  const t = useText();
  const { may } = useActing();
  const template = useTemplate(templateId);
  const catalogues = useRowCatalogues(template);
  const [editing, setEditing] = useState(false);
  return (
    <RowSurroundingsProvider value={{ catalogues }}>
      <div className="page print-wide">
        <PageHeader
          crumbs={[{ label: t(templates.title), to: paths.templates }]}
          title={template.name}
          state={<TemplateStanding archived={template.archived} />}
          lead={<Lead template={template} />}
          actions={
            may("template.edit") && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t(templates.edit)}
              </Button>
            )
          }
        />
        <div className="stack">
          {template.archived && (
            <ProblemNotice tone="info" title={t(templates.archived)}>
              {t(templates.archivedHelp)}
            </ProblemNotice>
          )}
          <Rows key={template.id} template={template} catalogues={catalogues} />
          <TemplateActs template={template} />
        </div>
        {editing && <EditTemplateDialog template={template} onClose={() => setEditing(false)} />}
      </div>
    </RowSurroundingsProvider>
  );
}

function Lead({ template }: { template: Template }) {
  const t = useText();
  const { description, form, usedIn, editedAt, editedBy } = template;
  return (
    <>
      {description && <p style={{ whiteSpace: "pre-wrap" }}>{description}</p>}
      <p className="row tight">
        <span>
          {t(templates.form)} {t(services[form])}
        </span>
        <span>
          {t(templates.usedIn)} {t(templates.usedInCount(usedIn))}
        </span>
        <span>
          {t(templates.edited)} <Instant at={editedAt} withYear /> {editedBy}
        </span>
        <Link className="no-print" to={paths.auditOf(template.id)}>
          {t(templates.trail)}
        </Link>
      </p>
    </>
  );
}

function Rows({ template, catalogues }: { template: Template; catalogues: RowCatalogues }) {
  const t = useText();
  const { may } = useActing();
  const [query, setQuery] = useSearchParams();
  const mayEdit = may("template.edit");
  const set = useCallback(
    (name: string, value: string | null) =>
      setQuery(
        (now) => {
          if (value === null) now.delete(name);
          else now.set(name, value);
          return now;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setQuery],
  );
  const open = useCallback((rowId: string | null) => set("row", rowId), [set]);
  const part: Shown = templateParts.find((one) => one === query.get("part")) ?? "all";
  const isAll = query.get("rows") === "all";
  const opened = query.get("row");
  const columns = useTemplateColumns({ opened, open });
  const deviating = template.rows.filter(({ deviates }) => deviates);
  const wanted = (isAll ? template.rows : deviating).filter((row) => part === "all" || row.part === part);
  const showAll = () => set("rows", "all");
  return (
    <>
      <div className="row between no-print">
        <div className="row">
          <SegmentedControl
            aria-label={t(templates.shown)}
            value={isAll ? "all" : "deviating"}
            onChange={(next) => set("rows", next === "all" ? next : null)}
            data={[
              { value: "deviating", label: t(templates.onlyDeviating(deviating.length)) },
              { value: "all", label: t(templates.allRows(template.rows.length)) },
            ]}
          />
          <PartFilter part={part} onChange={(next) => set("part", next === "all" ? null : next)} />
        </div>
        {mayEdit && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => open(NEW_CLAUSE)}>
            {t(templates.addClause)}
          </Button>
        )}
      </div>
      {wanted.length === 0 ? (
        <EmptyState
          icon={IconEqual}
          title={t(templates.noneDeviates)}
          action={
            <Button variant="default" onClick={showAll}>
              {t(templates.showAll)}
            </Button>
          }
        >
          {t(mayEdit ? templates.noneDeviatesEditor : templates.noneDeviatesReader)}
        </EmptyState>
      ) : (
        <DataTable
          caption={t(templates.rows)}
          columns={columns}
          groups={groupsOf(wanted, catalogues, t)}
          rowKey={rowIdOf}
          rowMark={(row) => (rowIdOf(row) === opened ? "picked" : undefined)}
          narrow="cards"
          wide
        />
      )}
      <TemplateRowDrawer template={template} opened={opened} mayEdit={mayEdit} open={open} />
    </>
  );
}

function PartFilter({ part, onChange }: { part: Shown; onChange: (part: string) => void }) {
  const t = useText();
  return (
    <SegmentedControl
      aria-label={t(templates.partFilter)}
      value={part}
      onChange={onChange}
      data={[
        { value: "all", label: t(templates.allParts) },
        ...templateParts.map((value) => ({ value, label: t(rowPartLabels[value]) })),
      ]}
    />
  );
}

/** The rows under the heads of their part and, as in an agreement, of the sections of the catalogue. */
function groupsOf(
  rows: readonly TemplateRow[],
  { roles, sla }: RowCatalogues,
  t: ReturnType<typeof useText>,
): readonly DataGroup<TemplateRow>[] {
  const sections = { role: roles.sections, sla: sla.sections, clause: [] };
  return templateParts.flatMap((part) => {
    const own = rows.filter((row) => row.part === part);
    if (own.length === 0) return [];
    const inSections = sections[part].map(({ id, label, items }) => ({
      id: `${part} ${id}`,
      title: t(label),
      rows: own.filter(({ key }) => items.some((item) => item.id === key)),
    }));
    const placed = new Set(inSections.flatMap((section) => section.rows));
    const rest = { id: `${part} rest`, rows: own.filter((row) => !placed.has(row)) };
    return [
      { id: part, title: t(rowPartLabels[part]), level: "part" as const, rows: [] },
      ...[...inSections, rest].filter((group) => group.rows.length > 0),
    ];
  });
}
