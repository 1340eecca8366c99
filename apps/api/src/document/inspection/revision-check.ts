import { createHash } from "node:crypto";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import {
  dictionaryOf,
  isKind,
  referencesIn,
  referenceTo,
  sameObject,
  withEntries,
  type PdfDictionary,
  type PdfObject,
} from "../pdf-file/pdf-object.js";
import { signatureFields, type SignatureField } from "../pdf-file/signature-field.js";
import { ArchiveRevision } from "./archive-revision.js";
import type { RevisionInspection } from "./pdf-inspection.js";

/** Entries a signature dictionary of ours has; it refers to no other object. */
const SIGNATURE_ENTRIES = new Set("Type Filter SubFilter ByteRange Contents M Name Reason Reference".split(" "));

/** Entries that the printed form of a signature and its fonts have, and names of its fonts. None of them can act. */
const APPEARANCE_ENTRIES = new Set(
  `Type Subtype BBox Resources Length Length1 Font BaseFont Encoding DescendantFonts ToUnicode CIDSystemInfo Registry Ordering
  Supplement FontDescriptor W CIDToGIDMap FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight StemV FontFile2 FontFile3
  gothic gothicBold mincho fallback`.split(/\s+/),
);

const TRAILER_ENTRIES = new Set(["Size", "Root", "Info", "ID", "Prev"]);

const entriesWithin = (object: PdfObject, allowed: ReadonlySet<string>): boolean => {
  if (isKind(object, "stream")) return entriesWithin(object.dictionary, allowed);
  if (isKind(object, "array")) return object.items.every((item) => entriesWithin(item, allowed));
  if (!isKind(object, "dictionary")) return true;
  return [...object.entries].every(([name, value]) => allowed.has(name) && entriesWithin(value, allowed));
};

/** The revision `index` against the one before it. */
class RevisionComparison {
  private readonly file: PdfFile;
  private readonly index: number;

  constructor(file: PdfFile, index: number) {
    this.file = file;
    this.index = index;
  }

  private before(number: number): PdfObject {
    return this.file.object(number, this.index - 1);
  }

  private after(number: number): PdfObject {
    return this.file.object(number, this.index);
  }

  isNew(number: number): boolean {
    return this.file.offsetOf(number, this.index - 1) === null;
  }

  get changed(): number[] {
    return [...this.file.revision(this.index).offsets.keys()].sort((one, other) => one - other);
  }

  trailerKept(): boolean {
    const { entries } = this.file.revision(this.index).trailer;
    const old = this.file.revision(this.index - 1).trailer.entries;
    return (
      [...entries.keys()].every((name) => TRAILER_ENTRIES.has(name)) &&
      ["Root", "Info", "ID"].every((name) => sameObject(entries.get(name), old.get(name)))
    );
  }

  /** The one field that this revision signs; null when it signs none or more than one. */
  signedField(): (SignatureField & { readonly signature: number }) | null {
    const before = signatureFields(this.file, this.index - 1);
    const signed = signatureFields(this.file, this.index).flatMap((field) => {
      const old = before.find(({ number }) => number === field.number);
      const { signature } = field;
      return old !== undefined && old.signature === null && signature !== null ? [{ ...field, signature }] : [];
    });
    const [only] = signed;
    return signed.length === 1 && only !== undefined ? only : null;
  }

  /** Numbers of the objects that this signature may add or change. */
  permittedFor(field: SignatureField & { readonly signature: number }): Set<number> {
    const permitted = new Set<number>();
    const appearance = this.appearanceOf(field);
    if (appearance !== null && this.fieldOnlySigned(field, appearance)) {
      permitted.add(field.number);
      for (const number of this.appearanceObjects(appearance)) permitted.add(number);
    }
    if (this.signatureAllowed(field.signature)) permitted.add(field.signature);
    const root = this.file.trailerReference("Root", this.index);
    if (this.catalogOnlyCertified(root, field.signature)) permitted.add(root);
    return permitted;
  }

  private appearanceOf({ dictionary }: SignatureField): number | null {
    const appearance = dictionary.entries.get("AP");
    const normal = isKind(appearance, "dictionary") ? appearance.entries.get("N") : undefined;
    return isKind(normal, "reference") ? normal.number : null;
  }

