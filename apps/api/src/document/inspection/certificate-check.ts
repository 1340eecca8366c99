import { X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import type { CertificateInspection } from "./pdf-inspection.js";

const SIGNING = 0xc0;

const keyUsageOf = (certificate: pkijs.Certificate): number => {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === oid.keyUsage);
  if (usage === undefined) return 0;
  const bits = asn1js.fromBER(arrayBufferOf(usage.extnValue.valueBlock.valueHexView)).result;
  return bits instanceof asn1js.BitString ? (bits.valueBlock.valueHexView[0] ?? 0) : 0;
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
  return trustedRoots.some((der) => {
    const root = new X509Certificate(der);
    return root.ca && validThen(root) && leaf.checkIssued(root) && leaf.verify(root.publicKey);
  });
};

const nameEntry = (name: pkijs.RelativeDistinguishedNames, type: string): string => {
  const value: unknown = name.typesAndValues.find((entry) => entry.type === type)?.value;
  return value instanceof asn1js.Utf8String || value instanceof asn1js.PrintableString ? value.valueBlock.value : "";
};

/** What a reader is told about a certificate. Throws when it is none. */
export const readCertificate = (der: Buffer): CertificateInspection => {
  const certificate = pkijs.Certificate.fromBER(arrayBufferOf(der));
  return {
    organizationName: nameEntry(certificate.subject, oid.organizationName),
    commonName: nameEntry(certificate.subject, oid.commonName),
    serialNumber: new X509Certificate(der).serialNumber,
    validFrom: certificate.notBefore.value.toISOString(),
    validTo: certificate.notAfter.value.toISOString(),
  };
};
