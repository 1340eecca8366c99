import { parseCms, type ParsedCms } from "../../src/document/inspection/parsed-cms.js";
import { derValue } from "../../src/document/inspection/signature-range.js";
import { IncrementalUpdate } from "../../src/document/pdf-file/incremental-update.js";
import { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import {
  dictionaryOf,
  isKind,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from "../../src/document/pdf-file/pdf-object.js";
import { signatureFields } from "../../src/document/pdf-file/signature-field.js";

/** Finding and changing things in a PDF, as somebody would who knows the format. Everything throws when it finds nothing. */

const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`no ${what}`);
  return value;
};

export const fileOf = (pdf: Uint8Array): PdfFile => PdfFile.read(Buffer.from(pdf));

export const dictionaryAt = (file: PdfFile, number: number): PdfDictionary => {
  const object = file.object(number);
  if (!isKind(object, "dictionary")) throw new Error(`object ${number} is no dictionary`);
  return object;
};

export const streamAt = (file: PdfFile, number: number): PdfStream => {
  const object = file.object(number);
  if (!isKind(object, "stream")) throw new Error(`object ${number} is no stream`);
  return object;
};

export const rootOf = (file: PdfFile): number => file.trailerReference("Root");

/** Number of the object that an entry refers to. */
export const referenceIn = (dictionary: PdfDictionary, name: string): number => {
  const entry = dictionary.entries.get(name);
  if (!isKind(entry, "reference")) throw new Error(`/${name} is no reference`);
  return entry.number;
};

export const itemsIn = (dictionary: PdfDictionary, name: string): readonly PdfObject[] => {
  const list = dictionary.entries.get(name);
  if (!isKind(list, "array")) throw new Error(`/${name} is no array`);
  return list.items;
};

const entriesOf = (object: PdfObject): ReadonlyMap<string, PdfObject> =>
  isKind(object, "dictionary")
    ? object.entries
    : isKind(object, "stream")
      ? object.dictionary.entries
      : new Map<string, PdfObject>();

/** The first object that has all of these entries; of this /Type or /Subtype when one is named. */
export const findObject = (file: PdfFile, names: readonly string[], kind?: string): number => {
  const numbers = [...file.revision(0).offsets.keys()];
  const found = numbers.find((number) => {
    const entries = entriesOf(file.object(number));
    const kinds = [entries.get("Type"), entries.get("Subtype")];
    return (
      names.every((name) => entries.has(name)) &&
      (kind === undefined || kinds.some((one) => isKind(one, "name") && one.name === kind))
    );
  });
  return present(found, `object with ${names.join(", ")}`);
};

export const pageTreeOf = (file: PdfFile): number => referenceIn(file.catalog(), "Pages");

export const pageAt = (file: PdfFile, index: number): number => {
  const page = itemsIn(dictionaryAt(file, pageTreeOf(file)), "Kids")[index];
  if (!isKind(page, "reference")) throw new Error("no page");
  return page.number;
};

export type FieldName = "VendorSignature" | "HospitalSignature" | "ArchiveTimestamp1";

export const fieldOf = (file: PdfFile, name: FieldName): number =>
  present(
    signatureFields(file).find((field) => field.name === name),
    name,
  ).number;

export const valueOf = (file: PdfFile, name: FieldName): number =>
  referenceIn(dictionaryAt(file, fieldOf(file, name)), "V");

/** Number of the embedded file, and of the specification that names it. */
export const attachmentOf = (file: PdfFile): { specification: number; content: number } => {
  const [specification] = itemsIn(file.catalog(), "AF");
  if (!isKind(specification, "reference")) throw new Error("no attachment");
  const files = file.resolve(dictionaryAt(file, specification.number).entries.get("EF"));
  if (!isKind(files, "dictionary")) throw new Error("no embedded file");
  return { specification: specification.number, content: referenceIn(files, "F") };
};

export const offsetOf = (file: PdfFile, number: number): number => present(file.offsetOf(number), `object ${number}`);

