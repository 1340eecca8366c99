import { isKind, type PdfDictionary, type PdfObject } from "./pdf-object.js";
import { PdfParser, PdfSyntaxError } from "./pdf-parser.js";

/** One revision of a file: the original, or what an incremental update appended. */
export interface PdfRevision {
  /** First byte, and the byte after its end-of-file mark. */
  readonly start: number;
  readonly end: number;
  readonly xrefOffset: number;
  /** Offsets of the objects written in this revision. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: PdfDictionary;
}

/** The original, two signatures, and room for document time-stamps to come. */
const MOST_REVISIONS = 16;
const MOST_OBJECTS = 2_000_000;
const XREF_ENTRY_LENGTH = 20;

const xrefEntry = (parser: PdfParser): { offset: number; inUse: boolean } => {
  const text = parser.bytes.toString("latin1", parser.position, parser.position + XREF_ENTRY_LENGTH);
  const match = /^(\d{10}) (\d{5}) ([nf]) \n$/.exec(text);
  if (match === null) return parser.fail("broken cross-reference entry");
  const inUse = match[3] === "n";
  if (match[2] !== (inUse ? "00000" : "65535")) return parser.fail("reused object number");
  parser.position += XREF_ENTRY_LENGTH;
  return { offset: Number(match[1]), inUse };
};

const xrefTable = (parser: PdfParser): Map<number, number> => {
  const offsets = new Map<number, number>();
  parser.expect("xref\n");
  while (!parser.looksAt("trailer")) {
    const first = parser.wholeNumber();
    parser.expect(" ");
    const count = parser.wholeNumber();
    parser.expect("\n");
    if (first + count > MOST_OBJECTS) parser.fail("too many objects");
    for (let number = first; number < first + count; number++) {
      const { offset, inUse } = xrefEntry(parser);
      if (inUse === (number === 0) || offsets.has(number)) parser.fail("object freed or listed twice");
      if (inUse) offsets.set(number, offset);
    }
  }
  return offsets;
};

/** Reads the revision whose cross-reference table stands at `xrefOffset`. Its start is known only from the one before. */
const readRevision = (bytes: Buffer, xrefOffset: number): Omit<PdfRevision, "start"> => {
  const parser = new PdfParser(bytes, xrefOffset);
  const offsets = xrefTable(parser);
  parser.expect("trailer\n");
  const trailer = parser.object();
  if (!isKind(trailer, "dictionary")) return parser.fail("trailer without dictionary");
  const size = trailer.entries.get("Size");
  if (typeof size !== "number" || [...offsets.keys()].some((number) => number >= size))
    parser.fail("object beyond the size of the file");
  parser.expect("\nstartxref\n");
  if (parser.wholeNumber() !== xrefOffset) parser.fail("startxref points elsewhere");
  parser.expect("\n%%EOF\n");
  return { xrefOffset, offsets, trailer, end: parser.position };
};

/** Follows /Prev from the newest revision to the original. */
const readChain = (bytes: Buffer, newestXref: number): PdfRevision[] => {
  const chain: Omit<PdfRevision, "start">[] = [];
  for (let xrefOffset: number | null = newestXref; xrefOffset !== null;) {
    const revision = readRevision(bytes, xrefOffset);
    const newer = chain.at(-1);
    if (newer !== undefined && revision.end > newer.xrefOffset)
      throw new PdfSyntaxError("revisions overlap", xrefOffset);
    chain.push(revision);
    if (chain.length > MOST_REVISIONS) throw new PdfSyntaxError("too many revisions", xrefOffset);
    const previous = revision.trailer.entries.get("Prev");
    if (previous !== undefined && !(typeof previous === "number" && Number.isInteger(previous) && previous >= 0)) {
      throw new PdfSyntaxError("broken /Prev", xrefOffset);
    }
    xrefOffset = previous ?? null;
  }
  chain.reverse();
  return chain.map((revision, index) => ({ ...revision, start: chain[index - 1]?.end ?? 0 }));
};

/** A file read revision by revision. Objects are those of the newest revision unless another is named. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly revisions: readonly PdfRevision[];
  private readonly parsed = new Map<number, PdfObject>();

  private constructor(bytes: Buffer, revisions: readonly PdfRevision[]) {
    this.bytes = bytes;
    this.revisions = revisions;
  }

  /**
   * Reads a whole file. Throws `PdfSyntaxError` unless it is a chain of classic cross-reference tables in which every byte
   * belongs to an object, a table or a trailer: what no table names could mean different things to different readers.
   */
  static read(bytes: Buffer): PdfFile {
    if (!/^%PDF-1\.\d\n%[^\n]{4}\n/.test(bytes.toString("latin1", 0, 15)))
      throw new PdfSyntaxError("not a PDF file", 0);
    const tail = /startxref\n(\d{1,10})\n%%EOF\n$/.exec(bytes.toString("latin1", Math.max(0, bytes.length - 40)));
    if (tail === null) throw new PdfSyntaxError("no end-of-file mark", bytes.length);
    const revisions = readChain(bytes, Number(tail[1]));
    const file = new PdfFile(bytes, revisions);
    if (revisions.at(-1)?.end !== bytes.length) throw new PdfSyntaxError("bytes after the last revision", bytes.length);
    revisions.forEach((revision) => file.readObjects(revision));
    return file;
  }

  private readObjects(revision: PdfRevision): void {
    const parser = new PdfParser(this.bytes, revision.start);
    if (revision.start === 0) parser.position = 15;
    for (const [number, offset] of [...revision.offsets].sort(([, one], [, other]) => one - other)) {
      parser.skipWhite();
      if (parser.position !== offset) parser.fail("bytes outside the objects");
      this.parsed.set(offset, parser.indirectObject(number));
    }
    parser.skipWhite();
    if (parser.position !== revision.xrefOffset) parser.fail("bytes outside the objects");
  }

  get newest(): number {
    return this.revisions.length - 1;
  }

  revision(index: number): PdfRevision {
    const revision = this.revisions[index];
    if (revision === undefined) throw new RangeError("no such revision");
    return revision;
  }

  /** Offset of an object as it stands in a revision, or null. */
  offsetOf(number: number, revisionIndex = this.newest): number | null {
    for (let index = revisionIndex; index >= 0; index--) {
      const offset = this.revisions[index]?.offsets.get(number);
      if (offset !== undefined) return offset;
    }
    return null;
  }

  /** An object by its number; absent objects are null, as the format says. */
  object(number: number, revisionIndex = this.newest): PdfObject {
    const offset = this.offsetOf(number, revisionIndex);
    return offset === null ? null : (this.parsed.get(offset) ?? null);
  }

  /** The object itself, or what it refers to (one step: a reference to a reference is not followed). */
  resolve(object: PdfObject | undefined, revisionIndex = this.newest): PdfObject {
    return isKind(object, "reference") ? this.object(object.number, revisionIndex) : (object ?? null);
  }

  /** Number of the object that a trailer entry refers to. */
  trailerReference(name: string, revisionIndex = this.newest): number {
    const entry = this.revision(revisionIndex).trailer.entries.get(name);
    if (!isKind(entry, "reference"))
      throw new PdfSyntaxError(`trailer without /${name}`, this.revision(revisionIndex).xrefOffset);
    return entry.number;
  }

  catalog(revisionIndex = this.newest): PdfDictionary {
    const catalog = this.object(this.trailerReference("Root", revisionIndex), revisionIndex);
    if (!isKind(catalog, "dictionary")) throw new PdfSyntaxError("no catalog", 0);
    return catalog;
  }
}
