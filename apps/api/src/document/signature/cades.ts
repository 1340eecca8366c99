import { createHash, verify, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "./identifiers.js";
import type { Stamp } from "./timestamp.js";
import { parseDer } from "./timestamp-token.js";

/** Makes a raw signature over the given bytes, with SHA-256 (ECDSA, DER; or RSASSA-PKCS1-v1_5): a key in memory, a key service or a token. */
export type SignRaw = (bytes: Uint8Array) => Promise<Uint8Array>;

const octets = (bytes: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: arrayBufferOf(bytes) });
const algorithm = (algorithmId: string): pkijs.AlgorithmIdentifier => new pkijs.AlgorithmIdentifier({ algorithmId });

/** SigningCertificateV2 with one ESSCertIDv2, whose SHA-256 is the default and therefore left out. */
const signingCertificate = (certificate: Uint8Array): asn1js.Sequence => {
  const sequence = (...value: asn1js.AsnType[]): asn1js.Sequence => new asn1js.Sequence({ value });
  const hash = createHash("sha256").update(certificate).digest();
  return sequence(sequence(sequence(octets(hash))));
};

/** The signed attributes as the SET OF that is signed. PAdES takes the time from the PDF, so there is no signing-time. */
export const signedAttributes = (contentDigest: Uint8Array, certificate: Uint8Array): Uint8Array => {
  const attributes = [
    new pkijs.Attribute({ type: oid.contentType, values: [new asn1js.ObjectIdentifier({ value: oid.data })] }),
    new pkijs.Attribute({ type: oid.messageDigest, values: [octets(contentDigest)] }),
    new pkijs.Attribute({ type: oid.signingCertificateV2, values: [signingCertificate(certificate)] }),
  ];
  const encoded = attributes.map((attribute) => Buffer.from(attribute.toSchema().toBER(false))).sort(Buffer.compare);
  const value = encoded.map((attribute) => asn1js.fromBER(arrayBufferOf(attribute)).result);
  return new Uint8Array(new asn1js.Set({ value }).toBER(false));
};

/** Whether the key of the certificate made this signature over the bytes, with SHA-256. Throws on what is no certificate. */
export const verifiesBy = (certificate: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  const { publicKey } = new X509Certificate(certificate);
  const kind = publicKey.asymmetricKeyType;
  return (kind === "ec" || kind === "rsa") && verify("sha256", bytes, publicKey, signature);
};

export interface CmsParts {
  /** DER of the signer's certificate and of the certificates above it. */
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** As `signedAttributes` gives them. */
  readonly signedAttributes: Uint8Array;
  /** ECDSA (DER) or RSASSA-PKCS1-v1_5 signature over them, with SHA-256, by the key of the certificate. */
  readonly signature: Uint8Array;
  /** DER of an RFC 3161 token over the signature (CAdES-T); null for none. */
  readonly timestampToken: Uint8Array | null;
}

const unsignedAttributes = (token: Uint8Array): pkijs.SignedAndUnsignedAttributes =>
  new pkijs.SignedAndUnsignedAttributes({
    type: 1,
    attributes: [new pkijs.Attribute({ type: oid.timestampToken, values: [parseDer(token)] })],
  });

/** Follows from the kind of key alone, so that there is no field in which somebody could name another one. */
const signatureAlgorithm = (certificate: Uint8Array): pkijs.AlgorithmIdentifier =>
  new X509Certificate(certificate).publicKey.asymmetricKeyType === "rsa"
    ? new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256WithRsa, algorithmParams: new asn1js.Null() })
    : algorithm(oid.ecdsaWithSha256);

/**
 * The one encoding of a detached CAdES signature from its parts. The inspection builds it again and compares, so that no bit
 * outside the signed attributes can be changed unnoticed.
 */
export const encodeCms = (parts: CmsParts): Uint8Array => {
  const certificate = pkijs.Certificate.fromBER(arrayBufferOf(parts.certificate));
  const chain = parts.chain.map((der) => pkijs.Certificate.fromBER(arrayBufferOf(der)));
  const attributes = asn1js.fromBER(arrayBufferOf(parts.signedAttributes)).result;
  if (!(attributes instanceof asn1js.Set)) throw new TypeError("signed attributes are not a SET");
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: algorithm(oid.sha256),
    signatureAlgorithm: signatureAlgorithm(parts.certificate),
    signature: octets(parts.signature),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes.valueBlock.value.map((schema) => new pkijs.Attribute({ schema })),
      encodedValue: arrayBufferOf(parts.signedAttributes),
    }),
    ...(parts.timestampToken === null ? {} : { unsignedAttrs: unsignedAttributes(parts.timestampToken) }),
  });
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(oid.sha256)],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate, ...chain],
    signerInfos: [signer],
  });
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
};

/** A CAdES signature over the SHA-256 of a document: B-T with somebody to stamp it, B-B without. */
export const createCms = async (
  contentDigest: Uint8Array,
  {
    certificate,
    chain,
    signRaw,
    stamp,
  }: {
    certificate: Uint8Array;
    chain: readonly Uint8Array[];
    signRaw: SignRaw;
    stamp?: Stamp | undefined;
  },
): Promise<Uint8Array> => {
  const attributes = signedAttributes(contentDigest, certificate);
  const signature = await signRaw(attributes);
  const timestampToken = stamp === undefined ? null : await stamp(signature);
  return encodeCms({ certificate, chain, signedAttributes: attributes, signature, timestampToken });
};
