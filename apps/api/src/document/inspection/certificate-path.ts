import { X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";

const MOST_INTERMEDIATES = 4;
const algorithms = new Set<string>([
  oid.ecdsaWithSha256,
  oid.ecdsaWithSha384,
  oid.ecdsaWithSha512,
  oid.sha256WithRsa,
  oid.sha384WithRsa,
  oid.sha512WithRsa,
]);
/** What a path of ours understands; RFC 5280, 4.2: a certificate with another critical extension must be refused. */
const understood = new Set<string>([oid.basicConstraints, oid.keyUsage, oid.extendedKeyUsage, oid.certificatePolicies]);

const parsed = (der: Uint8Array): pkijs.Certificate => pkijs.Certificate.fromBER(arrayBufferOf(der));

const hasStrongSignature = (der: Uint8Array): boolean => algorithms.has(parsed(der).signatureAlgorithm.algorithmId);

const isUnderstood = (der: Uint8Array): boolean =>
  parsed(der).extensions?.every(({ critical, extnID }) => !critical || understood.has(extnID)) ?? true;

export const isWithin = ({ validFrom, validTo }: X509Certificate, time: number): boolean =>
  Date.parse(validFrom) <= time && time <= Date.parse(validTo);

/** How many authorities may stand between this one and the end of the path. */
const pathLengthOf = (der: Uint8Array): number => {
  const extension = parsed(der).extensions?.find(({ extnID }) => extnID === oid.basicConstraints);
  if (extension === undefined) return 0;
  const value = extension.extnValue.valueBlock.valueHexView.slice().buffer;
  const { pathLenConstraint } = pkijs.BasicConstraints.fromBER(value);
  return typeof pathLenConstraint === "number" ? pathLenConstraint : Infinity;
};

const hasIssued = (above: Uint8Array, der: Uint8Array, time: number): boolean => {
  const [issuer, certificate] = [new X509Certificate(above), new X509Certificate(der)];
  return issuer.ca && isWithin(issuer, time) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
};

/** The certificates above this one up to a root, that root last, all valid at the time; null when there is no such path. */
export const pathToRoot = (
  der: Buffer,
  sent: readonly Buffer[],
  roots: readonly Uint8Array[],
  time: number,
  intermediates = MOST_INTERMEDIATES,
): Buffer[] | null => {
  if (!isWithin(new X509Certificate(der), time) || !hasStrongSignature(der)) return null;
  const root = roots.find((one) => hasIssued(one, der, time));
  if (root !== undefined) return [Buffer.from(root)];
  if (intermediates === 0) return null;
  for (const above of sent) {
    if (above.equals(der) || !hasIssued(above, der, time)) continue;
    const path = pathToRoot(above, sent, roots, time, intermediates - 1);
    if (path !== null) return [above, ...path];
  }
  return null;
};

/**
 * Whether exactly these certificates, in this order, lead from this one to a root that is trusted, with nothing that a path of
 * ours does not understand. Every one of them is thereby needed: no bit in them can be changed, and none can be added.
 */
export const isPathToRoot = (
  der: Buffer,
  above: readonly Buffer[],
  roots: readonly Uint8Array[],
  time: number,
): boolean => {
  const path = [der, ...above];
  const last = path.at(-1);
  return (
    above.length > 0 &&
    above.length <= MOST_INTERMEDIATES + 1 &&
    roots.some((root) => last?.equals(root) === true) &&
    isWithin(new X509Certificate(der), time) &&
    above.every((issuer, index) => hasIssued(issuer, path[index] ?? der, time) && pathLengthOf(issuer) >= index) &&
    path.slice(0, -1).every(hasStrongSignature) &&
    path.every(isUnderstood)
  );
};
