/**
 * The only file that knows the inside of pdfkit, which is pinned to exactly 0.20.2. Beyond its documented interface we touch:
 * `_font.subset/widths/unicode` (correct ToUnicode), `_root.data` (AcroForm), `_write` and `push` (collecting bytes),
 * `endAcroForm` (it assumes form fonts), `outline.outlineData` (/Count is missing), a structure element's `_children` and
 * `_flushChild` (it takes the page of an object reference from the current page), `page.fonts` and `page.annotations`.
 * A change of the version must be followed by `document-tools.int.ts`.
 */
import PDFDocument from "pdfkit";
import type { Font, FontSubset } from "fontkit";

export type PdfValue = unknown;

export interface PdfObjectReference {
  readonly id: number;
  readonly data: Record<string, PdfValue>;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array | string): void;
}

export interface PdfkitFont {
  readonly id: string;
  readonly subset: FontSubset;
  /** Advance of each glyph of the subset, 1/1000 em. */
  readonly widths: number[];
  /** Code points of each glyph of the subset. */
  readonly unicode: number[][];
  ref(): PdfObjectReference;
}

export interface PdfkitPage {
  readonly dictionary: PdfObjectReference;
  readonly fonts: Record<string, PdfObjectReference>;
  readonly ext_gstates: Record<string, PdfObjectReference>;
  readonly annotations: PdfObjectReference[];
  write(chunk: Uint8Array): void;
}

/** Content of one page inside a structure element. Opaque. */
export interface StructureContent {
  readonly refs: readonly unknown[];
}

export interface StructureElement {
  readonly dictionary: PdfObjectReference;
  readonly _children: unknown[];
  _flushChild(child: unknown): void;
  add(child: StructureElement | StructureContent): StructureElement;
  end(): void;
}

export interface StructureOptions {
  readonly title?: string;
  readonly alt?: string;
  readonly scope?: "Column" | "Row";
}

export interface OutlineItem {
  readonly children: readonly OutlineItem[];
  readonly outlineData: { Count?: number };
  addItem(title: string, options: { fit: boolean }): OutlineItem;
}

export interface PdfkitDocument {
  readonly version: number;
  readonly page: PdfkitPage;
  readonly outline: OutlineItem;
  readonly _root: { readonly data: Record<string, PdfValue> & { Pages: { data: { Kids: PdfObjectReference[] } } } };
  readonly _font: PdfkitFont;
  _offset: number;
  _write(data: Uint8Array | string): void;
  push(chunk: unknown): boolean;
  endAcroForm(): void;
  addPage(): PdfkitDocument;
  switchToPage(index: number): PdfkitPage;
  registerFont(name: string, font: Font): PdfkitDocument;
  font(name: string): PdfkitDocument;
  ref(data: Record<string, PdfValue>): PdfObjectReference;
  struct(type: string, options?: StructureOptions): StructureElement;
  addStructure(element: StructureElement): PdfkitDocument;
  markStructureContent(type: string): StructureContent;
  endMarkedContent(): PdfkitDocument;
  createStructParentTreeNextKey(): number;
  getStructParentTree(): { add(key: number, value: PdfObjectReference): void };
  file(bytes: Uint8Array, options: AttachmentOptions): void;
  appendXML(xml: string): void;
  end(): void;
}

export interface AttachmentOptions {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly relationship: "Data";
  readonly creationDate: Date;
  readonly modifiedDate: Date;
}

export interface DocumentInformation {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly createdAt: Date;
}

export const PAGE_WIDTH = 595.28;
export const PAGE_HEIGHT = 841.89;

/** pdfkit copies these values into XMP unescaped, so the marks of XML become their full-width forms. */
const safeInXml = (text: string): string => text.replace(/&/g, "＆").replace(/</g, "＜").replace(/>/g, "＞");

/** Opens an A4 document of PDF 1.7, PDF/A-3a, tagged, whose bytes depend on nothing but what is put in. */
export const openDocument = (
  information: DocumentInformation,
): { document: PdfkitDocument; bytes: Promise<Uint8Array> } => {
  const options = {
    size: [PAGE_WIDTH, PAGE_HEIGHT],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    lang: "ja-JP",
    displayTitle: true,
    // No standard font: it would not be embedded.
    font: null,
    info: {
      Title: safeInXml(information.title),
      Author: safeInXml(information.author),
      Subject: safeInXml(information.subject),
      Keywords: information.keywords,
      Creator: "portal agreement-document/1",
      Producer: "pdfkit 0.20.2",
      CreationDate: information.createdAt,
      ModDate: information.createdAt,
    },
  };
  // The types on offer are those of 0.17, which know neither a parsed font nor `font: null`.
  const document = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfkitDocument;
  return { document, bytes: collectBytes(document) };
};

/** Replaces the stream of pdfkit, which has already written the header of the file into itself. */
const collectBytes = (document: PdfkitDocument): Promise<Uint8Array> => {
  const chunks: Buffer[] = [Buffer.from(`%PDF-${document.version}\n%\xFF\xFF\xFF\xFF\n`, "latin1")];
  document._write = (data) => {
    const chunk = typeof data === "string" ? Buffer.from(`${data}\n`, "latin1") : Buffer.from(data);
    chunks.push(chunk);
    document._offset += chunk.length;
  };
  return new Promise((resolve) => {
    document.push = () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
      return false;
    };
  });
};

/** Makes a structure element hold an annotation instead of page content. */
export const holdAnnotation = (
  document: PdfkitDocument,
  element: StructureElement,
  annotation: PdfObjectReference,
  page: PdfkitPage,
): void => {
  const key = document.createStructParentTreeNextKey();
  annotation.data["StructParent"] = key;
  document.getStructParentTree().add(key, element.dictionary);
  const marker = {};
  element._children.push(marker);
  const flushOther = element._flushChild.bind(element);
  element._flushChild = (child: unknown): void => {
    if (child !== marker) return flushOther(child);
    const kids = element.dictionary.data["K"] as unknown[];
    kids.push({ Type: "OBJR", Obj: annotation, Pg: page.dictionary });
  };
};

/** Sets the counts of the outline, which pdfkit leaves out of closed items although PDF/A readers ask for them. */
export const countOutline = (document: PdfkitDocument): void => {
  const count = (item: OutlineItem): void => {
    for (const child of item.children) {
      count(child);
      if (child.children.length > 0) child.outlineData.Count = -child.children.length;
    }
  };
  count(document.outline);
  document.outline.outlineData.Count = document.outline.children.length;
};

/** Puts signature fields into the catalog in place of pdfkit's own form. */
export const setSignatureFields = (document: PdfkitDocument, fields: readonly PdfObjectReference[]): void => {
  const form = document.ref({ Fields: fields, SigFlags: 3 });
  form.end();
  document._root.data["AcroForm"] = form;
  document.endAcroForm = () => undefined;
};
