import { isDocumentTimestamp } from "./inspection/document-timestamp-check.js";
import { certificatesCarried, parseCms } from "./inspection/parsed-cms.js";
import { IncrementalUpdate } from "./pdf-file/incremental-update.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import {
  arrayOf,
  dictionaryOf,
  isKind,
  nameOf,
  objectText,
  referenceTo,
  textString,
  withEntries,
  type PdfDictionary,
  type PdfObject,
} from "./pdf-file/pdf-object.js";
import { derValue } from "./inspection/signature-range.js";
import { signatureFields } from "./pdf-file/signature-field.js";
import type { Stamp } from "./signature/timestamp.js";
import { parseToken } from "./signature/timestamp-token.js";
import { BYTE_RANGE_ROOM, contentsRoom, fillValue } from "./signature/value-room.js";

/** What a verifier will need when the authorities are gone (ETSI EN 319 142-1, 5.4.2): DER. */
export interface ValidationMaterial {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

const TOKEN_ROOM = 12_288;

const stampText = [
  "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161",
  BYTE_RANGE_ROOM,
  contentsRoom(TOKEN_ROOM),
  ">>",
].join(" ");

const streamOf = (bytes: Uint8Array): PdfObject => ({
  kind: "stream",
  dictionary: dictionaryOf({ Length: bytes.length }),
  bytes: Buffer.from(bytes),
});

/** Entries of the security store that stand already; they are kept, since an earlier document time-stamp covers them. */
const standing = (file: PdfFile, name: string): readonly PdfObject[] => {
  const store = file.resolve(file.catalog().entries.get("DSS"));
  const list = isKind(store, "dictionary") ? store.entries.get(name) : undefined;
  return isKind(list, "array") ? list.items : [];
};

/** References to these in the file: to what stands there already, else to new objects. */
const stored = (update: IncrementalUpdate, file: PdfFile, name: string, ders: readonly Uint8Array[]): PdfObject => {
  const old = standing(file, name);
  const known = old.map((item) => objectText(file.resolve(item)));
  const added = ders.map(streamOf).filter((stream) => !known.includes(objectText(stream)));
  const references = added.map((stream) => {
    const number = update.allocate();
    update.put(number, stream);
    return referenceTo(number);
  });
  return arrayOf(...old, ...references);
};

/** The form with one field more, in its object or in the catalog. */
const withField = (file: PdfFile, update: IncrementalUpdate, catalog: PdfDictionary, field: number): PdfDictionary => {
  const entry = catalog.entries.get("AcroForm");
  const form = file.resolve(entry);
  const fields = isKind(form, "dictionary") ? form.entries.get("Fields") : undefined;
  if (!isKind(form, "dictionary") || !isKind(fields, "array")) throw new TypeError("the document has no form of ours");
  const grown = withEntries(form, { Fields: arrayOf(...fields.items, referenceTo(field)) });
  if (!isKind(entry, "reference")) return withEntries(catalog, { AcroForm: grown });
  update.put(entry.number, grown);
  return catalog;
};

/**
 * Appends what is needed to validate the signatures later (PAdES B-LT) and one document time-stamp that covers all of it (B-LTA).
 * Every earlier byte stays. Throws when the file is not one of ours.
 */
export const addDocumentTimestamp = async (
  pdf: Uint8Array,
  material: ValidationMaterial,
  stamp: Stamp,
): Promise<Uint8Array> => {
  const file = PdfFile.read(Buffer.from(pdf));
  const update = new IncrementalUpdate(file);
  const [value, field, store] = [update.allocate(), update.allocate(), update.allocate()];
  const count = signatureFields(file).filter(({ name }) => name.startsWith("ArchiveTimestamp")).length;
  update.putRaw(value, stampText);
  update.put(
    field,
    dictionaryOf({ FT: nameOf("Sig"), T: textString(`ArchiveTimestamp${count + 1}`), V: referenceTo(value) }),
  );
  update.put(
    store,
    dictionaryOf({
      Type: nameOf("DSS"),
      Certs: stored(update, file, "Certs", material.certificates),
      CRLs: stored(update, file, "CRLs", material.revocationLists),
    }),
  );
  const catalog = withField(file, update, file.catalog(), field);
  update.put(file.trailerReference("Root"), withEntries(catalog, { DSS: referenceTo(store) }));
  const { bytes, offsets } = update.append();
  await fillValue(bytes, offsets.get(value) ?? 0, TOKEN_ROOM, (_, covered) => stamp(covered));
  return new Uint8Array(bytes);
};

/** Certificates that the time-stamp tokens in a document carry: of authorities alone, never of who signed. */
export const timestampCertificatesOf = (pdf: Uint8Array): Uint8Array[] => {
  const file = PdfFile.read(Buffer.from(pdf));
  return signatureFields(file).flatMap(({ signature }) => {
    const value = signature === null ? undefined : file.object(signature);
    const contents = isKind(value, "dictionary") ? value.entries.get("Contents") : undefined;
    const der = isKind(contents, "string") ? derValue(contents.bytes) : null;
    if (der === null || signature === null) return [];
    const token = isDocumentTimestamp(file, signature) ? der : parseCms(der).timestampToken;
    return token === null ? [] : parseToken(token).certificates;
  });
};

/** Certificates that the signatures in a document of ours carry, each once: the seals, their roots, the time-stamp authorities. */
export const certificatesOf = (pdf: Uint8Array): Uint8Array[] => {
  const file = PdfFile.read(Buffer.from(pdf));
  const carried = signatureFields(file).flatMap(({ signature }) => {
    if (signature === null || isDocumentTimestamp(file, signature)) return [];
    const value = file.object(signature);
    const contents = isKind(value, "dictionary") ? value.entries.get("Contents") : undefined;
    return isKind(contents, "string") ? certificatesCarried(contents.bytes) : [];
  });
  return carried.filter((one, index) => carried.findIndex((other) => other.equals(one)) === index);
};
