import { singleLine } from "./line.js";
import { setParagraph } from "./paragraph.js";
import { BOTTOM, ink, LEFT, RIGHT, TEXT_WIDTH, TOP, type Entry, type PageFlow } from "./page.js";
import { holdAnnotation, PAGE_HEIGHT, type StructureElement } from "./pdfkit-adapter.js";
import { points } from "./text-painter.js";

const HEADING_HEIGHT = 40;
const LEAD = { 1: 20.5, 2: 15.5 } as const;
const NUMBER_WIDTH = 40;

/** Pages set aside for the table of contents, filled when every page number is known. */
export interface ReservedContents {
  readonly section: StructureElement;
  readonly firstPage: number;
  readonly pages: number;
}

const heightOf = (levels: readonly (1 | 2)[]): number => levels.reduce((sum, level) => sum + LEAD[level], 0);

/** Sets aside pages for a table of contents with entries of the given levels. */
export const reserveContents = (flow: PageFlow, levels: readonly (1 | 2)[]): ReservedContents => {
  const section = flow.startSection("目次");
  // The height a page may lose at its end because an entry does not fit is at most one entry.
  const usable = BOTTOM - TOP - HEADING_HEIGHT - LEAD[1];
  const pages = Math.max(1, Math.ceil(heightOf(levels) / usable));
  const firstPage = flow.pageCount;
  for (let page = 0; page < pages; page++) flow.newPage();
  return { section, firstPage, pages };
};

/** Fills the reserved pages. Each entry links to its heading. */
export const setContents = (flow: PageFlow, reserved: ReservedContents): void => {
  let page = reserved.firstPage;
  flow.resumeSection(reserved.section);
  flow.returnToPage(page);
  setParagraph(flow, "目次", { typeface: "gothicBold", size: 14.5, lead: 24, tag: "H1" });
  flow.y = TOP + HEADING_HEIGHT;
  const list = flow.element("TOC");
  for (const entry of flow.entries) {
    if (flow.y + LEAD[entry.level] > BOTTOM && page < reserved.firstPage + reserved.pages - 1) {
      page += 1;
      flow.returnToPage(page);
      flow.y = TOP + HEADING_HEIGHT;
    }
    setEntry(flow, list, entry);
  }
  flow.flush();
};

const setEntry = (flow: PageFlow, list: StructureElement, entry: Entry): void => {
  const lead = LEAD[entry.level];
  const size = entry.level === 1 ? 10.5 : 9;
  const indent = entry.level === 1 ? 0 : 16;
  const baseline = flow.y + 12;
  const title = singleLine("gothic", entry.title, ((TEXT_WIDTH - NUMBER_WIDTH - indent) * 1000) / size, "目次");
  const number = singleLine("gothic", String(entry.page + 1), Number.POSITIVE_INFINITY);
  const reference = flow.element("Reference", flow.element("TOCI", list));
  const text =
    flow.placed(title, LEFT + indent, TEXT_WIDTH, baseline, { size }, "left") +
    flow.placed(number, RIGHT - NUMBER_WIDTH, NUMBER_WIDTH, baseline, { size }, "right");
  flow.mark(reference, "Reference", text);
  const dotsFrom = LEFT + indent + (title.width * size) / 1000 + 8;
  const dotsTo = RIGHT - (number.width * size) / 1000 - 8;
  const y = points(baseline - 2);
  flow.artifact(`0.5 w [0.6 3] 0 d ${ink.rule} RG ${points(dotsFrom)} ${y} m ${points(dotsTo)} ${y} l S [] 0 d\n`);
  linkTo(flow, reference, entry, lead);
  flow.y += lead;
};

const linkTo = (flow: PageFlow, reference: StructureElement, entry: Entry, height: number): void => {
  const { document, page } = flow;
  const target = document._root.data.Pages.data.Kids[entry.page];
  const link = document.ref({
    Type: "Annot",
    Subtype: "Link",
    F: 4,
    Border: [0, 0, 0],
    Rect: [LEFT, PAGE_HEIGHT - (flow.y + height - 2), RIGHT, PAGE_HEIGHT - flow.y].map(points),
    Contents: new String(entry.title),
    Dest: [target, "XYZ", null, points(PAGE_HEIGHT - entry.y + 12), null],
  });
  page.annotations.push(link);
  holdAnnotation(document, flow.element("Link", reference), link, page);
  link.end();
};
