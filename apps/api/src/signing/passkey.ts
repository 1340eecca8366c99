import { createHash, createPublicKey, type JsonWebKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import { Problem } from "../platform/problem.js";
import { type Cbor, readCbor } from "./cbor.js";

/** Checks of W3C Web Authentication, Level 2, on what an authenticator answers: 7.1 (registration), 7.2 (assertion). */

/** COSE algorithms that are asked for and understood (RFC 9053): ES256, EdDSA, RS256. */
export const algorithms = [-7, -8, -257] as const;

export interface RelyingParty {
  /** Host name of the portal; an authenticator answers for it alone. */
  readonly id: string;
  /** What the browser must say that its page came from. */
  readonly origin: string;
}

/** The portal as browsers reach it: nothing of a request has a say in it. */
export function relyingPartyAt(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** What must have been asked, and of whom. */
export interface Expected {
  readonly challenge: Uint8Array;
  readonly relyingParty: RelyingParty;
}

export interface NewPasskey {
  readonly credentialId: Buffer;
  /** Subject public key information, DER. */
  readonly publicKey: Buffer;
  readonly signCount: number;
}

export interface Assertion {
  readonly clientData: Buffer;
  readonly authenticatorData: Buffer;
  readonly signature: Buffer;
}

/**
 * The key pair that an authenticator has just made. Who built the authenticator is not asked: attestation is not read.
 * @throws Problem `passkey.refused`
 */
export function registeredPasskey(clientData: Buffer, attestation: Buffer, expected: Expected): NewPasskey {
  requireClientData(clientData, "webauthn.create", expected);
  return orRefused(() => {
    const object = wholeCbor(attestation);
    const data = object instanceof Map ? object.get("authData") : undefined;
    if (!(data instanceof Uint8Array)) throw new Error("no authenticator data");
    const { signCount, attested } = readAuthenticatorData(Buffer.from(data), expected.relyingParty);
    if (!attested) throw new Error("no credential");
    const publicKey = keyOf(attested.key).export({ format: "der", type: "spki" });
    return { credentialId: attested.credentialId, publicKey, signCount };
  });
}

/**
 * @returns the authenticator's counter, to be kept
 * @throws Problem `passkey.refused`, `passkey.counter-back`
 */
export function assertedCounter(
  { clientData, authenticatorData, signature }: Assertion,
  stored: { readonly publicKey: Buffer; readonly signCount: number },
  expected: Expected,
): number {
  requireClientData(clientData, "webauthn.get", expected);
  const { signCount } = orRefused(() => readAuthenticatorData(authenticatorData, expected.relyingParty));
  const key = createPublicKey({ key: stored.publicKey, format: "der", type: "spki" });
  const signed = Buffer.concat([authenticatorData, createHash("sha256").update(clientData).digest()]);
  // EdDSA hashes by itself; ECDSA signatures come in DER here.
  const hash = key.asymmetricKeyType === "ed25519" ? null : "sha256";
  if (!orRefused(() => verify(hash, signed, key, signature))) throw refused();
  // Passkeys that are synchronised between devices keep no counter and always say 0.
  if ((signCount > 0 || stored.signCount > 0) && signCount <= stored.signCount)
    throw new Problem("passkey.counter-back");
  return signCount;
}

/** The challenge that a browser says was answered. @throws Problem `passkey.refused` */
export const answeredChallenge = (clientData: Buffer): Buffer =>
  orRefused(() =>
    Buffer.from((JSON.parse(clientData.toString("utf8")) as { challenge: string }).challenge, "base64url"),
  );

function requireClientData(clientData: Buffer, type: string, { challenge, relyingParty }: Expected): void {
  const said = orRefused(() => JSON.parse(clientData.toString("utf8")) as Record<string, unknown> | null);
  const isRight =
    said?.["type"] === type &&
    isSame(said["challenge"], Buffer.from(challenge).toString("base64url")) &&
    said["origin"] === relyingParty.origin &&
    // A frame of another site's page.
    said["crossOrigin"] !== true;
  if (!isRight) throw refused();
}

function isSame(said: unknown, expected: string): boolean {
  if (typeof said !== "string") return false;
  const [one, other] = [Buffer.from(said), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const HAS_CREDENTIAL = 0x40;
const HAS_EXTENSIONS = 0x80;

/** Web Authentication, 6.1: 37 bytes, then what the flags announce, and not a byte more. */
function readAuthenticatorData(data: Buffer, { id }: RelyingParty) {
  const isOurs = data.length >= 37 && timingSafeEqual(data.subarray(0, 32), createHash("sha256").update(id).digest());
  if (!isOurs) throw new Error("for another relying party");
  const flags = data.readUInt8(32);
  const has = (flag: number) => (flags & flag) !== 0;
  // The person touched it, and proved to be its owner: by finger, face or PIN.
  if (!has(USER_PRESENT) || !has(USER_VERIFIED)) throw new Error("the person was not verified");
  if (has(BACKED_UP) && !has(BACKUP_ELIGIBLE)) throw new Error("backed up, yet not to be");
  const attested = has(HAS_CREDENTIAL) ? credentialIn(data) : undefined;
  const rest = data.subarray(attested?.end ?? 37);
  // Extensions are not asked for; what an authenticator adds by itself is read over.
  if (has(HAS_EXTENSIONS) ? !(wholeCbor(rest) instanceof Map) : rest.length > 0) throw new Error("more than announced");
  return { signCount: data.readUInt32BE(33), attested };
}

function credentialIn(data: Buffer): { credentialId: Buffer; key: Cbor; end: number } {
  const keyAt = 55 + data.readUInt16BE(53);
  // At most 1023 bytes (7.1, step 24 of Level 3).
  if (keyAt === 55 || keyAt > 55 + 1023 || keyAt > data.length) throw new Error("no usable credential id");
  const { value, length } = readCbor(data.subarray(keyAt));
  return { credentialId: data.subarray(55, keyAt), key: value, end: keyAt + length };
}

function wholeCbor(bytes: Buffer): Cbor {
  const { value, length } = readCbor(bytes);
  if (length !== bytes.length) throw new Error("bytes after the CBOR");
  return value;
}

const RSA_BITS = { min: 2048, max: 4096 };

/** A COSE key (RFC 9052, 7; RFC 9053, 7) of one of `algorithms`. */
function keyOf(cose: Cbor): KeyObject {
  if (!(cose instanceof Map)) throw new Error("no key");
  const text = (label: number, bytes?: number): string => {
    const value: unknown = cose.get(label);
    if (!(value instanceof Uint8Array) || (bytes !== undefined && value.length !== bytes)) throw new Error("no key");
    return Buffer.from(value).toString("base64url");
  };
  const is = (...members: readonly [number, number][]) => members.every(([label, value]) => cose.get(label) === value);
  const key = (): JsonWebKey => {
    if (is([1, 2], [3, -7], [-1, 1])) return { kty: "EC", crv: "P-256", x: text(-2, 32), y: text(-3, 32) };
    if (is([1, 1], [3, -8], [-1, 6])) return { kty: "OKP", crv: "Ed25519", x: text(-2, 32) };
    if (is([1, 3], [3, -257])) return { kty: "RSA", n: text(-1), e: text(-2) };
    throw new Error("a key of another algorithm");
  };
  const made = createPublicKey({ key: key(), format: "jwk" });
  if (made.asymmetricKeyType === "rsa") {
    const { modulusLength = 0, publicExponent } = made.asymmetricKeyDetails ?? {};
    // With an exponent of 1 anybody's bytes are a signature; a modulus without bound makes checking dear.
    const isSound = modulusLength >= RSA_BITS.min && modulusLength <= RSA_BITS.max && publicExponent === 65_537n;
    if (!isSound) throw new Error("an unsound key");
  }
  return made;
}

const refused = () => new Problem("passkey.refused");

// Whatever is wrong with it, an answer that cannot be read proves nothing.
function orRefused<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw refused();
  }
}
