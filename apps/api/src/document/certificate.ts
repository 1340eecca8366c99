import { randomBytes, webcrypto } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "./signature/identifiers.js";

/** The installation's own root: DER certificate and PKCS#8 private key (P-256). */
export interface RootAuthority {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

export interface SealKey {
  /** PKCS#8. */
  readonly privateKey: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const ROOT_YEARS = 10;
const SEAL_YEARS = 5;
const SERIAL_LENGTH = 16;
const KEY_USAGE = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04, cRLSign: 0x02 } as const;

const engine = new pkijs.CryptoEngine({ name: "node", crypto: webcrypto });

const yearsAfter = (date: Date, years: number): Date => {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
};

/** Random, positive and without leading zeros, as RFC 5280 asks. */
export const randomSerial = (): Uint8Array => {
  const serial = randomBytes(SERIAL_LENGTH);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return new Uint8Array(serial);
};

/** O and CN as two parts of the name; put together one by one, the library would join them into a single part. */
const distinguishedName = (organizationName: string, commonName: string): pkijs.RelativeDistinguishedNames => {
  const part = (type: string, value: string): asn1js.Set =>
    new asn1js.Set({
      value: [new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) }).toSchema()],
    });
  const name = new asn1js.Sequence({
    value: [part(oid.organizationName, organizationName), part(oid.commonName, commonName)],
  });
  return pkijs.RelativeDistinguishedNames.fromBER(name.toBER(false));
};

const extension = (extnID: string, critical: boolean, value: ArrayBuffer): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical, extnValue: value });

const keyUsage = (bits: number): pkijs.Extension => {
  const unusedBits = [0, 1, 2, 3, 4, 5, 6, 7].find((bit) => ((bits >> bit) & 1) === 1) ?? 0;
  const value = new asn1js.BitString({ valueHex: arrayBufferOf(Uint8Array.of(bits)), unusedBits });
  return extension(oid.keyUsage, true, value.toBER(false));
};

const basicConstraints = (authority: boolean): pkijs.Extension => {
  const constraints = authority
    ? new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new pkijs.BasicConstraints();
  return extension(oid.basicConstraints, true, constraints.toSchema().toBER(false));
};

const keyIdentifier = async (publicKey: pkijs.PublicKeyInfo): Promise<ArrayBuffer> =>
  webcrypto.subtle.digest("SHA-1", publicKey.subjectPublicKey.valueBlock.valueHexView);

const identifiers = async (subject: pkijs.PublicKeyInfo, issuer: pkijs.PublicKeyInfo): Promise<pkijs.Extension[]> => {
  const own = new asn1js.OctetString({ valueHex: await keyIdentifier(subject) });
  const above = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: await keyIdentifier(issuer) }),
  });
  return [
    extension(oid.subjectKeyIdentifier, false, own.toBER(false)),
    extension(oid.authorityKeyIdentifier, false, above.toSchema().toBER(false)),
  ];
};

const importPrivateKey = (pkcs8: Uint8Array): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey("pkcs8", pkcs8, CURVE, false, ["sign"]);

const toDer = (certificate: pkijs.Certificate): Uint8Array => new Uint8Array(certificate.toSchema(true).toBER(false));

/**
 * An act of signing is committed before the seal that follows makes its first certificate, and sealing may have been down for
 * a while: the certificate must already hold at the time the act states.
 */
const HOLDS_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

const draftCertificate = (validity: { from: Date; years: number }, serial: Uint8Array): pkijs.Certificate => {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: arrayBufferOf(serial) });
  certificate.notBefore.value = new Date(validity.from.getTime() - HOLDS_BEFORE_MS);
  certificate.notAfter.value = yearsAfter(validity.from, validity.years);
  return certificate;
};

/** A new P-256 key pair for a seal. */
export const createSealKey = async (): Promise<SealKey> => {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
  return {
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey("pkcs8", pair.privateKey)),
    publicKey: new Uint8Array(await webcrypto.subtle.exportKey("spki", pair.publicKey)),
  };
};

