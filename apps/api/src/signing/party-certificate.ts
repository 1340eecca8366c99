import { X509Certificate } from "node:crypto";
import { hasAcceptedKey, isForDocuments, isTrustedParty } from "../document/inspection/certificate-check.js";
import { pathToRoot } from "../document/inspection/certificate-path.js";
import { encodeCms, signedAttributes } from "../document/signature/cades.js";
import { Problem } from "../platform/problem.js";

/** A party's own certificate, and those above it up to an accepted root, DER. */
export interface PartyCertificate {
  readonly certificate: Buffer;
  readonly chain: readonly Buffer[];
}

const MOST_CERTIFICATES = 8;
/** Together they must leave room for a time-stamp in the value of a signature. */
const MOST_BYTES = 8_192;
/** What is signed today may have to wait for a time-stamp, at which the certificate must still be valid. */
const LEAST_DAYS_LEFT = 7;
const DAY_MS = 86_400_000;

/**
 * The certificates of a PEM file, the signer's first, if that one may sign here.
 * @param roots of the authorities that the operator accepts, DER
 * @throws Problem `party-certificate.unreadable`, `.not-valid-now`, `.not-for-signing`, `.weak-key`, `.untrusted`
 */
export function readPartyCertificate(pem: string, roots: readonly Uint8Array[], now: Date): PartyCertificate {
  const [certificate, ...sent] = certificatesIn(pem);
  if (certificate === undefined) throw new Problem("party-certificate.unreadable");
  const { validFrom, validTo } = new X509Certificate(certificate);
  if (Date.parse(validFrom) > now.getTime() || Date.parse(validTo) < now.getTime() + LEAST_DAYS_LEFT * DAY_MS)
    throw new Problem("party-certificate.not-valid-now");
  if (!isForDocuments(certificate)) throw new Problem("party-certificate.not-for-signing");
  if (!hasAcceptedKey(certificate)) throw new Problem("party-certificate.weak-key");
  const chain = pathToRoot(certificate, sent, roots, now.getTime());
  if (chain === null || !isTrustedParty(certificate, chain, roots, now.toISOString()))
    throw new Problem("party-certificate.untrusted");
  if (!fits(certificate, chain)) throw new Problem("party-certificate.unreadable");
  return { certificate, chain };
}

function certificatesIn(pem: string): Buffer[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > MOST_CERTIFICATES) return [];
  try {
    return blocks.map((block) => Buffer.from(new X509Certificate(block).raw));
  } catch {
    return [];
  }
}

/** Whether the certificates go into a signature byte for byte, and leave room in it. */
function fits(certificate: Buffer, chain: readonly Buffer[]): boolean {
  const size = [certificate, ...chain].reduce((sum, { length }) => sum + length, 0);
  if (size > MOST_BYTES) return false;
  const attributes = signedAttributes(new Uint8Array(32), certificate);
  const cms = { certificate, chain, signedAttributes: attributes, signature: new Uint8Array(8), timestampToken: null };
  const encoded = Buffer.from(encodeCms(cms));
  return [certificate, ...chain].every((der) => encoded.includes(der));
}
