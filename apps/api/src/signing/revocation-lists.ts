import { X509Certificate } from "node:crypto";
import { distributionPointsOf } from "../document/distribution-points.js";
import { isRevocationListOf } from "../document/inspection/revocation-check.js";

const TIME_LIMIT_MS = 10_000;
/** A list goes into every document: one of thousands of certificates does not. */
const LIST_BYTES_MAX = 262_144;

/**
 * The present revocation lists about these certificates of time-stamp authorities (DER), from where each one's own certificate says that
 * its issuer publishes them. A certificate that names no such place needs none. What is fetched is believed by the issuer's
 * signature alone, so that plain http will do.
 * @returns also the names of certificates whose list could not be had
 */
export async function revocationListsAbout(
  certificates: readonly Uint8Array[],
  roots: readonly Uint8Array[],
): Promise<{ lists: Uint8Array[]; missing: string[] }> {
  const lists: Uint8Array[] = [];
  const missing: string[] = [];
  for (const certificate of certificates) {
    const points = distributionPointsOf(certificate);
    const issuer = points.length === 0 ? undefined : issuerOf(certificate, [...certificates, ...roots]);
    if (issuer === undefined || lists.some((list) => isRevocationListOf(list, issuer))) continue;
    const list = await firstList(points, issuer);
    if (list) lists.push(list);
    else missing.push(new X509Certificate(certificate).subject.replaceAll("\n", ", "));
  }
  return { lists, missing };
}

function issuerOf(certificate: Uint8Array, known: readonly Uint8Array[]): Uint8Array | undefined {
  const issued = new X509Certificate(certificate);
  return known.find((one) => {
    const issuer = new X509Certificate(one);
    return issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
  });
}

async function firstList(points: readonly URL[], issuer: Uint8Array): Promise<Uint8Array | undefined> {
  for (const point of points) {
    const bytes = await fetched(point).catch(() => undefined);
    if (bytes && isRevocationListOf(bytes, issuer)) return bytes;
  }
  return undefined;
}

async function fetched(point: URL): Promise<Uint8Array | undefined> {
  const response = await fetch(point, { redirect: "error", signal: AbortSignal.timeout(TIME_LIMIT_MS) });
  if (!response.ok) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > LIST_BYTES_MAX) return undefined;
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
