import { breakLines, singleLine, type Line } from "./line.js";
import { linesOperators, setParagraph } from "./paragraph.js";
import { baselineIn, filledBox, horizontalRule, ink, LEFT, RIGHT, TEXT_WIDTH, type PageFlow } from "./page.js";
import type { StructureElement } from "./pdfkit-adapter.js";
import type { MeasuredColumn, MeasuredRow, TableContent, TableMetrics } from "./table-shape.js";
import { points } from "./text-painter.js";

const ZEBRA = "0.975 0.98 0.985";
const HAIRLINE = 0.25;
const CONTINUED = "（続き）";

/** The structure elements of a row that may be painted on several pages. */
export interface OpenRow {
  readonly cells: readonly StructureElement[];
  readonly shaded: boolean;
}

/** Paints the pieces of one table at `flow.y` and tags them. */
export class TablePainter {
  readonly groupHeight: number;
  readonly continuationHeight: number;
  private readonly flow: PageFlow;
  private readonly content: TableContent;
  private readonly columns: readonly MeasuredColumn[];
  private readonly metrics: TableMetrics;
  private readonly header: readonly (readonly Line[])[];
  private readonly table: StructureElement;
  private body: StructureElement | null = null;
  private headerTagged = false;
  private rowsPainted = 0;
  /** The next row stands right under the header, whose rule is stronger. */
  private underHeader = false;

  constructor(flow: PageFlow, content: TableContent, columns: readonly MeasuredColumn[], metrics: TableMetrics) {
    this.flow = flow;
    this.content = content;
    this.columns = columns;
    this.metrics = metrics;
    this.groupHeight = metrics.lead + 2 * metrics.padding;
    this.continuationHeight = metrics.lead;
    this.header = columns.map((column) => breakLines("gothicBold", column.title, (column.inner * 1000) / metrics.size));
    this.table = flow.element("Table");
  }

  /** Height of everything that stands above the first row of a page. */
  get headHeight(): number {
    const continuedCaption = this.content.caption === undefined ? 0 : 13;
    return continuedCaption + this.headerHeight;
  }

  private get headerHeight(): number {
    if (this.content.headless === true) return 0;
    return Math.max(...this.header.map((lines) => lines.length)) * this.metrics.lead + 2 * this.metrics.padding;
  }

  begin(): void {
    const { flow, content, metrics } = this;
    flow.y += 4;
    flow.need(this.headerHeight + 3 * metrics.lead + 2 * metrics.padding + (content.caption === undefined ? 0 : 18));
    if (content.caption !== undefined) {
      setParagraph(
        flow,
        content.caption,
        { typeface: "gothicBold", size: 9, lead: 15, tag: "Caption", after: 2 },
        this.table,
      );
    }
    this.paintHeader();
    this.body = flow.element("TBody", this.table);
  }

  end(): void {
    this.flow.artifact(horizontalRule(LEFT, RIGHT, this.flow.y, 0.75, ink.accent));
    this.flow.y += 14;
  }

  continueOnNewPage(): void {
    const { flow, content } = this;
    flow.artifact(horizontalRule(LEFT, RIGHT, flow.y, HAIRLINE, ink.rule));
    flow.newPage();
    if (content.caption !== undefined) {
      const place = { left: LEFT, width: TEXT_WIDTH, y: flow.y + 6 };
      flow.artifact(flow.label(content.caption + CONTINUED, "gothic", place, { size: 7.5, color: ink.faint }));
      flow.y += 13;
    }
    this.paintHeader();
  }

  private paintHeader(): void {
    const { flow, metrics } = this;
    const height = this.headerHeight;
    this.underHeader = true;
    const top = horizontalRule(LEFT, RIGHT, flow.y, 0.75, ink.accent);
    if (height === 0) return flow.artifact(top);
    const bottom = horizontalRule(LEFT, RIGHT, flow.y + height, 0.4, ink.accent);
    flow.artifact(filledBox(LEFT, flow.y, TEXT_WIDTH, height, ink.shade) + top + bottom);
    flow.y += metrics.padding;
    const titles = this.columns.map((column, index) =>
      linesOperators(flow, this.header[index] ?? [], column.left + metrics.padding, column.inner, {
        ...metrics,
        align: column.align ?? "left",
      }),
    );
    if (this.headerTagged) flow.artifact(titles.join(""));
    else {
      const row = flow.element("TR", flow.element("THead", this.table));
      for (const title of titles) flow.mark(flow.element("TH", row, { scope: "Column" }), "TH", title);
      this.headerTagged = true;
    }
    flow.y += height - metrics.padding;
  }

