import { createPrivateKey, sign, webcrypto } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { extension, issue, type Issued, purposes, root } from "./timestamp-authority.js";

/** A certificate authority whose certificates parties sign with, in tests: a root, one authority below it, and people. */

const DAY = 86_400_000;
export const keyKinds = {
  "P-256": { name: "ECDSA", namedCurve: "P-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384" },
  "P-521": { name: "ECDSA", namedCurve: "P-521" },
  "RSA 3072": rsa(3072),
  "RSA 1024": rsa(1024),
} as const;

function rsa(modulusLength: number) {
  return {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength,
    publicExponent: Uint8Array.of(1, 0, 1),
  } as const;
}

const usage = (bits: number, unusedBits: number): pkijs.Extension =>
  extension("2.5.29.15", true, new asn1js.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits }));
const authority = (): pkijs.Extension =>
  extension("2.5.29.19", true, new pkijs.BasicConstraints({ cA: true }).toSchema());

export interface PartyKey {
  /** The certificate and the authority's below the root. */
  readonly pem: string;
  readonly certificate: Buffer;
  /** PEM of the private key, for programs. */
  readonly keyPem: string;
  /** As a party does with its own key: over the bytes that were given out. */
  sign(bytes: Uint8Array): Buffer;
}

export interface PersonWish {
  readonly kind?: keyof typeof keyKinds;
  readonly from?: number;
  readonly to?: number;
  /** digitalSignature and nonRepudiation unless told. */
  readonly extensions?: pkijs.Extension[];
  readonly commonName?: string;
}

export const forServers = (): pkijs.Extension[] => [
  usage(0xc0, 6),
  extension("2.5.29.37", false, purposes("1.3.6.1.5.5.7.3.1")),
];
export const forKeyAgreement = (): pkijs.Extension[] => [usage(0x08, 3)];
export const asAuthority = (): pkijs.Extension[] => [usage(0xc4, 2), authority()];
export const withUnknownCritical = (): pkijs.Extension[] => [
  usage(0xc0, 6),
  extension("1.2.3.4.5", true, new asn1js.Null()),
];
export const nonRepudiationAlone = (): pkijs.Extension[] => [usage(0x40, 6)];

export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

const partyKey = async (issued: Issued, above: readonly Issued[]): Promise<PartyKey> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", issued.keys.privateKey));
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return {
    pem: [issued, ...above].map(({ certificate }) => pemOf(certificate)).join(""),
    certificate: issued.certificate,
    keyPem: key.export({ format: "pem", type: "pkcs8" }) as string,
    sign: (bytes) => sign("sha256", bytes, key),
  };
};

/** A list of revoked certificates, signed by its issuer; a critical part makes it one of some certificates alone. */
const revocationList = async (
  issuer: Issued,
  revoked: readonly Buffer[],
  at: Date,
  isPartial: boolean,
): Promise<Uint8Array> => {
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: issuer.name,
    thisUpdate: new pkijs.Time({ value: new Date() }),
    revokedCertificates: revoked.map(
      (der) =>
        new pkijs.RevokedCertificate({
          userCertificate: pkijs.Certificate.fromBER(new Uint8Array(der).buffer).serialNumber,
          revocationDate: new pkijs.Time({ value: at }),
        }),
    ),
    ...(isPartial
      ? { crlExtensions: new pkijs.Extensions({ extensions: [extension("2.5.29.28", true, new asn1js.Sequence())] }) }
      : {}),
  });
  if (revoked.length === 0) delete list.revokedCertificates;
  await list.sign(issuer.keys.privateKey, "SHA-256", new pkijs.CryptoEngine({ name: "node", crypto: webcrypto }));
  return new Uint8Array(list.toSchema(true).toBER(false));
};

export const partyAuthority = async (name = "試験認証サービス") => {
  const top = await root(`${name} ルート`);
  const below = await issue(
    `${name} 発行局`,
    [authority(), usage(0x06, 1)],
    top,
    Date.now() - 900 * DAY,
    Date.now() + 900 * DAY,
  );
  return {
    root: top.certificate,
    rootPem: pemOf(top.certificate),
    /** The authority between the root and people. */
    below: below.certificate,
    revocationList: (
      by: "root" | "below",
      revoked: readonly Buffer[] = [],
      { at = new Date(Date.now() - 10 * DAY), isPartial = false } = {},
    ) => revocationList(by === "root" ? top : below, revoked, at, isPartial),
    person: async ({
      kind = "P-256",
      from,
      to,
      extensions = [usage(0xc0, 6)],
      commonName = "試験 署名者",
    }: PersonWish = {}) => partyKey(await issue(commonName, extensions, below, from, to, keyKinds[kind]), [below]),
    /** A certificate that nobody but its owner vouches for. */
    selfMade: async () => partyKey(await issue("自称 署名者", [usage(0xc0, 6)]), []),
  };
};
