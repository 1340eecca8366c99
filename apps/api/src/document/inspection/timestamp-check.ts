import { createHash, verify, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import { digestNames, namesItsCertificate, parseToken, type TimestampToken } from "../signature/timestamp-token.js";
import { readCertificate } from "./certificate-check.js";
import { pathToRoot } from "./certificate-path.js";
import type { RevocationInspection, TimestampFault, TimestampInspection } from "./pdf-inspection.js";
import { absent, checkRevocation } from "./revocation-check.js";

const LEAST_RSA_BITS = 2048;
/** The only purpose of the certificate is time-stamping, and that is critical (RFC 3161, 2.3). */
const isForTimestamping = (der: Buffer): boolean => {
  const usages = pkijs.Certificate.fromBER(arrayBufferOf(der)).extensions?.filter(
    ({ extnID }) => extnID === oid.extendedKeyUsage,
  );
  const [usage] = usages ?? [];
  if (usage === undefined || usages?.length !== 1 || !usage.critical) return false;
  const { keyPurposes } = pkijs.ExtKeyUsage.fromBER(usage.extnValue.valueBlock.valueHexView.slice().buffer);
  return keyPurposes.length === 1 && keyPurposes[0] === oid.timeStamping;
};

const isSigned = (token: TimestampToken): boolean => {
  const { publicKey } = new X509Certificate(token.certificate);
  const kind = publicKey.asymmetricKeyType;
  if (kind !== "ec" && kind !== "rsa") return false;
  if (kind === "rsa" && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS) return false;
  const type = token.attributes.get(oid.contentType);
  const hash = token.attributes.get(oid.messageDigest);
  return (
    type instanceof asn1js.ObjectIdentifier &&
    type.valueBlock.toString() === oid.timestampInfo &&
    hash instanceof asn1js.OctetString &&
    createHash(token.digest).update(token.content).digest().equals(Buffer.from(hash.valueBlock.valueHexView)) &&
    verify(token.digest, token.signedAttributes, publicKey, token.signature)
  );
};

/** Whether the token is about exactly this value. Imprints with SHA-1 are not accepted whatever they say. */
const hasImprint = ({ info }: TimestampToken, value: Uint8Array): boolean => {
  const digest = digestNames[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  return digest !== undefined && createHash(digest).update(value).digest().equals(imprint);
};

const faultOf = (
  token: TimestampToken,
  value: Uint8Array,
  path: readonly Buffer[] | null,
  revocation: RevocationInspection,
): TimestampFault | null => {
  const checks: readonly [TimestampFault, () => boolean][] = [
    ["imprint", () => hasImprint(token, value)],
    ["unreadable", () => !token.info.extensions?.some(({ critical }) => critical)],
    ["signature", () => isSigned(token)],
    ["signing-certificate", () => namesItsCertificate(token)],
    ["usage", () => isForTimestamping(token.certificate)],
    ["chain", () => path !== null],
    ["revoked", () => revocation.state !== "revoked"],
  ];
  return checks.find(([, isGood]) => !isGood())?.[0] ?? null;
};

const unreadable: TimestampInspection = {
  at: null,
  authority: "",
  certificateEnds: null,
  valid: false,
  fault: "unreadable",
  revocation: absent,
};

/**
 * Checks a token over `value` against the roots of time-stamp authorities. Never throws on what the token holds.
 * @param lists revocation lists, DER: one that had the authority's certificate, or one above it, revoked at that time speaks against it
 */
export const checkTimestamp = (
  der: Uint8Array,
  value: Uint8Array,
  roots: readonly Uint8Array[],
  lists: readonly Buffer[] = [],
): TimestampInspection => {
  try {
    const token = parseToken(der);
    const { organizationName, commonName, validTo } = readCertificate(token.certificate);
    const time = token.info.genTime;
    const path = pathToRoot(token.certificate, token.certificates, roots, time.getTime());
    const revocation = path === null ? absent : checkRevocation(lists, token.certificate, path, time.toISOString());
    const fault = faultOf(token, value, path, revocation);
    return {
      at: token.info.genTime.toISOString(),
      authority: `${organizationName} ${commonName}`.trim(),
      certificateEnds: validTo,
      valid: fault === null,
      fault,
      revocation,
    };
  } catch {
    return unreadable;
  }
};
