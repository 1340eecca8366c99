import type { Typeface } from "./font.js";
import type { Line } from "./line.js";

export interface TableColumn {
  readonly title: string;
  /** Share of the width of the table, relative to the other columns. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
  /** Of the cells; `gothic` when absent. */
  readonly typeface?: Typeface;
}

/** Cells in the order of the columns; or a line across the table that names the rows below it. */
export type TableRow = { readonly cells: readonly string[] } | { readonly group: string };

export interface TableContent {
  /** Printed above the table and named in its continuation. Absent: no caption. */
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** No header row: the first column names each row. */
  readonly headless?: boolean;
  readonly size?: number;
}

export interface MeasuredColumn extends TableColumn {
  readonly left: number;
  readonly inner: number;
  readonly outer: number;
}

export type MeasuredRow =
  | {
      readonly kind: "row";
      readonly cells: readonly (readonly Line[])[];
      readonly lines: number;
      readonly name: string;
    }
  | { readonly kind: "group"; readonly label: Line };

export interface TableMetrics {
  readonly size: number;
  readonly lead: number;
  readonly padding: number;
}
