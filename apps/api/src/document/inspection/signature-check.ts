import { createHash } from "node:crypto";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind, textOf, type PdfDictionary, type PdfObject } from "../pdf-file/pdf-object.js";
import type { SignatureField } from "../pdf-file/signature-field.js";
import { encodeCms, signedAttributes, verifiesBy } from "../signature/cades.js";
import { issuingRoot, isTrusted, isTrustedParty, readCertificate } from "./certificate-check.js";
import { parseCms, type ParsedCms } from "./parsed-cms.js";
import type {
  ByteSpan,
  CoveredBytes,
  IssuerInspection,
  RevocationInspection,
  SignatureInspection,
  SigningMethod,
  TimestampInspection,
  TrustedRoots,
} from "./pdf-inspection.js";
import { checkRevocation, storedLists } from "./revocation-check.js";
import { derValue, revisionOf, soundRange } from "./signature-range.js";
import { checkTimestamp } from "./timestamp-check.js";

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

const digestOf = (bytes: Buffer, { before, after, end }: CoveredBytes): Buffer =>
  createHash("sha256").update(bytes.subarray(0, before)).update(bytes.subarray(after, end)).digest();

const sameEncoding = (cms: ParsedCms, der: Buffer): boolean => Buffer.from(encodeCms(cms)).equals(der);

const timestampOf = (file: PdfFile, cms: ParsedCms | null, roots: readonly Uint8Array[]): TimestampInspection | null =>
  cms === null || cms.timestampToken === null
    ? null
    : checkTimestamp(cms.timestampToken, cms.signature, roots, storedLists(file));

/**
 * Whose key signed, by the root that the certificate leads to; null when to none. It must hold when the signer says that it
 * signed, and when a time-stamp proves that it did.
 */
const methodOf = (
  cms: ParsedCms,
  { seals, parties = [] }: TrustedRoots,
  times: readonly string[],
): SigningMethod | null => {
  const { certificate, chain } = cms;
  if (times.length === 0) return null;
  if (times.every((at) => isTrusted(certificate, chain, seals, at))) return "platform_seal";
  return times.every((at) => isTrustedParty(certificate, chain, parties, at)) ? "party_certificate" : null;
};

const spanOf = (whole: Buffer | null, part: Buffer | null): ByteSpan | null => {
  const start = whole === null || part === null ? -1 : whole.indexOf(part);
  return start < 0 || part === null ? null : { start, length: part.length };
};

const noRevocation: RevocationInspection = { state: "absent", listedAt: null };

/** The certificates above a signer's up to its trusted root, that root last: a party's come with it, a seal has the root alone. */
const issuersOf = (
  { certificate, chain }: ParsedCms,
  method: SigningMethod | null,
  { seals }: TrustedRoots,
): readonly Uint8Array[] => {
  if (method === "party_certificate") return chain;
  const root = orElse(() => issuingRoot(certificate, seals), undefined);
  return root === undefined ? [] : [root];
};

/** Which root the certificate leads to, and what the lists of its issuers in the document say of it. */
const standingOf = (
  file: PdfFile,
  cms: ParsedCms | null,
  method: SigningMethod | null,
  roots: TrustedRoots,
  signedAt: string | null,
): { issuer: IssuerInspection | null; revocation: RevocationInspection } => {
  const issuers = cms === null ? [] : issuersOf(cms, method, roots);
  const root = issuers.at(-1);
  if (cms === null || root === undefined) return { issuer: null, revocation: noRevocation };
  return {
    issuer: {
      commonName: readCertificate(Buffer.from(root)).commonName,
      sha256: createHash("sha256").update(root).digest("hex"),
    },
    revocation:
      signedAt === null
        ? noRevocation
        : orElse(() => checkRevocation(storedLists(file), cms.certificate, issuers, signedAt), noRevocation),
  };
};

/** Checks the signature of a signed field. Never throws on what the file holds. */
export const checkSignature = (
  file: PdfFile,
  field: SignatureField & { readonly signature: number },
  trustedRoots: TrustedRoots,
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
  const timestamp = timestampOf(file, cms, trustedRoots.timestamps);
  const stampedAt = timestamp?.valid === true ? timestamp.at : null;
  const times = [signedAt, stampedAt].filter((time) => time !== null);
  const method = cms === null || signedAt === null ? null : orElse(() => methodOf(cms, trustedRoots, times), null);
  const digest = range === null ? null : digestOf(file.bytes, range);
  const { issuer, revocation } = standingOf(file, cms, method, trustedRoots, signedAt);
  const checks = {
    byteRangeSound: range !== null,
    digestMatches: digest !== null && cms !== null && cms.messageDigest.equals(digest),
    cmsValid:
      cms !== null &&
      der !== null &&
      orElse(() => verifiesBy(cms.certificate, cms.signedAttributes, cms.signature) && sameEncoding(cms, der), false),
    certificateTrusted: method !== null,
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
    timestamp,
    certificate: cms === null ? null : orElse(() => readCertificate(cms.certificate), null),
    method,
    issuer,
    revocation,
    covered: range,
    coveredSha256: digest?.toString("hex") ?? null,
    signatureSpan: spanOf(der, cms?.signature ?? null),
    timestampSpan: spanOf(der, cms?.timestampToken ?? null),
    revision,
    ...checks,
    coversAll: range !== null && range.end === file.bytes.length,
    valid: Object.values(checks).every(Boolean) && revocation.state !== "revoked" && (timestamp?.valid ?? true),
  };
};
