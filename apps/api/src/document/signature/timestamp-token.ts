import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "./identifiers.js";

/** An RFC 3161 time-stamp token, taken apart but not yet believed. */
export interface TimestampToken {
  readonly info: pkijs.TSTInfo;
  /** The signed TSTInfo, and the signed attributes as they were signed. */
  readonly content: Buffer;
  readonly signedAttributes: Buffer;
  readonly signature: Buffer;
  /** Names of node:crypto. */
  readonly digest: "sha256" | "sha384" | "sha512";
  /** DER of the signer's certificate as named by issuer and serial number, and of everything sent along. */
  readonly certificate: Buffer;
  readonly certificates: readonly Buffer[];
  readonly attributes: ReadonlyMap<string, asn1js.BaseBlock>;
}

/** RFC 8933, ETSI TS 119 312: nothing weaker, SHA-1 least of all. */
export const digestNames: Readonly<Record<string, TimestampToken["digest"]>> = {
  [oid.sha256]: "sha256",
  [oid.sha384]: "sha384",
  [oid.sha512]: "sha512",
};
const MOST_CERTIFICATES = 10;

const itemsOf = (block: unknown): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence || block instanceof asn1js.Set || block instanceof asn1js.Constructed
    ? (block.valueBlock.value as asn1js.BaseBlock[])
    : [];

/** The bytes that a parsed element had, not an encoding made anew. */
const bytesOf = (block: asn1js.BaseBlock): Buffer => Buffer.from(block.valueBeforeDecodeView);

/** Parses exactly one element. Throws when bytes are left over. */
export const parseDer = (der: Uint8Array): asn1js.BaseBlock => {
  const { result, offset } = asn1js.fromBER(arrayBufferOf(der));
  if (offset !== der.length) throw new TypeError("not one ASN.1 element");
  return result as unknown as asn1js.BaseBlock;
};

/** Certificates in the [0] of a SignedData, byte for byte. */
const certificatesIn = (signedData: unknown): Buffer[] => {
  const set = itemsOf(signedData).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const certificates = itemsOf(set).map(bytesOf);
  if (certificates.length > MOST_CERTIFICATES) throw new TypeError("too many certificates");
  return certificates;
};

const certificateOf = (signer: pkijs.SignerInfo, certificates: readonly Buffer[]): Buffer => {
  const { sid } = signer as { sid: unknown };
  if (!(sid instanceof pkijs.IssuerAndSerialNumber))
    throw new TypeError("signer not named by issuer and serial number");
  const found = certificates.find((der) => {
    const { issuer, serialNumber } = pkijs.Certificate.fromBER(arrayBufferOf(der));
    return serialNumber.isEqual(sid.serialNumber) && issuer.isEqual(sid.issuer);
  });
  if (found === undefined) throw new TypeError("the signer's certificate was not sent along");
  return found;
};

/** Takes a token apart. Throws on anything that is not one token of one signer. */
export const parseToken = (der: Uint8Array): TimestampToken => {
  const outer = parseDer(der);
  const content = new pkijs.ContentInfo({ schema: outer });
  if (content.contentType !== oid.signedData) throw new TypeError("not signed data");
  const signedData = new pkijs.SignedData({ schema: content.content });
  const { eContentType, eContent } = signedData.encapContentInfo;
  const [signer, ...others] = signedData.signerInfos;
  if (eContentType !== oid.timestampInfo || eContent === undefined) throw new TypeError("not a time-stamp");
  if (signer?.signedAttrs === undefined || others.length > 0) throw new TypeError("not exactly one signer");
  const digest = digestNames[signer.digestAlgorithm.algorithmId];
  if (digest === undefined) throw new TypeError("a hash algorithm that is not accepted");
  const certificates = certificatesIn(content.content);
  const info = Buffer.from(eContent.getValue());
  return {
    info: pkijs.TSTInfo.fromBER(arrayBufferOf(info)),
    content: info,
    signedAttributes: Buffer.from(signer.signedAttrs.encodedValue),
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
    digest,
    certificate: certificateOf(signer, certificates),
    certificates,
    attributes: new Map(signer.signedAttrs.attributes.map(({ type, values }) => [type, values[0] as asn1js.BaseBlock])),
  };
};

/** Whether the signed attributes name this very certificate: SigningCertificateV2 with a SHA-2 hash (RFC 5816). */
export const namesItsCertificate = ({ attributes, certificate }: TimestampToken): boolean => {
  const [list] = itemsOf(attributes.get(oid.signingCertificateV2));
  const [first] = itemsOf(list);
  const parts = itemsOf(first);
  const [algorithm] = parts[0] instanceof asn1js.Sequence ? itemsOf(parts[0]) : [];
  const name = algorithm instanceof asn1js.ObjectIdentifier ? digestNames[algorithm.valueBlock.toString()] : "sha256";
  const hash = algorithm === undefined ? parts[0] : parts[1];
  if (name === undefined || !(hash instanceof asn1js.OctetString)) return false;
  return createHash(name).update(certificate).digest().equals(Buffer.from(hash.valueBlock.valueHexView));
};
