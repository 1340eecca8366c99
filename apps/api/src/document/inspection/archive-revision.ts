import * as pkijs from "pkijs";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import {
  arrayOf,
  isKind,
  nameOf,
  referenceTo,
  sameObject,
  withEntries,
  type PdfObject,
  type PdfStream,
} from "../pdf-file/pdf-object.js";
import { arrayBufferOf } from "../signature/identifiers.js";
import { signatureFields, type SignatureField } from "../pdf-file/signature-field.js";

const STAMP_ENTRIES = new Set(["Type", "Filter", "SubFilter", "ByteRange", "Contents"]);
const STORE_ENTRIES = new Set(["Type", "Certs", "CRLs"]);

const isPlain = ({ dictionary, bytes }: PdfStream, parse: (der: ArrayBuffer) => unknown): boolean => {
  if ([...dictionary.entries.keys()].join() !== "Length") return false;
  try {
    parse(arrayBufferOf(bytes));
    return true;
  } catch {
    return false;
  }
};

/** The lists of a store, and what an object of each must be. */
const stored: readonly [string, (stream: PdfStream) => boolean][] = [
  ["Certs", (stream) => isPlain(stream, (der) => pkijs.Certificate.fromBER(der))],
  ["CRLs", (stream) => isPlain(stream, (der) => pkijs.CertificateRevocationList.fromBER(der))],
];

const listIn = (store: PdfObject, name: string): readonly PdfObject[] => {
  const list = isKind(store, "dictionary") ? store.entries.get(name) : undefined;
  return isKind(list, "array") ? list.items : [];
};

const hasOnly = (object: PdfObject, allowed: ReadonlySet<string>, type: string): boolean =>
  isKind(object, "dictionary") &&
  sameObject(object.entries.get("Type"), nameOf(type)) &&
  [...object.entries.keys()].every((name) => allowed.has(name));

/**
 * The revision `index` as an archive revision: it adds one document time-stamp in a field of its own and the security store
 * (/DSS) that it covers, and nothing else. ETSI EN 319 142-1, 5.4 and 5.5.
 */
export class ArchiveRevision {
  constructor(
    private readonly file: PdfFile,
    private readonly index: number,
  ) {}

  /** The one field that came with its value in this revision; null when there is none or more than one. */
  field(): (SignatureField & { readonly signature: number }) | null {
    const before = new Set(signatureFields(this.file, this.index - 1).map(({ number }) => number));
    const added = signatureFields(this.file, this.index).filter(({ number }) => !before.has(number));
    const [field] = added;
    if (added.length !== 1 || field === undefined || field.signature === null) return null;
    return { ...field, signature: field.signature };
  }

  /** Numbers of the objects that this revision may add or change; empty when its catalog or form changed otherwise. */
  permittedFor(field: SignatureField & { readonly signature: number }): Set<number> {
    const root = this.file.trailerReference("Root", this.index);
    const store = this.store(root);
    const parents = store === null ? null : this.grownParents(root, field.number, store);
    const stored = store === null ? null : this.storedObjects(root, store);
    if (store === null || parents === null || stored === null) return new Set();
    if (!this.fieldAllowed(field) || !this.stampAllowed(field.signature)) return new Set();
    return new Set([...parents, field.number, field.signature, store, ...stored]);
  }

  private before(number: number): PdfObject {
    return this.file.object(number, this.index - 1);
  }

  private after(number: number): PdfObject {
    return this.file.object(number, this.index);
  }

  private isNew(number: number): boolean {
    return this.file.offsetOf(number, this.index - 1) === null;
  }

  /** A field of its own name: readers take two of one name for the same field. */
  private fieldAllowed({ number, name, dictionary }: SignatureField): boolean {
    const taken = signatureFields(this.file, this.index - 1).some((field) => field.name === name);
    return !taken && this.isNew(number) && [...dictionary.entries.keys()].sort().join() === "FT,T,V";
  }

  private stampAllowed(number: number): boolean {
    const stamp = this.after(number);
    return (
      this.isNew(number) &&
      hasOnly(stamp, STAMP_ENTRIES, "DocTimeStamp") &&
      isKind(stamp, "dictionary") &&
      sameObject(stamp.entries.get("SubFilter"), nameOf("ETSI.RFC3161"))
    );
  }

  /** Number of the new security store. */
  private store(root: number): number | null {
    const catalog = this.after(root);
    const entry = isKind(catalog, "dictionary") ? catalog.entries.get("DSS") : undefined;
    return isKind(entry, "reference") && this.isNew(entry.number) ? entry.number : null;
  }

  /** Catalog and form, if they gained exactly the store and the field. */
  private grownParents(root: number, field: number, store: number): number[] | null {
    const old = this.before(root);
    if (!isKind(old, "dictionary")) return null;
    const entry = old.entries.get("AcroForm");
    const form = this.file.resolve(entry, this.index - 1);
    const fields = isKind(form, "dictionary") ? form.entries.get("Fields") : undefined;
    if (!isKind(form, "dictionary") || !isKind(fields, "array")) return null;
    const grown = withEntries(form, { Fields: arrayOf(...fields.items, referenceTo(field)) });
    const apart = isKind(entry, "reference");
    const expected = withEntries(old, { DSS: referenceTo(store), ...(apart ? {} : { AcroForm: grown }) });
    if (!sameObject(this.after(root), expected)) return null;
    if (!apart) return [root];
    return sameObject(this.after(entry.number), grown) ? [root, entry.number] : null;
  }

  /**
   * What the store refers to beyond what an earlier store held. Null unless it keeps all of that and adds only certificates and
   * revocation lists, each a plain new stream.
   */
  private storedObjects(root: number, store: number): number[] | null {
    const dictionary = this.after(store);
    if (!hasOnly(dictionary, STORE_ENTRIES, "DSS")) return null;
    const catalog = this.before(root);
    const earlier = this.file.resolve(
      isKind(catalog, "dictionary") ? catalog.entries.get("DSS") : undefined,
      this.index - 1,
    );
    const added = [];
    for (const [name, isOne] of stored) {
      const [old, now] = [listIn(earlier, name), listIn(dictionary, name)];
      if (!old.every((item, index) => sameObject(item, now[index]))) return null;
      for (const item of now.slice(old.length)) {
        const number = isKind(item, "reference") ? item.number : 0;
        const stream = this.after(number);
        if (!this.isNew(number) || !isKind(stream, "stream") || !isOne(stream)) return null;
        added.push(number);
      }
    }
    return added;
  }
}
