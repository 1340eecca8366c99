import { linesOperators } from "./paragraph.js";
import { breakLines, type Line } from "./line.js";
import { ink, LEFT, outlinedBox, RIGHT, TEXT_WIDTH, type PageFlow } from "./page.js";
import { holdAnnotation, PAGE_HEIGHT, setSignatureFields, type PdfObjectReference } from "./pdfkit-adapter.js";
import { points } from "./text-painter.js";

export interface SignatureBox {
  /** Field name, ASCII. */
  readonly field: string;
  /** Spoken by reading aids. */
  readonly label: string;
  readonly side: string;
  readonly lines: readonly string[];
  /** Printed in the place of the signature when there is no field to sign (a draft). */
  readonly placeholder?: string;
}

const FIELD_HEIGHT = 104;
const FIELD_WIDTH = 226;
const INSET = 12;

interface BoxText {
  readonly lines: readonly Line[];
  readonly style: { readonly size: number; readonly lead: number };
}

const measureText = (box: SignatureBox, width: number): BoxText[] =>
  [box.side, ...box.lines].map((text, index) => {
    const style = { size: 9.5, lead: index === 0 ? 17 : 15 };
    const typeface = index === 0 ? "gothicBold" : "mincho";
    return { lines: breakLines(typeface, text, (width * 1000) / style.size, box.label), style };
  });

/** Prints the box of one party and, unless it is a draft, lays an empty signature field into it. */
export const setSignatureBox = (flow: PageFlow, box: SignatureBox): PdfObjectReference | null => {
  const fieldLeft = RIGHT - FIELD_WIDTH - INSET;
  const width = fieldLeft - LEFT - 2 * INSET;
  const texts = measureText(box, width);
  const textHeight = texts.reduce((sum, { lines, style }) => sum + lines.length * style.lead, 2 * INSET);
  const height = Math.max(FIELD_HEIGHT + 2 * INSET, textHeight);
  flow.need(height + 16);
  const top = flow.y;
  const field = { left: fieldLeft, top: top + INSET, right: RIGHT - INSET, bottom: top + INSET + FIELD_HEIGHT };
  flow.artifact(
    outlinedBox(LEFT, top, TEXT_WIDTH, height, 0.75, ink.accent) +
      outlinedBox(field.left, field.top, FIELD_WIDTH, FIELD_HEIGHT, 0.3, ink.rule),
  );
  flow.y = top + INSET;
  for (const { lines, style } of texts) {
    flow.mark(flow.element("P"), "P", linesOperators(flow, lines, LEFT + INSET, width, style));
    flow.y += style.lead * lines.length;
  }
  if (box.placeholder !== undefined) {
    const place = { left: field.left, width: FIELD_WIDTH, y: (field.top + field.bottom) / 2, align: "center" as const };
    flow.mark(flow.element("P"), "P", flow.label(box.placeholder, "gothic", place, { size: 8, color: ink.faint }));
  }
  const widget = box.placeholder === undefined ? emptyField(flow, box, field) : null;
  flow.y = top + height + 18;
  return widget;
};

const emptyField = (
  flow: PageFlow,
  box: SignatureBox,
  place: { left: number; top: number; right: number; bottom: number },
): PdfObjectReference => {
  const { document, page } = flow;
  const rectangle = [place.left, PAGE_HEIGHT - place.bottom, place.right, PAGE_HEIGHT - place.top].map(points);
  const appearance = document.ref({
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, points(place.right - place.left), points(place.bottom - place.top)],
    Resources: {},
  });
  appearance.end("q Q");
  const widget = document.ref({
    Type: "Annot",
    Subtype: "Widget",
    FT: "Sig",
    T: new String(box.field),
    TU: new String(box.label),
    F: 132,
    Rect: rectangle,
    P: page.dictionary,
    AP: { N: appearance },
  });
  page.annotations.push(widget);
  holdAnnotation(document, flow.element("Form", undefined, { alt: box.label }), widget, page);
  widget.end();
  return widget;
};

export const addSignatureFields = (flow: PageFlow, fields: readonly PdfObjectReference[]): void => {
  if (fields.length > 0) setSignatureFields(flow.document, fields);
};
