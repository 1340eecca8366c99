import { breakLines } from "./line.js";
import { BOTTOM, LEFT, TEXT_WIDTH, TOP, type PageFlow } from "./page.js";
import { TablePainter } from "./table-painter.js";

import type { TableColumn, TableRow, TableContent, MeasuredColumn, MeasuredRow, TableMetrics } from "./table-shape.js";

/** Rows of at most this many lines are moved to the next page whole. */
const LINES_KEPT_TOGETHER = 8;
/** A split row shows at least this many lines on each side. */
const LINES_EACH_SIDE = 2;

const measureColumns = (columns: readonly TableColumn[], padding: number): MeasuredColumn[] => {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  let left = LEFT;
  return columns.map((column) => {
    const outer = (column.width / shares) * TEXT_WIDTH;
    const measured = { ...column, left, outer, inner: outer - 2 * padding };
    left += outer;
    return measured;
  });
};

const measureRow = (
  row: TableRow,
  columns: readonly MeasuredColumn[],
  content: TableContent,
  size: number,
): MeasuredRow => {
  if ("group" in row) {
    const [label] = breakLines("gothicBold", row.group.replace(/\n/g, " "), Number.POSITIVE_INFINITY, content.caption);
    return { kind: "group", label: label ?? { glyphs: [], kerns: [], width: 0, shift: 0, last: true } };
  }
  const name = row.cells[0] ?? "";
  const cells = columns.map((column, index) => {
    const typeface = column.typeface ?? (content.headless === true && index === 0 ? "gothicBold" : "gothic");
    const where = [content.caption, name, column.title].filter((part) => part !== undefined && part !== "").join(" ");
    return breakLines(typeface, row.cells[index] ?? "", (column.inner * 1000) / size, where);
  });
  return { kind: "row", cells, lines: Math.max(...cells.map((lines) => lines.length)), name };
};

const fitsLines = (height: number, lead: number): number => Math.floor(height / lead + 1e-6);

/** How many lines of a row go on this page; 0 = the row moves on. */
const linesHere = (remaining: number, fits: number, fitsOnFreshPage: number): number => {
  if (remaining <= fits) return remaining;
  if (remaining <= LINES_KEPT_TOGETHER && remaining <= fitsOnFreshPage) return 0;
  const count = Math.min(fits, remaining - LINES_EACH_SIDE);
  return count < LINES_EACH_SIDE ? 0 : count;
};

/**
 * Sets a table: every cell is measured once, the header is repeated on each page, a row that does not fit is split with at
 * least two lines on each side and its rest is marked 「（続き）」. No text is ever dropped.
 */
export const setTable = (flow: PageFlow, content: TableContent): void => {
  const size = content.size ?? 8;
  const metrics: TableMetrics = { size, lead: size * 1.46, padding: 3.6 };
  const columns = measureColumns(content.columns, metrics.padding);
  const painter = new TablePainter(flow, content, columns, metrics);
  const rows = content.rows.map((row) => measureRow(row, columns, content, size));
  painter.begin();
  rows.forEach((row, index) => {
    if (row.kind === "group") {
      const next = rows[index + 1];
      const following = next?.kind === "row" ? Math.min(next.lines, LINES_KEPT_TOGETHER) : 1;
      if (flow.room < painter.groupHeight + following * metrics.lead + 2 * metrics.padding) painter.continueOnNewPage();
      painter.group(row);
    } else setRow(flow, painter, row, metrics);
  });
  painter.end();
};

const setRow = (
  flow: PageFlow,
  painter: TablePainter,
  row: MeasuredRow & { kind: "row" },
  metrics: TableMetrics,
): void => {
  const painted = painter.openRow();
  const freshHeight = BOTTOM - TOP - painter.headHeight - 2 * metrics.padding;
  for (let done = 0; done < row.lines;) {
    const markHeight = done > 0 ? painter.continuationHeight : 0;
    const fits = fitsLines(flow.room - 2 * metrics.padding - markHeight, metrics.lead);
    const count = linesHere(row.lines - done, fits, fitsLines(freshHeight - markHeight, metrics.lead));
    if (count === 0) {
      painter.continueOnNewPage();
      continue;
    }
    painter.rowLines(painted, row, done, count);
    done += count;
  }
};
