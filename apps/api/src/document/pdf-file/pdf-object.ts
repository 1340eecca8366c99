/** An object of a PDF file, as parsed. Streams keep their bytes encoded. */
export type PdfObject =
  null | boolean | number | PdfName | PdfString | PdfArray | PdfDictionary | PdfReference | PdfStream;

export interface PdfName {
  readonly kind: "name";
  readonly name: string;
}
export interface PdfString {
  readonly kind: "string";
  readonly bytes: Buffer;
}
export interface PdfArray {
  readonly kind: "array";
  readonly items: readonly PdfObject[];
}
export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfObject>;
}
/** Generations other than 0 are not read: neither we nor pdfkit write them. */
export interface PdfReference {
  readonly kind: "reference";
  readonly number: number;
}
export interface PdfStream {
  readonly kind: "stream";
  readonly dictionary: PdfDictionary;
  readonly bytes: Buffer;
}

type Structured = Exclude<PdfObject, null | boolean | number>;
type Kind = Structured["kind"];

export const isKind = <K extends Kind>(
  object: PdfObject | undefined,
  kind: K,
): object is Extract<Structured, { kind: K }> => typeof object === "object" && object !== null && object.kind === kind;

export const nameOf = (name: string): PdfName => ({ kind: "name", name });
export const referenceTo = (number: number): PdfReference => ({ kind: "reference", number });
export const dictionaryOf = (entries: Readonly<Record<string, PdfObject>>): PdfDictionary => ({
  kind: "dictionary",
  entries: new Map(Object.entries(entries)),
});
export const arrayOf = (...items: readonly PdfObject[]): PdfArray => ({ kind: "array", items });

/** Text of a PDF string in UTF-16BE with its mark, which every reader takes for Unicode. */
export const textString = (text: string): PdfString => ({
  kind: "string",
  bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]),
});

/** Text of a string object: UTF-16BE when marked so, else Latin-1. */
export const textOf = (object: PdfObject | undefined): string | null => {
  if (!isKind(object, "string")) return null;
  const { bytes } = object;
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString("latin1");
  return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString("utf16le");
};

/** A dictionary with some entries replaced or added. */
export const withEntries = (
  dictionary: PdfDictionary,
  entries: Readonly<Record<string, PdfObject>>,
): PdfDictionary => ({
  kind: "dictionary",
  entries: new Map([...dictionary.entries, ...Object.entries(entries)]),
});

const escapeName = (name: string): string =>
  name.replace(/[^!-~]|[#/()<>[\]{}%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** Whether two names follow each other is decided by code unit, so the order is the same everywhere. */
const byCodeUnit = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const dictionaryText = ({ entries }: PdfDictionary): string =>
  `<< ${[...entries]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([name, value]) => `/${escapeName(name)} ${objectText(value)}`)
    .join(" ")} >>`;

/**
 * One text for each meaning: two objects that a reader understands alike have the same text. Written into files too.
 * Strings become hexadecimal. A stream is its dictionary followed by its encoded bytes in Latin-1.
 */
export const objectText = (object: PdfObject): string => {
  if (object === null || typeof object === "boolean") return String(object);
  if (typeof object === "number") return String(Math.round(object * 1e6) / 1e6);
  switch (object.kind) {
    case "name":
      return `/${escapeName(object.name)}`;
    case "string":
      return `<${object.bytes.toString("hex")}>`;
    case "array":
      return `[${object.items.map(objectText).join(" ")}]`;
    case "dictionary":
      return dictionaryText(object);
    case "reference":
      return `${object.number} 0 R`;
    case "stream":
      return `${dictionaryText(object.dictionary)}\nstream\n${object.bytes.toString("latin1")}\nendstream`;
  }
};

export const sameObject = (one: PdfObject | undefined, other: PdfObject | undefined): boolean =>
  one !== undefined && other !== undefined && objectText(one) === objectText(other);

/** Numbers of the objects that an object refers to. */
export const referencesIn = (object: PdfObject): number[] => {
  if (object === null || typeof object !== "object") return [];
  switch (object.kind) {
    case "reference":
      return [object.number];
    case "array":
      return object.items.flatMap(referencesIn);
    case "dictionary":
      return [...object.entries.values()].flatMap(referencesIn);
    case "stream":
      return referencesIn(object.dictionary);
    default:
      return [];
  }
};
