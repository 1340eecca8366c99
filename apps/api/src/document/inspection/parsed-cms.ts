import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "../signature/identifiers.js";
import { parseToken } from "../signature/timestamp-token.js";
import { derValue } from "./signature-range.js";

/** A detached CAdES signature, taken apart but not yet believed. */
export interface ParsedCms {
  readonly certificate: Buffer;
  readonly chain: readonly Buffer[];
  readonly signedAttributes: Buffer;
  readonly messageDigest: Buffer;
  readonly signature: Buffer;
  /** RFC 3161, DER; null when the signature carries none. */
  readonly timestampToken: Buffer | null;
}

/** The one unsigned attribute that a signature of ours may have. */
const timestampTokenOf = (attributes: readonly pkijs.Attribute[]): Buffer | null => {
  const [attribute, ...others] = attributes;
  if (attribute === undefined) return null;
  const [token, ...more] = attribute.values as unknown as asn1js.BaseBlock[];
  if (attribute.type !== oid.timestampToken || token === undefined || others.length + more.length > 0)
    throw new TypeError("unsigned attributes other than one time-stamp");
  return Buffer.from(token.valueBeforeDecodeView);
};

const derOf = (certificate: unknown): Buffer => {
  if (!(certificate instanceof pkijs.Certificate)) throw new TypeError("not an X.509 certificate");
  return Buffer.from(certificate.toSchema().toBER(false));
};

/** Takes a CMS apart. Throws on anything that does not look like one. */
export const parseCms = (der: Buffer): ParsedCms => {
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
    timestampToken: timestampTokenOf(signer.unsignedAttrs?.attributes ?? []),
  };
};

/** Certificates that the value of a signature carries, those of its time-stamp included. Throws when it is none of ours. */
export const certificatesCarried = (value: Buffer): Buffer[] => {
  const der = derValue(value);
  if (der === null) throw new TypeError("not a signature");
  const { certificate, chain, timestampToken } = parseCms(der);
  return [certificate, ...chain, ...(timestampToken === null ? [] : parseToken(timestampToken).certificates)];
};