export const placeOf = (pdf: Uint8Array, text: string, from = 0): number => {
  const place = Buffer.from(pdf).indexOf(text, from, "latin1");
  if (place < 0) throw new Error(`no ${text}`);
  return place;
};

/** One bit is another. */
export const flippedAt = (pdf: Uint8Array, position: number, mask = 1): Buffer => {
  const bytes = Buffer.from(pdf);
  bytes[position] = present(bytes[position], "byte") ^ mask;
  return bytes;
};

/** One bit in the first byte behind a text of an object is another. */
export const flippedBehind = (pdf: Uint8Array, number: number, text: string): Buffer =>
  flippedAt(pdf, placeOf(pdf, text, offsetOf(fileOf(pdf), number)) + text.length);

/** One bit of a hexadecimal digit is another; it stays a digit. */
export const flippedDigitAt = (pdf: Uint8Array, position: number): Buffer => {
  const bytes = Buffer.from(pdf);
  const digit = Number.parseInt(bytes.toString("latin1", position, position + 1), 16);
  bytes.write((digit ^ 1).toString(16), position, "latin1");
  return bytes;
};

/** One bit of a stream is another: in its middle, or in its last byte. */
export const flippedInStream = (pdf: Uint8Array, number: number, place: "middle" | "end" = "middle"): Buffer => {
  const file = fileOf(pdf);
  const start = placeOf(pdf, "\nstream\n", offsetOf(file, number)) + "\nstream\n".length;
  const { length } = streamAt(file, number).bytes;
  return flippedAt(pdf, start + (place === "end" ? length - 1 : Math.floor(length / 2)));
};

/** A text is replaced by one of the same length, so that everything stays where it was. */
export const replacedText = (pdf: Uint8Array, from: number, old: string, replacement: string): Buffer => {
  if (old.length !== replacement.length) throw new Error("not of the same length");
  const bytes = Buffer.from(pdf);
  bytes.write(replacement, placeOf(pdf, old, from), "latin1");
  return bytes;
};

/** With a revision that somebody else appended. */
export const updated = (pdf: Uint8Array, change: (update: IncrementalUpdate, file: PdfFile) => void): Buffer => {
  const file = fileOf(pdf);
  const update = new IncrementalUpdate(file);
  change(update, file);
  return update.append().bytes;
};

export const streamOf = (text: string, entries: Readonly<Record<string, PdfObject>> = {}): PdfStream => {
  const bytes = Buffer.from(text, "latin1");
  return { kind: "stream", dictionary: dictionaryOf({ ...entries, Length: bytes.length }), bytes };
};

/** With a dictionary that lacks one entry. */
export const without = (dictionary: PdfDictionary, name: string): PdfDictionary => ({
  kind: "dictionary",
  entries: new Map([...dictionary.entries].filter(([one]) => one !== name)),
});

/** The range that a signature states: where the covered parts end and begin, and their length. */
export const rangeOf = (file: PdfFile, number: number): { before: number; after: number; length: number } => {
  const [, before, after, length] = itemsIn(dictionaryAt(file, number), "ByteRange");
  if (typeof before !== "number" || typeof after !== "number" || typeof length !== "number")
    throw new Error("no range");
  return { before, after, length };
};

/** Value of a signature with the zeros that fill its room. */
export const roomOf = (file: PdfFile, number: number): Buffer => {
  const contents = dictionaryAt(file, number).entries.get("Contents");
  if (!isKind(contents, "string")) throw new Error("no value");
  return contents.bytes;
};

/** With another value in the room of a signature. */
export const withValue = (pdf: Uint8Array, number: number, value: Uint8Array): Buffer => {
  const file = fileOf(pdf);
  const room = Buffer.alloc(roomOf(file, number).length);
  room.set(value);
  const bytes = Buffer.from(pdf);
  bytes.write(room.toString("hex"), rangeOf(file, number).before + 1, "latin1");
  return bytes;
};

/** The signature in a field, taken apart. */
export const cmsOf = (file: PdfFile, field: FieldName): ParsedCms => {
  const der = derValue(roomOf(file, valueOf(file, field)));
  if (der === null) throw new Error("no signature");
  return parseCms(der);
};
