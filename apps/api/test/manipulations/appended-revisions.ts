import {
  attachmentOf,
  dictionaryAt,
  fieldOf,
  fileOf,
  findObject,
  itemsIn,
  offsetOf,
  pageAt,
  pageTreeOf,
  referenceIn,
  rootOf,
  streamAt,
  streamOf,
  updated,
  valueOf,
  without,
} from "./editing.js";
import type { IncrementalUpdate } from "../../src/document/pdf-file/incremental-update.js";
import type { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import {
  arrayOf,
  dictionaryOf,
  isKind,
  nameOf,
  referenceTo,
  textString,
  withEntries,
  type PdfObject,
} from "../../src/document/pdf-file/pdf-object.js";
import type { Manipulation, Specimens } from "./specimens.js";

type Change = (update: IncrementalUpdate, file: PdfFile) => void;

/** Every appended revision is refused twice: for what it changes, and because no signature covers it. */
const revision = (name: string, change: Change, also: readonly string[] = []): Manipulation<Specimens> => ({
  name: `a revision that ${name}`,
  make: ({ both }) => updated(both, change),
  codes: ["changed-after-signing", "bytes-after-last-signature", ...also],
});

const behind = (name: string, text: (file: PdfFile) => string, codes: readonly string[]): Manipulation<Specimens> => ({
  name,
  make: ({ both }) => Buffer.concat([both, Buffer.from(text(fileOf(both)), "latin1")]),
  codes,
});

const changed = (number: (file: PdfFile) => number, entries: Readonly<Record<string, PdfObject>>): Change => {
  return (update, file) => update.put(number(file), withEntries(dictionaryAt(file, number(file)), entries));
};

const added = (update: IncrementalUpdate, object: PdfObject): PdfObject => {
  const number = update.allocate();
  update.put(number, object);
  return referenceTo(number);
};

const kids = (file: PdfFile): readonly PdfObject[] => itemsIn(dictionaryAt(file, pageTreeOf(file)), "Kids");

const withKids = (change: (kids: readonly PdfObject[]) => readonly PdfObject[]): Change => {
  return (update, file) => {
    const pages = change(kids(file));
    const tree = withEntries(dictionaryAt(file, pageTreeOf(file)), { Kids: arrayOf(...pages), Count: pages.length });
    update.put(pageTreeOf(file), tree);
  };
};

const font = (file: PdfFile): number => findObject(file, ["ToUnicode"]);
const script = dictionaryOf({ S: nameOf("JavaScript"), JS: textString("app.alert(1)") });

const withoutValue = (name: "VendorSignature" | "HospitalSignature"): Change => {
  return (update, file) => {
    const number = fieldOf(file, name);
    update.put(number, without(dictionaryAt(file, number), "V"));
  };
};

/** What can be appended to a file without touching a byte of it: every signature stays valid. */
export const appendedRevisions: readonly Manipulation<Specimens>[] = [
  revision("adds nothing", () => undefined),
  revision("adds an object nothing refers to", (update) => update.put(update.allocate(), 1)),
  revision("adds an annotation", (update, file) => {
    const note = added(
      update,
      dictionaryOf({ Type: nameOf("Annot"), Subtype: nameOf("FreeText"), Rect: arrayOf(0, 0, 500, 500) }),
    );
    update.put(pageAt(file, 2), withEntries(dictionaryAt(file, pageAt(file, 2)), { Annots: arrayOf(note) }));
  }),
  revision("gives a page other content", (update, file) => {
    const content = added(update, streamOf("BT ET"));
    update.put(pageAt(file, 0), withEntries(dictionaryAt(file, pageAt(file, 0)), { Contents: content }));
  }),
  revision("replaces a page's content stream", (update, file) =>
    update.put(referenceIn(dictionaryAt(file, pageAt(file, 0)), "Contents"), streamOf("BT ET")),
  ),
  revision("adds a page", (update, file) => {
    const page = added(update, without(dictionaryAt(file, pageAt(file, 1)), "Annots"));
    withKids((pages) => [...pages, page])(update, file);
  }),
  revision(
    "swaps two pages",
    withKids(([first, second, third, ...rest]) => [first!, third!, second!, ...rest]),
  ),
  revision(
    "drops a page",
    withKids((pages) => pages.filter((_, index) => index !== 3)),
  ),
  revision("shows one page in place of another", (update, file) =>
    update.put(pageAt(file, 3), dictionaryAt(file, pageAt(file, 4))),
  ),
  revision(
    "crops a page",
    changed((file) => pageAt(file, 2), { CropBox: arrayOf(0, 400, 595, 842) }),
  ),
  revision("gives a font another Unicode map", (update, file) =>
    update.put(referenceIn(dictionaryAt(file, font(file)), "ToUnicode"), streamOf("")),
  ),
  revision("runs a script at opening", changed(rootOf, { OpenAction: script })),
  revision("takes the certification away", (update, file) =>
    update.put(rootOf(file), without(file.catalog(), "Perms")),
  ),
  revision(
    "has another catalogue in the old one's place",
    (update, file) =>
      update.put(rootOf(file), dictionaryOf({ Type: nameOf("Catalog"), Pages: referenceTo(pageTreeOf(file)) })),
    ["no-content"],
  ),
  revision(
    "makes the page tree the catalogue",
    (update, file) => update.put(rootOf(file), dictionaryAt(file, pageTreeOf(file))),
    ["no-content"],
  ),
  revision("replaces the attachment", (update, file) =>
    update.put(attachmentOf(file).content, streamOf('{"number":"A-2026-9999"}', { Type: nameOf("EmbeddedFile") })),
  ),
  revision(
    "attaches another file",
    (update, file) => {
      const content = added(update, streamOf("{}", { Type: nameOf("EmbeddedFile") }));
      const specification = added(
        update,
        dictionaryOf({ Type: nameOf("Filespec"), UF: textString("agreement.json"), EF: dictionaryOf({ F: content }) }),
      );
      const attached = arrayOf(...itemsIn(file.catalog(), "AF"), specification);
      update.put(rootOf(file), withEntries(file.catalog(), { AF: attached }));
    },
    ["no-content"],
  ),
  revision(
    "renames the attachment",
    changed((file) => attachmentOf(file).specification, { UF: textString("other.json") }),
    ["no-content"],
  ),
  revision("changes the metadata", (update, file) => {
    const number = findObject(file, [], "Metadata");
    update.put(number, streamOf("<x/>", { Type: nameOf("Metadata"), Subtype: nameOf("XML") }));
  }),
  revision(
    "changes a bookmark",
    changed((file) => findObject(file, ["Title", "Parent", "Dest"]), { Title: textString("x") }),
  ),
  revision(
    "changes a structure element",
    changed((file) => findObject(file, ["S", "P", "K"]), { ActualText: textString("x") }),
  ),
  revision("prints another signature", (update, file) => {
    const form = added(update, streamOf("", { Type: nameOf("XObject"), Subtype: nameOf("Form") }));
    const number = fieldOf(file, "HospitalSignature");
    update.put(number, withEntries(dictionaryAt(file, number), { AP: dictionaryOf({ N: form }) }));
  }),
  revision(
    "moves a printed signature away",
    changed((file) => fieldOf(file, "VendorSignature"), { Rect: arrayOf(0, 0, 0, 0) }),
  ),
  revision(
    "changes the reason of a signature",
    changed((file) => valueOf(file, "VendorSignature"), { Reason: textString("x") }),
    ["incomplete-coverage"],
  ),
  revision("adds a field", (update, file) => {
    const field = added(update, dictionaryOf({ FT: nameOf("Tx"), T: textString("x"), V: textString("y") }));
    const form = file.catalog().entries.get("AcroForm");
    const number = isKind(form, "reference") ? form.number : 0;
    const old = dictionaryAt(file, number);
    update.put(number, withEntries(old, { Fields: arrayOf(...itemsIn(old, "Fields"), field) }));
  }),
  revision("removes the second signature", withoutValue("HospitalSignature")),
  revision("removes the first signature", withoutValue("VendorSignature")),
  revision("forges a security store without a time-stamp over it", (update, file) => {
    const certificate = added(update, streamOf("certificate"));
    const store = added(update, dictionaryOf({ Type: nameOf("DSS"), Certs: arrayOf(certificate), CRLs: arrayOf() }));
    update.put(rootOf(file), withEntries(file.catalog(), { DSS: store }));
  }),
  revision("repeats a page's content as it is", (update, file) => {
    const number = referenceIn(dictionaryAt(file, pageAt(file, 0)), "Contents");
    update.put(number, streamAt(file, number));
  }),
  behind("a line end behind the last mark", () => "\n", ["bytes-after-last-signature"]),
  behind("a comment behind the last mark", () => "% paid\n", ["bytes-after-last-signature"]),
  behind("a second end-of-file mark", () => "%%EOF\n", ["bytes-after-last-signature"]),
  behind(
    "an object behind the last mark, which readers find when they repair the file",
    (file) => `${pageAt(file, 0)} 0 obj\n<< /Type /Page >>\nendobj\n`,
    ["truncated", "bytes-after-last-signature"],
  ),
  behind(
    "a revision in a cross-reference stream, as other programs write it",
    (file) =>
      `900 0 obj\n<< /Type /XRef /Size 901 /W [1 4 2] /Index [900 1] /Root ${rootOf(file)} 0 R /Prev ${file.revision(2).xrefOffset} /Length 7 >>\nstream\n0000000\nendstream\nendobj\nstartxref\n${file.bytes.length}\n%%EOF\n`,
    ["bytes-after-last-signature"],
  ),
  behind(
    "a revision of compressed objects",
    (file) =>
      `901 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Length 16 >>\nstream\n${pageAt(file, 0)} 0 << /A 1 >>\nendstream\nendobj\nstartxref\n${file.bytes.length}\n%%EOF`,
    ["bytes-after-last-signature"],
  ),
  behind(
    "a table that points back into the original",
    (file) =>
      `xref\n${pageAt(file, 0)} 1\n${String(offsetOf(file, pageAt(file, 1))).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 900 /Root ${rootOf(file)} 0 R /Prev ${file.revision(2).xrefOffset} >>\nstartxref\n${file.bytes.length}\n%%EOF\n`,
    ["bytes-after-last-signature"],
  ),
  behind(
    "a table that leaves the signatures out of the history",
    (file) =>
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 900 /Root ${rootOf(file)} 0 R /Prev ${file.revision(0).xrefOffset} >>\nstartxref\n${file.bytes.length}\n%%EOF\n`,
    ["bytes-after-last-signature"],
  ),
  behind(
    "a table that says the file is encrypted",
    (file) =>
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 900 /Root ${rootOf(file)} 0 R /Encrypt 1 0 R /Prev ${file.revision(2).xrefOffset} >>\nstartxref\n${file.bytes.length}\n%%EOF\n`,
    ["encrypted"],
  ),
];
