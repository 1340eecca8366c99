import { singleLine, type Line } from "./line.js";
import type { Typeface } from "./font.js";
import {
  PAGE_HEIGHT,
  PAGE_WIDTH,
  type OutlineItem,
  type PdfkitDocument,
  type PdfkitPage,
  type StructureElement,
  type StructureOptions,
} from "./pdfkit-adapter.js";
import { points, TextPainter, type LineStyle, type Operators } from "./text-painter.js";

export const LEFT = 62;
export const RIGHT = PAGE_WIDTH - 62;
export const TOP = 72;
export const BOTTOM = PAGE_HEIGHT - 66;
export const TEXT_WIDTH = RIGHT - LEFT;

/** Colours as `r g b`. Each is dark or light enough to tell apart when printed in grey. */
export const ink = {
  accent: "0.12 0.25 0.34",
  faint: "0.35 0.39 0.43",
  rule: "0.62 0.67 0.71",
  shade: "0.91 0.93 0.945",
};

/** A heading that the table of contents names. */
export interface Entry {
  readonly title: string;
  readonly level: 1 | 2;
  readonly page: number;
  /** Distance from the top of that page, for the link. */
  readonly y: number;
}

/** A baseline that centres text of `size` in a line of `lead`. */
export const baselineIn = (lead: number, size: number): number => lead * 0.5 + size * 0.38;

/** The place where the document is being set: a page, a height on it, and a place in the structure tree. */
export class PageFlow {
  readonly document: PdfkitDocument;
  readonly painter: TextPainter;
  readonly root: StructureElement;
  readonly entries: Entry[] = [];
  /** Title of the part each page began in, for the running header. */
  readonly partOfPage: string[] = [];
  /** Distance from the top edge, in points. */
  y = TOP;
  private section: StructureElement;
  private part = "";
  private outlinePart: OutlineItem | null = null;
  private buffer: Operators = "";

  constructor(document: PdfkitDocument, title: string) {
    this.document = document;
    this.painter = new TextPainter(document);
    this.root = document.struct("Document", { title });
    document.addStructure(this.root);
    this.section = this.root;
  }

  get pageCount(): number {
    return this.partOfPage.length;
  }

  get room(): number {
    return BOTTOM - this.y;
  }

  newPage(): void {
    this.flush();
    this.document.addPage();
    this.partOfPage.push(this.part);
    this.buffer = "0 0 0 rg 0 0 0 RG\n";
    this.y = TOP;
  }

  /** Begins a new page unless `height` points are left on this one. */
  need(height: number): void {
    if (this.y + height > BOTTOM) this.newPage();
  }

  /** Returns to a page already begun; what follows is painted there. */
  returnToPage(index: number): void {
    this.flush();
    this.document.switchToPage(index);
    this.buffer = "0 0 0 rg 0 0 0 RG\n";
    this.y = TOP;
  }

  /** Begins a part of the document: a section of the structure tree. */
  startSection(title: string): StructureElement {
    this.part = title;
    this.section = this.document.struct("Sect", { title });
    this.root.add(this.section);
    return this.section;
  }

  resumeSection(section: StructureElement): void {
    this.section = section;
  }

  /** Names the current place in the outline and the table of contents. */
  enter(title: string, level: 1 | 2): void {
    const parent = level === 1 || this.outlinePart === null ? this.document.outline : this.outlinePart;
    const item = parent.addItem(title, { fit: true });
    if (level === 1) this.outlinePart = item;
    this.entries.push({ title, level, page: this.pageCount - 1, y: this.y });
  }

  element(type: string, parent: StructureElement = this.section, options: StructureOptions = {}): StructureElement {
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Paints content that belongs to `element`; one element may be painted on several pages. */
  mark(element: StructureElement, type: string, operators: Operators): void {
    this.flush();
    const content = this.document.markStructureContent(type);
    this.buffer += operators;
    this.flush();
    this.document.endMarkedContent();
    element.add(content);
  }

  /** Paints what is no content: rules, shades, repeated headers. */
  artifact(operators: Operators): void {
    this.buffer += `/Artifact BMC\n${operators}EMC\n`;
  }

  /** Paints running matter: header, footer, watermark. */
  pagination(operators: Operators): void {
    this.buffer += `/Artifact <</Type /Pagination>> BDC\n${operators}EMC\n`;
  }

  get page(): PdfkitPage {
    return this.document.page;
  }

  flush(): void {
    if (this.buffer === "") return;
    this.document.page.write(Buffer.from(`${this.buffer}\n`, "latin1"));
    this.buffer = "";
  }

  /** Operators of one line that starts, ends or is centred between `left` and `left + width`. */
  placed(
    line: Line,
    left: number,
    width: number,
    y: number,
    style: LineStyle,
    align: "left" | "center" | "right",
  ): Operators {
    const spare = width - (line.width * style.size) / 1000;
    const shift = align === "left" ? 0 : align === "right" ? spare : spare / 2;
    return this.painter.paint(line, left + shift, y, style);
  }

  /** Operators of a short text on one line. */
  label(
    text: string,
    typeface: Typeface,
    place: { left: number; width: number; y: number; align?: "left" | "center" | "right" },
    style: LineStyle,
  ): Operators {
    const line = singleLine(typeface, text, (place.width * 1000) / style.size);
    return this.placed(line, place.left, place.width, place.y, style, place.align ?? "left");
  }
}

export const horizontalRule = (left: number, right: number, y: number, weight: number, color: string): Operators =>
  `${weight} w ${color} RG ${points(left)} ${points(y)} m ${points(right)} ${points(y)} l S\n`;

export const filledBox = (left: number, top: number, width: number, height: number, color: string): Operators =>
  `${color} rg ${points(left)} ${points(top)} ${points(width)} ${points(height)} re f 0 0 0 rg\n`;

export const outlinedBox = (
  left: number,
  top: number,
  width: number,
  height: number,
  weight: number,
  color: string,
): Operators => `${weight} w ${color} RG ${points(left)} ${points(top)} ${points(width)} ${points(height)} re S\n`;