/** Makes the installation's root: self-signed, P-256, valid for ten years, allowed to issue seal certificates only. */
export const createRoot = async ({
  operator,
  now,
  serial = randomSerial(),
}: {
  operator: string;
  now: Date;
  serial?: Uint8Array;
}): Promise<RootAuthority> => {
  const key = await createSealKey();
  const publicKey = pkijs.PublicKeyInfo.fromBER(arrayBufferOf(key.publicKey));
  const certificate = draftCertificate({ from: now, years: ROOT_YEARS }, serial);
  const name = distinguishedName(operator, `${operator} 電子封印ルート認証局`);
  certificate.subject = name;
  certificate.issuer = name;
  certificate.subjectPublicKeyInfo = publicKey;
  certificate.extensions = [
    basicConstraints(true),
    keyUsage(KEY_USAGE.keyCertSign | KEY_USAGE.cRLSign),
    ...(await identifiers(publicKey, publicKey)),
  ];
  await certificate.sign(await importPrivateKey(key.privateKey), "SHA-256", engine);
  return { certificate: toDer(certificate), privateKey: key.privateKey };
};

export interface SealRequest {
  readonly root: RootAuthority;
  readonly operator: string;
  /** The organisation on whose instruction the operator seals. */
  readonly organizationName: string;
  /** SubjectPublicKeyInfo, P-256. */
  readonly publicKey: Uint8Array;
  readonly now: Date;
  readonly serial?: Uint8Array;
}

/**
 * Issues the seal certificate of an organisation, valid for five years. Its subject names the operator as the owner and the
 * organisation as the one who instructs, since the seal is the operator's (立会人型).
 */
export const issueSealCertificate = async (request: SealRequest): Promise<Uint8Array> => {
  const issuer = pkijs.Certificate.fromBER(arrayBufferOf(request.root.certificate));
  const publicKey = pkijs.PublicKeyInfo.fromBER(arrayBufferOf(request.publicKey));
  const certificate = draftCertificate({ from: request.now, years: SEAL_YEARS }, request.serial ?? randomSerial());
  certificate.subject = distinguishedName(request.operator, `電子封印（${request.organizationName} の指示による）`);
  certificate.issuer = issuer.subject;
  certificate.subjectPublicKeyInfo = publicKey;
  certificate.extensions = [
    basicConstraints(false),
    keyUsage(KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation),
    ...(await identifiers(publicKey, issuer.subjectPublicKeyInfo)),
  ];
  await certificate.sign(await importPrivateKey(request.root.privateKey), "SHA-256", engine);
  return toDer(certificate);
};

const LIST_DAYS = 30;

/** The root's list of revoked certificates (RFC 5280, 5): no seal certificate has been revoked so far, and it says so as of now. */
export const issueRevocationList = async ({ root, now }: { root: RootAuthority; now: Date }): Promise<Uint8Array> => {
  const issuer = pkijs.Certificate.fromBER(arrayBufferOf(root.certificate));
  const number = new asn1js.Integer({ value: Math.floor(now.getTime() / 1000) });
  const above = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: await keyIdentifier(issuer.subjectPublicKeyInfo) }),
  });
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: issuer.subject,
    thisUpdate: new pkijs.Time({ value: now }),
    nextUpdate: new pkijs.Time({ value: new Date(now.getTime() + LIST_DAYS * 24 * 60 * 60 * 1000) }),
    crlExtensions: new pkijs.Extensions({
      extensions: [
        extension(oid.authorityKeyIdentifier, false, above.toSchema().toBER(false)),
        extension(oid.revocationListNumber, false, number.toBER(false)),
      ],
    }),
  });
  await list.sign(await importPrivateKey(root.privateKey), "SHA-256", engine);
  return new Uint8Array(list.toSchema(true).toBER(false));
};
