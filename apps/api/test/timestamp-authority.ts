import { createHash, randomBytes, webcrypto } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";

/** A time-stamp authority (RFC 3161) for tests: honest, out of order, or lying in one certain way. */
export type Conduct =
  | "honest"
  | "down"
  | "rejecting"
  | "garbage"
  | "redirecting"
  | "endless"
  | "wrong-imprint"
  | "wrong-nonce"
  | "no-nonce"
  | "expired-certificate"
  | "no-usage"
  | "usage-not-critical"
  | "two-usages"
  | "sha1-imprint"
  | "other-certificate-named"
  | "broken-signature"
  | "foreign-root"
  | "old-time";

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const engine = new pkijs.CryptoEngine({ name: "node", crypto: webcrypto });
const DAY = 86_400_000;
const sha256Id = "2.16.840.1.101.3.4.2.1";

const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const sequence = (...value: asn1js.AsnType[]): asn1js.Sequence => new asn1js.Sequence({ value });
const identifier = (value: string): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value });
const octets = (bytes: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: buffer(bytes) });
const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

export interface Issued {
  readonly certificate: Buffer;
  readonly name: pkijs.RelativeDistinguishedNames;
  readonly keys: webcrypto.CryptoKeyPair;
}

type KeyKind = webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams;

const nameOf = (commonName: string): pkijs.RelativeDistinguishedNames =>
  new pkijs.RelativeDistinguishedNames({
    typesAndValues: [
      new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1js.Utf8String({ value: commonName }) }),
    ],
  });

export const extension = (extnID: string, critical: boolean, value: asn1js.AsnType): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
export const purposes = (...ids: string[]): asn1js.Sequence => sequence(...ids.map(identifier));
const stamping = "1.3.6.1.5.5.7.3.8";

export const issue = async (
  commonName: string,
  extensions: pkijs.Extension[],
  issuer?: Issued,
  from = Date.now() - DAY,
  to = Date.now() + 365 * DAY,
  kind: KeyKind = algorithm,
): Promise<Issued> => {
  const keys = await webcrypto.subtle.generateKey(kind, true, ["sign", "verify"]);
  const certificate = new pkijs.Certificate({ version: 2 });
  const serial = randomBytes(8);
  serial[0] = 0x41;
  certificate.serialNumber = new asn1js.Integer({ valueHex: buffer(serial) });
  certificate.notBefore.value = new Date(from);
  certificate.notAfter.value = new Date(to);
  certificate.subject = nameOf(commonName);
  certificate.issuer = issuer?.name ?? certificate.subject;
  certificate.extensions = extensions;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign((issuer?.keys ?? keys).privateKey, "SHA-256", engine);
  return { certificate: Buffer.from(certificate.toSchema(true).toBER(false)), name: certificate.subject, keys };
};

export const root = (commonName: string): Promise<Issued> =>
  issue(
    commonName,
    [extension("2.5.29.19", true, new pkijs.BasicConstraints({ cA: true }).toSchema())],
    undefined,
    Date.now() - 3000 * DAY,
    Date.now() + 3000 * DAY,
  );

const pointingTo = (url: string): pkijs.Extension =>
  extension(
    "2.5.29.31",
    false,
    new pkijs.CRLDistributionPoints({
      distributionPoints: [
        new pkijs.DistributionPoint({ distributionPoint: [new pkijs.GeneralName({ type: 6, value: url })] }),
      ],
    }).toSchema(),
  );

const revocationListOf = async (issuer: Issued, revoked: { certificate: Buffer; at: Date } | null): Promise<Buffer> => {
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: issuer.name,
    thisUpdate: new pkijs.Time({ value: new Date() }),
  });
  if (revoked)
    list.revokedCertificates = [
      new pkijs.RevokedCertificate({
        userCertificate: pkijs.Certificate.fromBER(buffer(revoked.certificate)).serialNumber,
        revocationDate: new pkijs.Time({ value: revoked.at }),
      }),
    ];
  await list.sign(issuer.keys.privateKey, "SHA-256", engine);
  return Buffer.from(list.toSchema(true).toBER(false));
};

const signerFor = async (conduct: Conduct, above: Issued, lists: readonly pkijs.Extension[]): Promise<Issued> => {
  const name = "試験用タイムスタンプ局";
  switch (conduct) {
    case "expired-certificate":
      return issue(
        name,
        [extension("2.5.29.37", true, purposes(stamping))],
        above,
        Date.now() - 9 * DAY,
        Date.now() - DAY,
      );
    case "no-usage":
      return issue(name, [], above);
    case "usage-not-critical":
      return issue(name, [extension("2.5.29.37", false, purposes(stamping))], above);
    case "two-usages":
      return issue(name, [extension("2.5.29.37", true, purposes(stamping, "1.3.6.1.5.5.7.3.3"))], above);
    case "foreign-root":
      return issue(name, [extension("2.5.29.37", true, purposes(stamping))], await root("知らない認証局"));
    default:
      return issue(name, [extension("2.5.29.37", true, purposes(stamping)), ...lists], above);
  }
};

/** A false imprint: the algorithm and the hash. */
const imprintFor = (conduct: Conduct): readonly [algorithm: string, hash: Uint8Array] | undefined => {
  if (conduct === "wrong-imprint") return [sha256Id, sha256(Buffer.from("something else"))];
  if (conduct === "sha1-imprint") return ["1.3.14.3.2.26", createHash("sha1").update("x").digest()];
  return undefined;
};

