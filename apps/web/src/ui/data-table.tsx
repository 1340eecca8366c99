import type { ReactNode } from "react";
import css from "./data-table.module.css";

export interface DataColumn<Row> {
  readonly id: string;
  /** The words of the head; on phone cards they stand before each value. */
  readonly label: string;
  /** What is drawn in the head instead of the words, for instance with a party mark. */
  readonly head?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** The column whose cells name their row. */
  readonly rowHeader?: boolean;
  readonly align?: "number";
  /** Any CSS width. */
  readonly width?: string;
  readonly cellMark?: (row: Row) => "differs" | "opened" | undefined;
}

export interface DataGroup<Row> {
  readonly id: string;
  readonly title?: ReactNode;
  /** `part` is the dark band above several groups. */
  readonly level?: "part" | "group";
  readonly rows: readonly Row[];
}

/** Marks a row: the one whose details are open, or one that needs care (thick left edge). */
export type RowMark = "picked" | "warn" | "alert" | undefined;

export interface DataTableProps<Row> {
  readonly caption: string;
  /** The caption is read out but not drawn, when a heading above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows?: readonly Row[];
  readonly groups?: readonly DataGroup<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowMark?: (row: Row) => RowMark;
  /** One more line under the cells of a row, over the whole width. */
  readonly below?: (row: Row) => ReactNode;
  /** On a phone: sideways with the first column held (comparison), or one card a row. */
  readonly narrow?: "scroll" | "cards";
  /** Scrolls inside four fifths of the window and holds the head. */
  readonly tall?: boolean;
  /** Prints lying. */
  readonly wide?: boolean;
  readonly foot?: ReactNode;
}

/** The one component that draws tables: ruled, never zebra, readable when printed in black. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = true, columns, narrow = "scroll", tall = false, wide = false, foot } = props;
  const groups = props.groups ?? [{ id: "all", rows: props.rows ?? [] }];
  return (
    <div
      className={`scroll ${css.frame} ${wide ? "print-wide" : ""}`}
      data-tall={tall || undefined}
      data-narrow={narrow}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table className={`tbl pin ${css.table}`}>
        <caption className={captionHidden ? "sr" : css.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                className={classes(index, column)}
                style={column.width ? { width: column.width, minWidth: column.width } : undefined}
              >
                {column.head ?? column.label}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            {group.title && (
              <tr className="group" data-level={group.level ?? "group"}>
                <th scope="rowgroup" colSpan={columns.length}>
                  <span className={css.groupTitle}>{group.title}</span>
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <TableRows key={props.rowKey(row)} row={row} {...props} />
            ))}
          </tbody>
        ))}
      </table>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}

function TableRows<Row>({ row, columns, rowMark, below }: DataTableProps<Row> & { row: Row }) {
  const mark = rowMark?.(row);
  const more = below?.(row);
  return (
    <>
      <tr
        className={mark === "picked" ? "picked" : undefined}
        data-mark={mark}
        data-continued={more ? true : undefined}
      >
        {columns.map((column, index) => {
          const attributes = {
            className: classes(index, column),
            "data-label": column.label,
            "data-cell": column.cellMark?.(row),
          };
          return column.rowHeader ? (
            <th key={column.id} scope="row" {...attributes}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.id} {...attributes}>
              {column.cell(row)}
            </td>
          );
        })}
      </tr>
      {more && (
        <tr className={mark === "picked" ? "picked" : undefined} data-mark={mark}>
          <td colSpan={columns.length} className={css.below}>
            {more}
          </td>
        </tr>
      )}
    </>
  );
}

const classes = <Row,>(index: number, { align }: DataColumn<Row>) =>
  [index === 0 ? "first" : "", align === "number" ? "num" : ""].join(" ").trim() || undefined;
