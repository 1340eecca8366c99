import type { Typeface } from "./font.js";
import { breakLines, justification, type Line } from "./line.js";
import { baselineIn, BOTTOM, horizontalRule, ink, LEFT, RIGHT, TEXT_WIDTH, type PageFlow } from "./page.js";
import type { StructureElement } from "./pdfkit-adapter.js";
import type { LineStyle } from "./text-painter.js";

export interface ParagraphStyle {
  readonly typeface: Typeface;
  readonly size: number;
  /** Distance of baselines, in points. */
  readonly lead: number;
  /** Tag of the structure tree. `P` when absent. */
  readonly tag?: string;
  readonly align?: "left" | "center" | "right";
  readonly indent?: number;
  readonly after?: number;
  readonly color?: string;
  /** Height that must follow on the same page, so that a heading never stands last. */
  readonly keepWithNext?: number;
  /** What the text is, for the message about a character that cannot be printed. */
  readonly where?: string;
}

export const bodyText: ParagraphStyle = { typeface: "mincho", size: 10, lead: 17.5, after: 3 };
export const noteText: ParagraphStyle = { typeface: "gothic", size: 8, lead: 13, color: ink.faint, after: 3 };

const linesThatFit = (room: number, lead: number): number => Math.max(0, Math.floor(room / lead + 1e-6));

/** How many of the remaining lines go onto this page: neither a first nor a last line stands alone. */
const linesForPage = (remaining: number, fits: number): number => {
  const count = Math.min(remaining, fits);
  return remaining - count === 1 && count > 2 ? count - 1 : count;
};

/** Sets a paragraph over as many pages as it takes. */
export const setParagraph = (
  flow: PageFlow,
  text: string,
  style: ParagraphStyle,
  parent?: StructureElement,
): StructureElement => {
  const tag = style.tag ?? "P";
  const indent = style.indent ?? 0;
  const width = TEXT_WIDTH - indent;
  const measure = (width * 1000) / style.size;
  const lines = breakLines(style.typeface, text, measure, style.where);
  const element = flow.element(tag, parent);
  flow.need(style.lead * Math.min(lines.length, 2) + (style.keepWithNext ?? 0));
  for (let done = 0; done < lines.length;) {
    const count = linesForPage(lines.length - done, linesThatFit(flow.room, style.lead));
    if (count === 0) {
      flow.newPage();
      continue;
    }
    flow.mark(element, tag, linesOperators(flow, lines.slice(done, done + count), LEFT + indent, width, style));
    flow.y += style.lead * count;
    done += count;
  }
  flow.y = Math.min(flow.y + (style.after ?? 0), BOTTOM);
  return element;
};

/** Operators of lines set one below the other from `flow.y`. */
export const linesOperators = (
  flow: PageFlow,
  lines: readonly Line[],
  left: number,
  width: number,
  style: Pick<ParagraphStyle, "size" | "lead" | "align" | "color">,
): string => {
  const measure = (width * 1000) / style.size;
  const align = style.align ?? "left";
  const offset = baselineIn(style.lead, style.size);
  return lines
    .map((line, index) => {
      const lineStyle: LineStyle = {
        size: style.size,
        ...(style.color === undefined ? {} : { color: style.color }),
        gap: align === "left" ? justification(line, measure) : 0,
      };
      return flow.placed(line, left, width, flow.y + style.lead * index + offset, lineStyle, align);
    })
    .join("");
};

/** Begins a part: its heading, its place in outline and table of contents. */
export const setPartHeading = (flow: PageFlow, title: string, placement: "new-page" | "where-it-falls"): void => {
  flow.startSection(title);
  if (placement === "new-page") flow.newPage();
  else {
    flow.need(170);
    if (flow.y > 80) flow.y += 16;
  }
  flow.enter(title, 1);
  setParagraph(flow, title, { typeface: "gothicBold", size: 14.5, lead: 24, tag: "H1", keepWithNext: 60 });
  flow.artifact(horizontalRule(LEFT, RIGHT, flow.y + 1, 0.9, ink.accent));
  flow.y += 12;
};

/** A heading inside a part. Only `inContents` headings stand in the table of contents; all stand in the outline. */
export const setHeading = (flow: PageFlow, title: string, inContents = false): void => {
  flow.y += 7;
  flow.need(70);
  if (inContents) flow.enter(title, 2);
  setParagraph(flow, title, { typeface: "gothicBold", size: 10.5, lead: 18, tag: "H2", after: 2, keepWithNext: 34 });
};
