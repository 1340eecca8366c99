import { singleLine } from "./line.js";
import { horizontalRule, ink, LEFT, RIGHT, TEXT_WIDTH, type PageFlow } from "./page.js";
import { PAGE_HEIGHT, PAGE_WIDTH } from "./pdfkit-adapter.js";
import { points, type Operators } from "./text-painter.js";

export interface RunningMatter {
  /** Left of the running header: number, revision, service. */
  readonly header: string;
  /** Left of the footer: number and revision. */
  readonly footer: string;
  /** Right of the footer: the short form of the content's hash. */
  readonly checkNumber: string;
  /** Across every page of a draft. */
  readonly watermark?: string;
}

const SIZE = 7.5;
const HEADER_BASELINE = 42;
const FOOTER_BASELINE = PAGE_HEIGHT - 34;

/** Prints header, footer and watermark on every page; the number of pages must be final. */
export const setRunningMatter = (flow: PageFlow, matter: RunningMatter): void => {
  for (let index = 0; index < flow.pageCount; index++) {
    flow.returnToPage(index);
    const header = index === 0 ? "" : headerOf(flow, matter, flow.partOfPage[index] ?? "");
    flow.pagination(header + footerOf(flow, matter, index));
    if (matter.watermark !== undefined) flow.pagination(watermark(flow, matter.watermark));
  }
  flow.flush();
};

const headerOf = (flow: PageFlow, matter: RunningMatter, part: string): Operators => {
  const style = { size: SIZE, color: ink.faint };
  const left = { left: LEFT, width: TEXT_WIDTH * 0.66, y: HEADER_BASELINE };
  const right = {
    left: LEFT + TEXT_WIDTH * 0.68,
    width: TEXT_WIDTH * 0.32,
    y: HEADER_BASELINE,
    align: "right" as const,
  };
  return (
    flow.label(matter.header, "gothic", left, style) +
    flow.label(part, "gothic", right, style) +
    horizontalRule(LEFT, RIGHT, HEADER_BASELINE + 7, 0.3, ink.rule)
  );
};

const footerOf = (flow: PageFlow, matter: RunningMatter, index: number): Operators => {
  const style = { size: SIZE, color: ink.faint };
  const third = TEXT_WIDTH / 3;
  const place = (column: number, align: "left" | "center" | "right") => ({
    left: LEFT + third * column,
    width: third,
    y: FOOTER_BASELINE,
    align,
  });
  return (
    horizontalRule(LEFT, RIGHT, FOOTER_BASELINE - 13, 0.3, ink.rule) +
    flow.label(matter.footer, "gothic", place(0, "left"), style) +
    flow.label(`${index + 1} / ${flow.pageCount}`, "gothic", place(1, "center"), { size: 8.5 }) +
    flow.label(`照合番号　${matter.checkNumber}`, "gothic", place(2, "right"), style)
  );
};

/** Set diagonally over the text, so light that the text stays readable. */
const watermark = (flow: PageFlow, text: string): Operators => {
  const size = 72;
  const state = flow.document.ref({ Type: "ExtGState", ca: 0.13 });
  state.end();
  flow.page.ext_gstates["Watermark"] = state;
  const line = singleLine("gothicBold", text, Number.POSITIVE_INFINITY, "透かし");
  const half = (line.width * size) / 2000;
  const slope = Math.SQRT1_2;
  const turned = [slope, -slope, slope, slope, PAGE_WIDTH / 2, PAGE_HEIGHT / 2].map((n) => Math.round(n * 1e4) / 1e4);
  const painted = flow.painter.paint(line, points(-half), size * 0.38, { size, color: "0.2 0.2 0.2" });
  return `q /Watermark gs ${turned.join(" ")} cm\n${painted}Q\n`;
};
