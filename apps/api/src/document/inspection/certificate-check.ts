import { X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import { isPathToRoot } from "./certificate-path.js";
import type { CertificateInspection } from "./pdf-inspection.js";

/** digitalSignature and nonRepudiation. */
const SIGNING = 0xc0;
const LEAST_RSA_BITS = 2048;
const curves = new Set(["prime256v1", "secp384r1"]);

const keyUsageOf = (certificate: pkijs.Certificate): number => {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === oid.keyUsage);
  if (usage === undefined) return 0;
  const bits = asn1js.fromBER(arrayBufferOf(usage.extnValue.valueBlock.valueHexView)).result;
  return bits instanceof asn1js.BitString ? (bits.valueBlock.valueHexView[0] ?? 0) : 0;
};

/** The trusted root (DER) whose key signed the certificate, whenever that was. */
export const issuingRoot = (certificate: Buffer, trustedRoots: readonly Uint8Array[]): Uint8Array | undefined => {
  const leaf = new X509Certificate(certificate);
  return trustedRoots.find((der) => {
    const root = new X509Certificate(der);
    return root.ca && leaf.checkIssued(root) && leaf.verify(root.publicKey);
  });
};

/**
 * Whether a trusted root issued the certificate, both were valid at the stated time, and it is for signing (digitalSignature
 * and nonRepudiation). Certificates sent along must be trusted roots themselves: others have no place in our signatures.
 */
export const isTrusted = (
  certificate: Buffer,
  chain: readonly Buffer[],
  trustedRoots: readonly Uint8Array[],
  at: string,
): boolean => {
  const leaf = new X509Certificate(certificate);
  const time = Date.parse(at);
  const validThen = ({ validFrom, validTo }: X509Certificate): boolean =>
    Date.parse(validFrom) <= time && time <= Date.parse(validTo);
  const usage = keyUsageOf(pkijs.Certificate.fromBER(arrayBufferOf(certificate)));
  if (leaf.ca || !validThen(leaf) || (usage & SIGNING) !== SIGNING) return false;
  if (!chain.every((sent) => trustedRoots.some((root) => sent.equals(root)))) return false;
  return trustedRoots.some(
    (root) => validThen(new X509Certificate(root)) && issuingRoot(certificate, [root]) !== undefined,
  );
};

/** A key whose signature with SHA-256 we take: ECDSA on P-256 or P-384, RSA of 2048 bits or more. */
export const hasAcceptedKey = (certificate: Buffer): boolean => {
  const { publicKey } = new X509Certificate(certificate);
  const { namedCurve, modulusLength } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType === "ec") return curves.has(namedCurve ?? "");
  return publicKey.asymmetricKeyType === "rsa" && (modulusLength ?? 0) >= LEAST_RSA_BITS;
};

const documentPurposes = new Set<string>([
  oid.anyPurpose,
  oid.clientAuthentication,
  oid.emailProtection,
  oid.documentSigning,
  oid.adobeDocumentSigning,
  oid.microsoftDocumentSigning,
]);

/**
 * Whether its issuer gave out the certificate for signing documents: a person's or organisation's, not an authority's, with
 * digitalSignature or nonRepudiation (some have only one), and not for servers or time-stamps alone.
 */
export const isForDocuments = (certificate: Buffer): boolean => {
  const parsed = pkijs.Certificate.fromBER(arrayBufferOf(certificate));
  if (new X509Certificate(certificate).ca || (keyUsageOf(parsed) & SIGNING) === 0) return false;
  const purposes = parsed.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  if (purposes === undefined) return true;
  const { keyPurposes } = pkijs.ExtKeyUsage.fromBER(purposes.extnValue.valueBlock.valueHexView.slice().buffer);
  return keyPurposes.some((purpose) => documentPurposes.has(purpose));
};

/** Whether the party's own certificate, with exactly these above it, is good at that time (当事者型). */
export const isTrustedParty = (
  certificate: Buffer,
  chain: readonly Buffer[],
  roots: readonly Uint8Array[],
  at: string,
): boolean =>
  hasAcceptedKey(certificate) && isForDocuments(certificate) && isPathToRoot(certificate, chain, roots, Date.parse(at));

const nameEntry = (name: pkijs.RelativeDistinguishedNames, type: string): string => {
  const value: unknown = name.typesAndValues.find((entry) => entry.type === type)?.value;
  const isText = [asn1js.Utf8String, asn1js.PrintableString, asn1js.BmpString, asn1js.TeletexString].some(
    (kind) => value instanceof kind,
  );
  return isText ? (value as asn1js.Utf8String).valueBlock.value : "";
};

/** What a reader is told about a certificate. Throws when it is none. */
export const readCertificate = (der: Buffer): CertificateInspection => {
  const certificate = pkijs.Certificate.fromBER(arrayBufferOf(der));
  return {
    organizationName: nameEntry(certificate.subject, oid.organizationName),
    commonName: nameEntry(certificate.subject, oid.commonName),
    issuerName: [oid.organizationName, oid.commonName]
      .map((type) => nameEntry(certificate.issuer, type))
      .filter((part) => part !== "")
      .join(" "),
    serialNumber: new X509Certificate(der).serialNumber,
    validFrom: certificate.notBefore.value.toISOString(),
    validTo: certificate.notAfter.value.toISOString(),
  };
};