  /** A line across the table that names the rows below it. */
  group(row: MeasuredRow & { kind: "group" }): void {
    const { flow, metrics } = this;
    const height = this.groupHeight;
    const box = filledBox(LEFT, flow.y, TEXT_WIDTH, height, "0.95 0.96 0.968");
    flow.artifact(box + this.rowRules(height));
    const tr = flow.element("TR", this.body ?? this.table);
    const cell = flow.element("TH", tr, { scope: "Row" });
    cell.dictionary.data["A"] = { O: "Table", Scope: "Row", ColSpan: this.columns.length };
    const y = flow.y + metrics.padding + baselineIn(metrics.lead, metrics.size);
    flow.mark(
      cell,
      "TH",
      flow.placed(row.label, LEFT + metrics.padding, TEXT_WIDTH, y, { size: metrics.size }, "left"),
    );
    flow.y += height;
    this.rowsPainted = 0;
  }

  openRow(): OpenRow {
    const { flow } = this;
    const row = flow.element("TR", this.body ?? this.table);
    const cells = this.columns.map((_, index) =>
      index === 0 ? flow.element("TH", row, { scope: "Row" }) : flow.element("TD", row),
    );
    this.rowsPainted += 1;
    return { cells, shaded: this.content.headless !== true && this.rowsPainted % 2 === 0 };
  }

  /** Paints `count` lines of every cell, from line `from` on. The rest of a split row says that it continues. */
  rowLines(open: OpenRow, row: MeasuredRow & { kind: "row" }, from: number, count: number): void {
    const { flow, metrics } = this;
    const mark = from > 0 ? this.continuationHeight : 0;
    const height = count * metrics.lead + 2 * metrics.padding + mark;
    this.paintGrid(height, open.shaded, mark === 0 ? 0 : mark + metrics.padding);
    if (mark > 0) this.paintContinuation(row.name);
    const top = flow.y;
    flow.y = top + metrics.padding + mark;
    this.columns.forEach((column, index) => {
      const lines = (row.cells[index] ?? []).slice(from, from + count);
      const cell = open.cells[index];
      if (lines.length === 0 || cell === undefined) return;
      const style = { ...metrics, align: column.align ?? "left" };
      const operators = linesOperators(flow, lines, column.left + metrics.padding, column.inner, style);
      flow.mark(cell, index === 0 ? "TH" : "TD", operators);
    });
    flow.y = top + height;
  }

  /** The upright rules begin below the mark of a continued row, which runs across the columns. */
  private paintGrid(height: number, shaded: boolean, markHeight: number): void {
    const { flow } = this;
    const shade = shaded ? filledBox(LEFT, flow.y, TEXT_WIDTH, height, ZEBRA) : "";
    const verticals = this.columns
      .slice(1)
      .map(
        ({ left }) => `${points(left)} ${points(flow.y + markHeight)} m ${points(left)} ${points(flow.y + height)} l`,
      )
      .join(" ");
    const uprights =
      this.content.headless === true || verticals === "" ? "" : `${HAIRLINE} w ${ink.rule} RG ${verticals} S\n`;
    flow.artifact(shade + uprights + this.rowRules(height));
  }

  /** The upper rule is drawn again: the shade has covered half of it. */
  private rowRules(height: number): string {
    const { y } = this.flow;
    const isFirst = this.underHeader;
    this.underHeader = false;
    const upper = isFirst ? "" : horizontalRule(LEFT, RIGHT, y, HAIRLINE, ink.rule);
    return upper + horizontalRule(LEFT, RIGHT, y + height, HAIRLINE, ink.rule);
  }

  private paintContinuation(name: string): void {
    const { flow, metrics } = this;
    const size = 6.5;
    const firstLine = name.split("\n")[0] ?? "";
    const line = singleLine("gothic", CONTINUED + firstLine, ((TEXT_WIDTH - 2 * metrics.padding) * 1000) / size);
    const y = flow.y + metrics.padding + baselineIn(metrics.lead, size);
    flow.artifact(flow.placed(line, LEFT + metrics.padding, TEXT_WIDTH, y, { size, color: ink.faint }, "left"));
  }
}
