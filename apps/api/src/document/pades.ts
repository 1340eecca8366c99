import { IncrementalUpdate } from "./pdf-file/incremental-update.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import { dictionaryOf, objectText, referenceTo, textString, withEntries } from "./pdf-file/pdf-object.js";
import { signatureFields } from "./pdf-file/signature-field.js";
import { appendAppearance } from "./signature/appearance.js";
import { createCms, type SignRaw } from "./signature/cades.js";
import type { Stamp } from "./signature/timestamp.js";
import { BYTE_RANGE_ROOM, contentsRoom, layRange, putValue } from "./signature/value-room.js";

/** What stands in the file beside the value of a signature, and is covered by it. */
export interface FieldDescription {
  /** Name of an empty signature field, e.g. `VendorSignature`. */
  readonly field: string;
  /** Who approved the signing, and for whom; printed by readers as the signer. */
  readonly signerName: string;
  readonly organizationName: string;
  readonly reason: string;
  readonly signedAt: Date;
  /** The first signature certifies the document: after it only signatures may be added (DocMDP P 2). */
  readonly certify: boolean;
  /** What is printed in the field, one entry a line: name, organisation, date, certificate serial. */
  readonly appearance: { readonly lines: readonly string[] };
}

export interface FieldSignature extends FieldDescription {
  /** DER of the seal certificate, and of the certificates above it. */
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** DER ECDSA P-256 signature with SHA-256 over the bytes; the key never enters this module. */
  readonly signRaw: SignRaw;
  /** Makes the level B-T: a token over the signature. Absent: B-B, without any time that a third party vouches for. */
  readonly stamp?: Stamp | undefined;
}

/** All of a signature but its value, which somebody else makes later: what is appended to the file, as it will be covered. */
export interface PreparedField {
  readonly increment: Uint8Array;
  /** Position of the room for the value, counted from the start of the file that is appended to. */
  readonly valueAt: number;
  /** SHA-256 of everything the signature covers. */
  readonly digest: Uint8Array;
}

/** Bytes kept for the CMS with its time-stamp token. */
const CMS_ROOM = 16_384;
const CERTIFY = `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>]`;

const pdfDate = (date: Date): string => `(D:${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z)`;

const signatureText = (signature: FieldDescription): string =>
  [
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
    BYTE_RANGE_ROOM,
    contentsRoom(CMS_ROOM),
    `/M ${pdfDate(signature.signedAt)}`,
    `/Name ${objectText(textString(`${signature.signerName}（${signature.organizationName}）`))}`,
    `/Reason ${objectText(textString(signature.reason))}`,
    ...(signature.certify ? [CERTIFY] : []),
    ">>",
  ].join(" ");

/** A form with what the signature adds to it, and the number of the signature's own object. */
const withSignature = (pdf: Uint8Array, signature: FieldDescription): { update: IncrementalUpdate; number: number } => {
  const file = PdfFile.read(Buffer.from(pdf));
  const field = signatureFields(file).find(({ name }) => name === signature.field);
  if (field === undefined) throw new Error(`the document has no signature field ${signature.field}`);
  if (field.signature !== null) throw new Error(`${signature.field} is signed already`);
  const catalog = file.catalog();
  if (signature.certify === catalog.entries.has("Perms")) {
    throw new Error(
      signature.certify ? "the document is certified already" : "the first signature must certify the document",
    );
  }
  const update = new IncrementalUpdate(file);
  const number = update.allocate();
  const appearance = appendAppearance(update, field.dictionary, signature.appearance.lines);
  update.putRaw(number, signatureText(signature));
  const filled = { V: referenceTo(number), AP: dictionaryOf({ N: referenceTo(appearance) }) };
  update.put(field.number, withEntries(field.dictionary, filled));
  if (signature.certify) {
    const permissions = dictionaryOf({ DocMDP: referenceTo(number) });
    update.put(file.trailerReference("Root"), withEntries(catalog, { Perms: permissions }));
  }
  return { update, number };
};

/**
 * Prepares the signing of an empty field by an incremental update. Throws when the file is not one of ours, the field is absent
 * or signed, or the printed form does not fit.
 */
export const prepareField = (pdf: Uint8Array, signature: FieldDescription): PreparedField => {
  const { update, number } = withSignature(pdf, signature);
  const { bytes, offsets } = update.append();
  const offset = offsets.get(number);
  if (offset === undefined) throw new Error("the signature was not appended");
  const { at, digest } = layRange(bytes, offset, CMS_ROOM);
  return { increment: new Uint8Array(bytes.subarray(pdf.length)), valueAt: at, digest: new Uint8Array(digest) };
};

/** The signed file: what was signed, what was prepared for it, and the CMS (DER). Throws when the CMS does not fit. */
export const completeField = (
  pdf: Uint8Array,
  { increment, valueAt }: Pick<PreparedField, "increment" | "valueAt">,
  cms: Uint8Array,
): Uint8Array => {
  const bytes = Buffer.concat([pdf, increment]);
  putValue(bytes, valueAt, CMS_ROOM, cms);
  return new Uint8Array(bytes);
};

/**
 * Signs an empty field by an incremental update (PAdES B-B or B-T): the given bytes stay as they are at the start of the result.
 * Throws when the file is not one of ours, the field is absent or signed, or the printed form or the CMS does not fit.
 */
export const signField = async (pdf: Uint8Array, signature: FieldSignature): Promise<Uint8Array> => {
  const prepared = prepareField(pdf, signature);
  return completeField(pdf, prepared, await createCms(prepared.digest, signature));
};