const informationFor = ({ messageImprint, nonce }: pkijs.TimeStampReq, conduct: Conduct): Buffer => {
  const other = new asn1js.Integer({ valueHex: buffer(Uint8Array.of(0x41, 2, 3)) });
  const imprint = imprintFor(conduct) ?? ([sha256Id, messageImprint.hashedMessage.valueBlock.valueHexView] as const);
  const answered = conduct === "wrong-nonce" ? other : nonce;
  const information = new pkijs.TSTInfo({
    version: 1,
    policy: "1.2.3.4.1",
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: imprint[0] }),
      hashedMessage: octets(imprint[1]),
    }),
    serialNumber: new asn1js.Integer({ valueHex: buffer(Uint8Array.of(0x41, ...randomBytes(7))) }),
    genTime: new Date(Date.now() - (conduct === "old-time" ? DAY / 2 : 0)),
    ...(conduct === "no-nonce" || answered === undefined ? {} : { nonce: answered }),
  });
  return Buffer.from(information.toSchema().toBER(false));
};

const attributesFor = (content: Uint8Array, named: Uint8Array): Buffer => {
  const attribute = (type: string, value: asn1js.AsnType): Buffer =>
    Buffer.from(new pkijs.Attribute({ type, values: [value] }).toSchema().toBER(false));
  const encoded = [
    attribute("1.2.840.113549.1.9.3", identifier("1.2.840.113549.1.9.16.1.4")),
    attribute("1.2.840.113549.1.9.4", octets(sha256(content))),
    attribute("1.2.840.113549.1.9.16.2.47", sequence(sequence(sequence(octets(sha256(named)))))),
  ].sort(Buffer.compare);
  return Buffer.from(new asn1js.Set({ value: encoded.map((one) => asn1js.fromBER(buffer(one)).result) }).toBER(false));
};

const tokenFor = async (
  request: pkijs.TimeStampReq,
  conduct: Conduct,
  { certificate, keys }: Issued,
  above: Issued,
): Promise<asn1js.Sequence> => {
  const content = informationFor(request, conduct);
  const attributes = attributesFor(content, conduct === "other-certificate-named" ? above.certificate : certificate);
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  const { sign, createPrivateKey } = await import("node:crypto");
  const signature = sign(
    "sha256",
    attributes,
    createPrivateKey({ key: Buffer.from(key), format: "der", type: "pkcs8" }),
  );
  if (conduct === "broken-signature") signature[signature.length - 1]! ^= 1;
  const signer = pkijs.Certificate.fromBER(buffer(certificate));
  const set = asn1js.fromBER(buffer(attributes)).result as asn1js.Set;
  const signedData = new pkijs.SignedData({
    version: 3,
    digestAlgorithms: [new pkijs.AlgorithmIdentifier({ algorithmId: sha256Id })],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: "1.2.840.113549.1.9.16.1.4",
      eContent: octets(content),
    }),
    certificates: [signer, pkijs.Certificate.fromBER(buffer(above.certificate))],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        digestAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Id }),
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: "1.2.840.10045.4.3.2" }),
        signature: octets(signature),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: set.valueBlock.value.map((schema) => new pkijs.Attribute({ schema })),
          encodedValue: buffer(attributes),
        }),
      }),
    ],
  });
  return new pkijs.ContentInfo({
    contentType: "1.2.840.113549.1.7.2",
    content: signedData.toSchema(true),
  }).toSchema();
};

const status = (value: number): asn1js.Sequence => sequence(new asn1js.Integer({ value }));

export interface TestAuthority {
  readonly url: string;
  readonly root: Buffer;
  readonly rootPem: string;
  /** How it answers from now on. */
  behave(conduct: Conduct): void;
  /** Whether its issuer's list can be had (`withLists`), and whom it has revoked since when; its own signer, as long as it is honest. */
  listing(state: "reachable" | "down", revokedAt?: Date): void;
  /** The answer to a request, without HTTP. */
  answer(request: Uint8Array, conduct?: Conduct): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const startTestAuthority = async ({ withLists = false } = {}): Promise<TestAuthority> => {
  const above = await root("試験用タイムスタンプ認証局");
  const signers = new Map<Conduct, Issued>();
  let now: Conduct = "honest";
  let listed: "reachable" | "down" = "reachable";
  let revokedAt: Date | undefined;
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const answer = async (request: Uint8Array, conduct: Conduct = now): Promise<Uint8Array> => {
    if (conduct === "garbage") return Buffer.from("<html>Service Unavailable</html>");
    if (conduct === "rejecting") return new Uint8Array(sequence(status(2)).toBER(false));
    const signer =
      signers.get(conduct) ?? (await signerFor(conduct, above, withLists ? [pointingTo(`${address()}root.crl`)] : []));
    signers.set(conduct, signer);
    const token = await tokenFor(pkijs.TimeStampReq.fromBER(buffer(request)), conduct, signer, above);
    return new Uint8Array(sequence(status(0), token).toBER(false));
  };
  const list = async () => {
    const signer = signers.get("honest");
    return revocationListOf(above, revokedAt && signer ? { certificate: signer.certificate, at: revokedAt } : null);
  };
  const server = createServer((request, response) => {
    if (request.url === "/root.crl") {
      if (listed === "down") return void response.writeHead(503).end();
      return void list().then((bytes) => response.writeHead(200).end(bytes));
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (now === "down") return void response.writeHead(503).end();
      if (now === "redirecting") return void response.writeHead(307, { location: "/elsewhere" }).end();
      if (now === "endless") return void response.writeHead(200).end(Buffer.alloc(1_000_000));
      void answer(Buffer.concat(chunks)).then((reply) =>
        response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(reply),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: address(),
    root: above.certificate,
    rootPem: `-----BEGIN CERTIFICATE-----\n${above.certificate.toString("base64").replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
    behave: (conduct) => void (now = conduct),
    listing: (state, at) => void ([listed, revokedAt] = [state, at]),
    answer,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
};
