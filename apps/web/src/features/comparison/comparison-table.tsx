import { indexOf, type DisclosureCatalogue, type DisclosureItem } from "@portal/shared";
import { memo, useMemo, useState, type FocusEvent } from "react";
import { answers } from "../../texts/answers.js";
import { comparison } from "../../texts/comparison.js";
import { AnswerMark, AnswerValue } from "../../ui/answer-value.js";
import { DataTable, type DataColumn, type DataGroup } from "../../ui/data-table.js";
import { DifferenceCell } from "../../ui/difference-cell.js";
import { useShortcutList } from "../../ui/keyboard-shortcuts.js";
import { useText } from "../../ui/text-language.js";
import { answerOf, countState, differingCells } from "./comparison-reading.js";
import css from "./comparison-table.module.css";
import type { Comparison, ComparisonCell, ComparisonItem, ComparisonSection } from "./comparison.api.js";
import { VersionHead } from "./version-head.js";

/** One cell: an item of a version. */
export interface CellPlace {
  readonly itemId: string;
  readonly versionId: string;
}

interface ItemRow extends ComparisonItem {
  readonly kind: "item";
  readonly item: DisclosureItem;
  readonly differing: readonly boolean[];
}
type Row = ItemRow | { readonly kind: "summary"; readonly itemId: "summary" };

const isAt = (place: CellPlace | null, itemId: string, versionId: string) =>
  place?.itemId === itemId && place.versionId === versionId;

/** Items down, versions across. Cells are drawn again only when they themselves change. */
export function ComparisonTable({
  data,
  catalogue,
  sections,
  picked,
  onOpen,
  onRemove,
}: {
  data: Comparison;
  catalogue: DisclosureCatalogue;
  sections: readonly ComparisonSection[];
  picked: CellPlace | null;
  onOpen: (place: CellPlace) => void;
  onRemove: (versionId: string) => void;
}) {
  const t = useText();
  const { isOn } = useShortcutList();
  const groups = useMemo(() => groupsOf(sections, catalogue, t), [sections, catalogue, t]);
  const [focused, setFocused] = useState<CellPlace | null>(null);
  const stop = stopIn(groups, focused, data.versions[0]?.id ?? "");
  const follow = (event: FocusEvent) => {
    const cell = event.target.closest<HTMLElement>("[data-item]");
    if (cell) setFocused({ itemId: cell.dataset["item"] ?? "", versionId: cell.dataset["version"] ?? "" });
  };

  const columns: DataColumn<Row>[] = [
    {
      id: "item",
      label: t(comparison.item),
      rowHeader: true,
      width: "min(13em, 34vw)",
      cell: (row) => (
        <span className="strong phrase">{t(row.kind === "summary" ? comparison.summary : row.label)}</span>
      ),
    },
    ...data.versions.map((version, place): DataColumn<Row> => {
      const opened = ({ itemId }: Row) => isAt(picked, itemId, version.id);
      return {
        id: version.id,
        label: version.serviceName,
        head: <VersionHead version={version} onRemove={onRemove} />,
        width: "min(15em, 52vw)",
        cellMark: (row) => {
          if (row.kind === "summary") return undefined;
          return opened(row) ? "opened" : row.differing[place] ? "differs" : undefined;
        },
        cell: (row) => {
          if (row.kind === "summary") return <Summary data={data} place={place} />;
          const cell = row.cells[place];
          return (
            cell && (
              <Cell
                item={row.item}
                cell={cell}
                serviceName={version.serviceName}
                differs={row.differing[place] ?? false}
                opened={opened(row)}
                // With single keys off the arrows do nothing, and Tab has to reach every cell.
                tabIndex={!isOn || isAt(stop, row.itemId, version.id) ? 0 : -1}
                onOpen={onOpen}
              />
            )
          );
        },
      };
    }),
  ];

  return (
    <div className={css.comparison} onFocus={follow}>
      <DataTable
        caption={t(comparison.table)}
        columns={columns}
        groups={groups}
        rowKey={({ itemId }) => itemId}
        tall
        wide
      />
    </div>
  );
}

function groupsOf(
  sections: readonly ComparisonSection[],
  catalogue: DisclosureCatalogue,
  t: ReturnType<typeof useText>,
): readonly DataGroup<Row>[] {
  const { byId } = indexOf(catalogue);
  return [
    { id: "summary", rows: [{ kind: "summary", itemId: "summary" }] },
    ...sections.map(({ id, label, items }) => ({
      id,
      title: t(label),
      rows: items.flatMap((compared): Row[] => {
        const item = byId.get(compared.itemId);
        return item ? [{ ...compared, kind: "item", item, differing: differingCells(item, compared) }] : [];
      }),
    })),
  ];
}

/** The one cell at which Tab stops: where the focus was last, or the first. */
function stopIn(groups: readonly DataGroup<Row>[], focused: CellPlace | null, firstVersion: string): CellPlace | null {
  const rows = groups.flatMap((group) => group.rows);
  if (focused && rows.some(({ itemId }) => itemId === focused.itemId)) return focused;
  const first = rows.find(({ kind }) => kind === "item");
  return first ? { itemId: first.itemId, versionId: firstVersion } : null;
}

const Cell = memo(function Cell({
  item,
  cell,
  serviceName,
  differs,
  opened,
  tabIndex,
  onOpen,
}: {
  item: DisclosureItem;
  cell: ComparisonCell;
  serviceName: string;
  differs: boolean;
  opened: boolean;
  tabIndex: number;
  onOpen: (place: CellPlace) => void;
}) {
  const t = useText();
  return (
    <div className={css.cell} data-item={item.id} data-version={cell.versionId}>
      <DifferenceCell
        differs={differs}
        opened={opened}
        openLabel={t(comparison.open)}
        openName={t(comparison.openNamed(serviceName, t(item.label)))}
        openTabIndex={tabIndex}
        onOpen={() => onOpen({ itemId: item.id, versionId: cell.versionId })}
      >
        <CellAnswer item={item} cell={cell} compact />
      </DifferenceCell>
    </div>
  );
});

/** The answer of one cell; one kept from this reader says so. */
export function CellAnswer({
  item,
  cell,
  compact = false,
}: {
  item: DisclosureItem;
  cell: ComparisonCell;
  compact?: boolean;
}) {
  if (cell.state === "restricted") return <AnswerMark kind="restricted" />;
  return <AnswerValue item={item} answer={answerOf(cell)} doesApply={!cell.outOfScope} compact={compact} />;
}

function Summary({ data, place }: { data: Comparison; place: number }) {
  const t = useText();
  const counts = useMemo(
    () =>
      [
        [answers.unanswered, data.summary[place]?.unanswered ?? 0],
        [answers.no, countState(data.sections, place, "no")],
        [answers.plannedOnly, countState(data.sections, place, "planned")],
        [answers.notApplicable, countState(data.sections, place, "not_applicable")],
      ] as const,
    [data, place],
  );
  return (
    <dl className={css.counts}>
      {counts.map(([label, count]) => (
        <div key={label.en}>
          <dt>{t(label)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
