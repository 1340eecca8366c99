import { verify, X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind } from "../pdf-file/pdf-object.js";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import type { RevocationInspection, ValidationStore } from "./pdf-inspection.js";

/** Each list is looked at for each signature, so their number is bounded; a store of ours has one for each document time-stamp. */
const MOST_LISTS = 32;

const storedStreams = (file: PdfFile, name: string): Buffer[] => {
  const store = file.resolve(file.catalog().entries.get("DSS"));
  const list = isKind(store, "dictionary") ? file.resolve(store.entries.get(name)) : undefined;
  if (!isKind(list, "array")) return [];
  return list.items.flatMap((item) => {
    const stream = file.resolve(item);
    return isKind(stream, "stream") ? [stream.bytes] : [];
  });
};

/** What the document carries for validation when the authorities are gone (/DSS; ETSI EN 319 142-1, 5.4.2), by number. */
export const validationStore = (file: PdfFile): ValidationStore => ({
  certificates: storedStreams(file, "Certs").length,
  revocationLists: storedStreams(file, "CRLs").length,
});

const digestOf: Readonly<Record<string, string>> = {
  [oid.ecdsaWithSha256]: "sha256",
  [oid.ecdsaWithSha384]: "sha384",
  [oid.ecdsaWithSha512]: "sha512",
  [oid.sha256WithRsa]: "sha256",
  [oid.sha384WithRsa]: "sha384",
  [oid.sha512WithRsa]: "sha512",
};

/**
 * A list of this very issuer: named so and signed by its key, with SHA-2, and with nothing critical in it: that would make it a list of
 * some certificates alone (RFC 5280, 5.2). Null for any other.
 */
const listOf = (der: Buffer, authority: X509Certificate): pkijs.CertificateRevocationList | null => {
  try {
    const list = pkijs.CertificateRevocationList.fromBER(arrayBufferOf(der));
    const issuer = pkijs.Certificate.fromBER(arrayBufferOf(authority.raw)).subject;
    const digest = digestOf[list.signatureAlgorithm.algorithmId];
    const isSigned =
      digest !== undefined &&
      list.issuer.isEqual(issuer) &&
      list.crlExtensions?.extensions.some(({ critical }) => critical) !== true &&
      verify(digest, list.tbsView, authority.publicKey, list.signatureValue.valueBlock.valueHexView);
    return isSigned ? list : null;
  } catch {
    return null;
  }
};

/** Whether these bytes are a list that a verifier would take from this issuer (DER). */
export const isRevocationListOf = (der: Uint8Array, issuer: Uint8Array): boolean =>
  listOf(Buffer.from(der), new X509Certificate(issuer)) !== null;

const issuedAt = (list: pkijs.CertificateRevocationList): number => list.thisUpdate.value.getTime();

export const absent: RevocationInspection = { state: "absent", listedAt: null };

/** What the newest list of the certificate's own issuer says. A revocation counts from its own date on (RFC 5280, 5.3). */
const listedBy = (
  lists: readonly Buffer[],
  certificate: Uint8Array,
  issuer: Uint8Array,
  at: string,
): RevocationInspection => {
  const authority = new X509Certificate(issuer);
  const [newest] = lists
    .flatMap((der) => listOf(der, authority) ?? [])
    .toSorted((one, other) => issuedAt(other) - issuedAt(one));
  if (newest === undefined) return absent;
  const { serialNumber } = pkijs.Certificate.fromBER(arrayBufferOf(certificate));
  const entry = newest.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(serialNumber));
  const isRevoked = entry !== undefined && entry.revocationDate.value.getTime() <= Date.parse(at);
  return { state: isRevoked ? "revoked" : "good", listedAt: newest.thisUpdate.value.toISOString() };
};

/** The lists that a document carries, DER. */
export const storedLists = (file: PdfFile): Buffer[] => storedStreams(file, "CRLs").slice(-MOST_LISTS);

/**
 * What the lists in the document say about a certificate and those between it and its root: each is asked of its own issuer's list,
 * since a root's says nothing about what an authority below it gave out. `absent` without a list of each, as before a document has its
 * first document time-stamp.
 * @param issuers the certificates above, the root last
 * @param at the time of signing, RFC 3339
 */
export const checkRevocation = (
  lists: readonly Buffer[],
  certificate: Uint8Array,
  issuers: readonly Uint8Array[],
  at: string,
): RevocationInspection => {
  const found = issuers.map((issuer, index) => listedBy(lists, issuers[index - 1] ?? certificate, issuer, at));
  const [oldest = absent] = found.toSorted((one, other) => (one.listedAt ?? "").localeCompare(other.listedAt ?? ""));
  return found.find(({ state }) => state === "revoked") ?? oldest;
};
