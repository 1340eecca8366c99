import { createHash, verify, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind, textOf, type PdfDictionary, type PdfObject } from "../pdf-file/pdf-object.js";
import type { SignatureField } from "../pdf-file/signature-field.js";
import { encodeCms, signedAttributes } from "../signature/cades.js";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import { isTrusted, readCertificate } from "./certificate-check.js";
import type { SignatureInspection } from "./pdf-inspection.js";

interface SignedRange {
  /** Bytes before the value, and the first byte after it. */
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

/** The range as the signature states it, if it leaves out exactly its own value; null otherwise. */
const soundRange = (file: PdfFile, offset: number, dictionary: PdfDictionary): SignedRange | null => {
  const range = dictionary.entries.get("ByteRange");
  const numbers = isKind(range, "array") ? range.items : [];
  const [start, before, after, length] = numbers;
  if (numbers.length !== 4 || start !== 0) return null;
  if (typeof before !== "number" || typeof after !== "number" || typeof length !== "number") return null;
  const value = file.bytes.indexOf("/Contents <", offset) + "/Contents ".length;
  const valueEnd = file.bytes.indexOf(">", value) + 1;
  const end = after + length;
  if (before !== value || after !== valueEnd || length < 0 || end > file.bytes.length) return null;
  const hole = file.bytes.toString("latin1", before, after);
  return /^<[0-9a-f]+>$/.test(hole) ? { before, after, end } : null;
};

/** The DER value at the start of the padded room; null unless the padding is zeros. */
const derValue = (room: Buffer): Buffer | null => {
  const first = room[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3) return null;
  const length = lengthBytes === 0 ? first : room.readUIntBE(2, lengthBytes);
  const end = 2 + lengthBytes + length;
  if (end > room.length || room.subarray(end).some((byte) => byte !== 0)) return null;
  return room.subarray(0, end);
};

interface ParsedCms {
  readonly certificate: Buffer;
  readonly chain: readonly Buffer[];
  readonly signedAttributes: Buffer;
  readonly messageDigest: Buffer;
  readonly signature: Buffer;
}

const derOf = (certificate: unknown): Buffer => {
  if (!(certificate instanceof pkijs.Certificate)) throw new TypeError("not an X.509 certificate");
  return Buffer.from(certificate.toSchema().toBER(false));
};

/** Takes a CMS apart. Throws on anything that does not look like one. */
const parseCms = (der: Buffer): ParsedCms => {
  const content = pkijs.ContentInfo.fromBER(arrayBufferOf(der));
  const signedData = new pkijs.SignedData({ schema: content.content });
  const [signer] = signedData.signerInfos;
  const [certificate, ...chain] = signedData.certificates ?? [];
  const attributes = signer?.signedAttrs;
  if (signer === undefined || attributes === undefined) throw new TypeError("no signer");
  const digest: unknown = attributes.attributes.find(({ type }) => type === oid.messageDigest)?.values[0];
  if (!(digest instanceof asn1js.OctetString)) throw new TypeError("no message digest");
  return {
    certificate: derOf(certificate),
    chain: chain.map(derOf),
    signedAttributes: Buffer.from(attributes.encodedValue),
    messageDigest: Buffer.from(digest.valueBlock.valueHexView),
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
  };
};

/** Runs a check on foreign bytes: whatever it throws means no. */
const orElse = <T>(check: () => T, otherwise: T): T => {
  try {
    return check();
  } catch {
    return otherwise;
  }
};

const signedAtOf = (object: PdfObject | undefined): string | null => {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(object) ?? "");
  if (match === null) return null;
  const instant = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`;
  return Number.isNaN(Date.parse(instant)) ? null : instant;
};

const digestOf = (bytes: Buffer, { before, after, end }: SignedRange): Buffer =>
  createHash("sha256").update(bytes.subarray(0, before)).update(bytes.subarray(after, end)).digest();

const sameEncoding = (cms: ParsedCms, der: Buffer): boolean => Buffer.from(encodeCms(cms)).equals(der);

const verifies = (cms: ParsedCms): boolean => {
  const { publicKey } = new X509Certificate(cms.certificate);
  return publicKey.asymmetricKeyType === "ec" && verify("sha256", cms.signedAttributes, publicKey, cms.signature);
};

/** Index of the revision whose bytes hold the object. */
const revisionOf = (file: PdfFile, offset: number): number =>
  file.revisions.findIndex(({ start, end }) => offset >= start && offset < end);

/** Checks the signature of a signed field. Never throws on what the file holds. */
export const checkSignature = (
  file: PdfFile,
  field: SignatureField & { readonly signature: number },
  trustedRoots: readonly Uint8Array[],
): SignatureInspection => {
  const object = file.object(field.signature);
  const dictionary: PdfDictionary = isKind(object, "dictionary") ? object : { kind: "dictionary", entries: new Map() };
  const offset = file.offsetOf(field.signature) ?? 0;
  const revision = revisionOf(file, offset);
  const range = soundRange(file, offset, dictionary);
  const contents = dictionary.entries.get("Contents");
  const der = isKind(contents, "string") ? derValue(contents.bytes) : null;
  const cms = der === null ? null : orElse(() => parseCms(der), null);
  const signedAt = signedAtOf(dictionary.entries.get("M"));
  const checks = {
    byteRangeSound: range !== null,
    digestMatches: range !== null && cms !== null && cms.messageDigest.equals(digestOf(file.bytes, range)),
    cmsValid: cms !== null && der !== null && orElse(() => verifies(cms) && sameEncoding(cms, der), false),
    certificateTrusted:
      cms !== null &&
      signedAt !== null &&
      orElse(() => isTrusted(cms.certificate, cms.chain, trustedRoots, signedAt), false),
    signingCertificateMatches:
      cms !== null &&
      orElse(
        () => Buffer.from(signedAttributes(cms.messageDigest, cms.certificate)).equals(cms.signedAttributes),
        false,
      ),
    coversRevision: range !== null && range.end === file.revisions[revision]?.end,
  };
  return {
    field: field.name,
    signerName: textOf(dictionary.entries.get("Name")) ?? "",
    reason: textOf(dictionary.entries.get("Reason")) ?? "",
    signedAt,
    certificate: cms === null ? null : orElse(() => readCertificate(cms.certificate), null),
    revision,
    ...checks,
    coversAll: range !== null && range.end === file.bytes.length,
    valid: Object.values(checks).every(Boolean),
  };
};
