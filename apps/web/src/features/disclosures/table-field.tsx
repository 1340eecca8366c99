import { ActionIcon, Button } from "@mantine/core";
import { TABLE_ROWS_MAX, type AnswerDefinition, type CellValue, type Column, type TableRow } from "@portal/shared";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import { moved } from "./answer-change.js";
import css from "./answer-field.module.css";
import { findingsBesides, findingsWithin, type AnswerFinding } from "./answer-findings.js";
import { CellField } from "./cell-field.js";

/** Rows of a table answer as cards: tables of the catalogue have up to fifteen columns, more than any screen holds. */
export function TableField({
  definition,
  rows,
  findings,
  onChange,
}: {
  definition: AnswerDefinition;
  rows: readonly TableRow[];
  findings: readonly AnswerFinding[];
  onChange: (rows: readonly TableRow[]) => void;
}) {
  const t = useText();
  const columns = definition.columns ?? [];
  const { list, focusLater } = useFocusAfterChange();
  const replace = (index: number, row: TableRow) => onChange(rows.map((one, place) => (place === index ? row : one)));
  const add = () => {
    focusLater(`[data-row="${rows.length}"] :is(input, select, textarea)`);
    onChange([...rows, {}]);
  };
  const remove = (index: number) => {
    focusLater(rows.length === 1 ? "[data-add]" : `[data-row="${Math.min(index, rows.length - 2)}"] [data-remove]`);
    onChange(rows.filter((_, place) => place !== index));
  };
  const move = (index: number, by: 1 | -1) => {
    const target = index + by;
    const isAtEnd = by === 1 ? target === rows.length - 1 : target === 0;
    focusLater(`[data-row="${target}"] [data-move="${isAtEnd ? -by : by}"]`);
    onChange(moved(rows, index, by));
  };
  const rowMembers = rows.map((_, index) => `/${index}`);
  const rest = findingsBesides(findings, rowMembers).map(({ detail }) => t(detail));
  const isFull = rows.length >= TABLE_ROWS_MAX;
  return (
    <div className={css.rows} ref={list}>
      {rows.length === 0 && <p className="meta">{t(answers.noRowsYet)}</p>}
      {rows.map((row, index) => (
        <RowCard
          key={index}
          columns={columns}
          row={row}
          index={index}
          count={rows.length}
          findings={findingsWithin(findings, `/${index}`)}
          onChange={(next) => replace(index, next)}
          onMove={(by) => move(index, by)}
          onRemove={() => remove(index)}
        />
      ))}
      {rest.length > 0 && <p className={css.error}>{rest.join(" ")}</p>}
      <div className="row">
        {isFull ? (
          <p className="meta">{t(answers.rowLimit(TABLE_ROWS_MAX))}</p>
        ) : (
          <Button variant="default" data-add leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {t(answers.addRow)}
          </Button>
        )}
      </div>
    </div>
  );
}

function RowCard({
  columns,
  row,
  index,
  count,
  findings,
  onChange,
  onMove,
  onRemove,
}: {
  columns: readonly Column[];
  row: TableRow;
  index: number;
  count: number;
  findings: readonly AnswerFinding[];
  onChange: (row: TableRow) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const t = useText();
  const number = index + 1;
  const write = (columnId: string, value: CellValue | undefined) => {
    const { [columnId]: _, ...others } = row;
    onChange(value === undefined ? others : inOrder(columns, { ...others, [columnId]: value }));
  };
  const rest = findingsBesides(
    findings,
    columns.map(({ id }) => `/${id}`),
  ).map(({ detail }) => t(detail));
  return (
    <fieldset className={css.rowCard} data-row={index}>
      <legend>{t(answers.row(number))}</legend>
      <div className={css.rowTools}>
        {index > 0 && (
          <RowButton icon={IconArrowUp} label={t(answers.moveUp(number))} move={-1} onClick={() => onMove(-1)} />
        )}
        {index < count - 1 && (
          <RowButton icon={IconArrowDown} label={t(answers.moveDown(number))} move={1} onClick={() => onMove(1)} />
        )}
        <RowButton icon={IconTrash} label={t(answers.removeRow(number))} onClick={onRemove} />
      </div>
      <div className={css.cells}>
        {columns.map((column) => (
          <div key={column.id} className={css.cell} data-type={column.type}>
            <CellField
              column={column}
              value={row[column.id]}
              findings={findingsWithin(findings, `/${column.id}`)}
              onChange={(value) => write(column.id, value)}
            />
          </div>
        ))}
      </div>
      {rest.length > 0 && <p className={css.error}>{rest.join(" ")}</p>}
    </fieldset>
  );
}

function RowButton({
  icon: Mark,
  label,
  move,
  onClick,
}: {
  icon: typeof IconTrash;
  label: string;
  move?: 1 | -1;
  onClick: () => void;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray.9"
      size={36}
      className={css.rowTool ?? ""}
      aria-label={label}
      onClick={onClick}
      {...(move ? { "data-move": move } : { "data-remove": true })}
    >
      <Mark size={18} aria-hidden />
    </ActionIcon>
  );
}

const inOrder = (columns: readonly Column[], row: TableRow): TableRow =>
  Object.fromEntries(columns.flatMap(({ id }) => (row[id] === undefined ? [] : [[id, row[id]]])));

/** Rows come and go under the hand: the focus follows the row that was added or moved, or rests on its neighbour. */
function useFocusAfterChange() {
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return {
    list,
    focusLater: (selector: string) => {
      wanted.current = selector;
    },
  };
}