  /** The field gained /V and its printed form was replaced; nothing else in it changed. */
  private fieldOnlySigned(field: SignatureField & { readonly signature: number }, appearance: number): boolean {
    const old = this.before(field.number);
    if (!isKind(old, "dictionary")) return false;
    const expected = withEntries(old, {
      V: referenceTo(field.signature),
      AP: dictionaryOf({ N: referenceTo(appearance) }),
    });
    return sameObject(this.after(field.number), expected);
  }

  /** Everything that the printed form reaches, if all of it is new and none of it can act; empty otherwise. */
  private appearanceObjects(appearance: number): ReadonlySet<number> {
    const reached = new Set<number>();
    const waiting = [appearance];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (reached.has(number)) continue;
      const object = this.after(number);
      if (!this.isNew(number) || !entriesWithin(object, APPEARANCE_ENTRIES)) return new Set();
      reached.add(number);
      waiting.push(...referencesIn(object));
    }
    return reached;
  }

  private signatureAllowed(number: number): boolean {
    const signature = this.after(number);
    if (!this.isNew(number) || !isKind(signature, "dictionary") || referencesIn(signature).length > 0) return false;
    const type = signature.entries.get("Type");
    return (
      isKind(type, "name") &&
      type.name === "Sig" &&
      [...signature.entries.keys()].every((name) => SIGNATURE_ENTRIES.has(name))
    );
  }

  /** The catalog gained /Perms with the first signature, once. */
  private catalogOnlyCertified(root: number, signature: number): boolean {
    const old = this.before(root);
    if (!isKind(old, "dictionary") || old.entries.has("Perms")) return false;
    return sameObject(this.after(root), withEntries(old, { Perms: dictionaryOf({ DocMDP: referenceTo(signature) }) }));
  }

  /** The document is certified from its first signature on. */
  certified(): boolean {
    const catalog: PdfDictionary = this.file.catalog(this.index);
    return isKind(catalog.entries.get("Perms"), "dictionary");
  }
}

type Judgement = Pick<RevisionInspection, "signedField" | "changes" | "permitted">;

const original: Judgement = { signedField: null, changes: [], permitted: true };

const judge = (file: PdfFile, index: number): Judgement => {
  const comparison = new RevisionComparison(file, index);
  const signed = comparison.signedField();
  const archive = new ArchiveRevision(file, index);
  const stamped = signed === null ? archive.field() : null;
  const field = signed ?? stamped;
  const permitted = signed
    ? comparison.permittedFor(signed)
    : stamped
      ? archive.permittedFor(stamped)
      : new Set<number>();
  const changes = comparison.changed.map((number) => ({
    number,
    change: comparison.isNew(number) ? ("added" as const) : ("changed" as const),
    permitted: permitted.has(number),
  }));
  const whole = field !== null && comparison.trailerKept() && comparison.certified();
  return { signedField: field?.name ?? null, changes, permitted: whole && changes.every((change) => change.permitted) };
};

const entryOf = (file: PdfFile, object: PdfObject | undefined, name: string): PdfObject => {
  const resolved = file.resolve(object);
  return isKind(resolved, "dictionary") ? file.resolve(resolved.entries.get(name)) : null;
};

/** What the certification leaves open after the first signature (DocMDP: 1 nothing, 2 signing and forms, 3 annotations too); null without one. */
export const certificationOf = (file: PdfFile): number | null => {
  const references = entryOf(file, entryOf(file, file.catalog().entries.get("Perms"), "DocMDP"), "Reference");
  const [reference] = isKind(references, "array") ? references.items : [];
  const permitted = entryOf(file, entryOf(file, reference, "TransformParams"), "P");
  return typeof permitted === "number" ? permitted : null;
};

/**
 * Judges every revision by what changed in meaning (parsed objects, not text): it may fill one signature field, replace that
 * field's printed form by a new one, and certify the document with the first signature; or it may add a document time-stamp and
 * what is needed to validate later (`ArchiveRevision`). Everything else is refused.
 */
export const checkRevisions = (file: PdfFile): RevisionInspection[] => {
  const hash = createHash("sha256");
  return file.revisions.map(({ start, end }, index) => {
    hash.update(file.bytes.subarray(start, end));
    const sha256 = hash.copy().digest("hex");
    return { index, length: end, sha256, ...(index === 0 ? original : judge(file, index)) };
  });
};
