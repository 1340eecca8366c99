import { addDocumentTimestamp } from "../../src/document/document-timestamp.js";
import type { IncrementalUpdate } from "../../src/document/pdf-file/incremental-update.js";
import type { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import {
  arrayOf,
  dictionaryOf,
  nameOf,
  referenceTo,
  textString,
  withEntries,
  type PdfObject,
} from "../../src/document/pdf-file/pdf-object.js";
import { encodeCms } from "../../src/document/signature/cades.js";
import { BYTE_RANGE_ROOM, contentsRoom, fillValue } from "../../src/document/signature/value-room.js";
import {
  cmsOf,
  dictionaryAt,
  fileOf,
  flippedBehind,
  flippedDigitAt,
  flippedInStream,
  itemsIn,
  offsetOf,
  pageAt,
  rangeOf,
  referenceIn,
  replacedText,
  roomOf,
  rootOf,
  streamOf,
  updated,
  valueOf,
  withValue,
} from "./editing.js";
import type { Manipulation } from "./specimens.js";
import type { Workshop } from "./workshop.js";

const ROOM = 12_288;
const stampText = `<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 ${BYTE_RANGE_ROOM} ${contentsRoom(ROOM)} >>`;

interface Forgery {
  readonly name?: string;
  readonly store?: (
    update: IncrementalUpdate,
    file: PdfFile,
    old: readonly PdfObject[],
  ) => Readonly<Record<string, PdfObject>>;
  readonly catalog?: Readonly<Record<string, PdfObject>>;
  readonly more?: (update: IncrementalUpdate, file: PdfFile) => void;
}

/** One more archive revision with a genuine time-stamp of the trusted authority over whatever it brings. */
const stamped = (name: string, forgery: Forgery): Manipulation<Workshop> => ({
  name: `a genuine document time-stamp over ${name}`,
  make: async ({ archived, stamp }) => {
    let number = 0;
    const bytes = updated(archived, (update, file) => {
      number = update.allocate();
      const [field, store] = [update.allocate(), update.allocate()];
      update.putRaw(number, stampText);
      const title = textString(forgery.name ?? "ArchiveTimestamp2");
      update.put(field, dictionaryOf({ FT: nameOf("Sig"), T: title, V: referenceTo(number) }));
      const old = dictionaryAt(file, referenceIn(file.catalog(), "DSS"));
      const changed = forgery.store?.(update, file, itemsIn(old, "Certs")) ?? {};
      update.put(store, withEntries(old, changed));
      forgery.more?.(update, file);
      const form = referenceIn(file.catalog(), "AcroForm");
      const fields = arrayOf(...itemsIn(dictionaryAt(file, form), "Fields"), referenceTo(field));
      update.put(form, withEntries(dictionaryAt(file, form), { Fields: fields }));
      update.put(rootOf(file), withEntries(file.catalog(), { ...forgery.catalog, DSS: referenceTo(store) }));
    });
    const offset = bytes.lastIndexOf(`${number} 0 obj\n`, undefined, "latin1");
    await fillValue(bytes, offset, ROOM, (_, covered) => stamp(covered));
    return bytes;
  },
  codes: ["changed-after-signing"],
});

const storeOf = (file: PdfFile): number => referenceIn(file.catalog(), "DSS");
const itemOf = (file: PdfFile, name: string): number => {
  const [first] = itemsIn(dictionaryAt(file, storeOf(file)), name);
  return referenceIn(dictionaryOf({ first: first ?? null }), "first");
};
const tokenOf = (file: PdfFile): number => valueOf(file, "ArchiveTimestamp1");

const flipped = (
  name: string,
  flip: (pdf: Buffer, file: PdfFile) => Buffer,
  codes: readonly string[],
): Manipulation<Workshop> => ({
  name: `a bit of ${name}`,
  make: ({ archived }) => flip(archived, fileOf(archived)),
  codes,
});

/** Files with a document time-stamp and what is stored for later validation (PAdES B-LTA). */
export const archivedFiles: readonly Manipulation<Workshop>[] = [
  flipped("a stored certificate", (pdf, file) => flippedInStream(pdf, itemOf(file, "Certs"), "end"), [
    "digest-mismatch",
  ]),
  flipped("a stored revocation list", (pdf, file) => flippedInStream(pdf, itemOf(file, "CRLs"), "end"), [
    "digest-mismatch",
  ]),
  flipped("the security store", (pdf, file) => flippedBehind(pdf, storeOf(file), "/Certs ["), [
    "digest-mismatch",
    "changed-after-signing",
  ]),
  flipped("the signed agreement below", (pdf, file) => flippedBehind(pdf, pageAt(file, 3), "/MediaBox [0 0 5"), [
    "digest-mismatch",
  ]),
  flipped("the document time-stamp's range", (pdf, file) => flippedBehind(pdf, tokenOf(file), "/ByteRange [0 00"), [
    "incomplete-coverage",
  ]),
  flipped(
    "the document time-stamp",
    (pdf, file) => flippedDigitAt(pdf, rangeOf(file, tokenOf(file)).before + 1 + 2 * 400),
    ["invalid-timestamp"],
  ),
  {
    name: "a signature whose own time-stamp was taken away",
    make: ({ archived }) => {
      const file = fileOf(archived);
      const number = valueOf(file, "HospitalSignature");
      return withValue(archived, number, encodeCms({ ...cmsOf(file, "HospitalSignature"), timestampToken: null }));
    },
    codes: ["digest-mismatch"],
  },
  {
    name: "a document time-stamp whose range ends before the end",
    make: ({ archived }) => {
      const file = fileOf(archived);
      const { length } = rangeOf(file, tokenOf(file));
      const [old, shorter] = [length, length - 9].map((value) => `${String(value).padStart(10, "0")}]`) as [
        string,
        string,
      ];
      return replacedText(archived, offsetOf(file, tokenOf(file)), old, shorter);
    },
    codes: ["incomplete-coverage"],
  },
  {
    name: "a document time-stamp without a token",
    make: ({ archived }) => {
      const file = fileOf(archived);
      const { before } = rangeOf(file, tokenOf(file));
      const bytes = Buffer.from(archived);
      bytes.fill("0", before + 1, before + 1 + 2 * roomOf(file, tokenOf(file)).length);
      return bytes;
    },
    codes: ["invalid-timestamp"],
  },
  {
    name: "a document time-stamp over other bytes",
    make: ({ both, material, stamp }) => addDocumentTimestamp(both, material, () => stamp(Buffer.from("other"))),
    codes: ["digest-mismatch"],
  },
  {
    name: "a document time-stamp by an unknown authority",
    make: ({ both, material, foreignStamp }) => addDocumentTimestamp(both, material, foreignStamp),
    codes: ["invalid-timestamp"],
  },
  {
    name: "a document time-stamp over a file that was altered before",
    make: ({ both, material, stamp }) =>
      addDocumentTimestamp(flippedBehind(both, pageAt(fileOf(both), 3), "/MediaBox [0 0 5"), material, stamp),
    codes: ["digest-mismatch"],
  },
  {
    name: "a document time-stamp over a file with only an unsigned revision behind",
    make: ({ both, material, stamp }) =>
      addDocumentTimestamp(
        updated(both, (update) => update.put(update.allocate(), 1)),
        material,
        stamp,
      ),
    codes: ["changed-after-signing", "bytes-after-last-signature"],
  },
  {
    name: "an archived file with a forged store behind it",
    make: ({ archived }) =>
      updated(archived, (update, file) => update.put(storeOf(file), dictionaryOf({ Type: nameOf("DSS") }))),
    codes: ["changed-after-signing", "bytes-after-last-signature"],
  },
  {
    name: "an archived file that is cut off",
    make: ({ archived }) => archived.subarray(0, archived.length - 300),
    codes: ["truncated"],
  },
  stamped("a store with entries of its own", { store: () => ({ Note: textString("x") }) }),
  stamped("a store that lacks what stood in it", { store: () => ({ Certs: arrayOf() }) }),
  stamped("a store with a certificate that is none", {
    store: (update, _, old) => {
      const number = update.allocate();
      update.put(number, streamOf("certificate"));
      return { Certs: arrayOf(...old, referenceTo(number)) };
    },
  }),
  stamped("a store that takes a page for a certificate", {
    store: (_, file, old) => ({ Certs: arrayOf(...old, referenceTo(pageAt(file, 0))) }),
  }),
  stamped("a field of the vendor's name", { name: "VendorSignature" }),
  stamped("a changed catalogue", { catalog: { OpenAction: dictionaryOf({ S: nameOf("JavaScript") }) } }),
  stamped("a changed page", {
    more: (update, file) => update.put(pageAt(file, 4), dictionaryAt(file, pageAt(file, 5))),
  }),
  stamped("a replaced certificate of an earlier store", {
    more: (update, file) => update.put(itemOf(file, "Certs"), streamOf("certificate")),
  }),
];
