import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** An authenticator and its browser, of the tests' own making, written apart from the product's own code. */

export interface CreationRequest {
  readonly challenge: string;
  readonly relyingPartyId: string;
}

export interface AnswerRequest extends CreationRequest {
  readonly passkeys: readonly { readonly id: string }[];
}

/** What a dishonest or broken one says otherwise. */
export interface Lies {
  readonly origin?: string;
  readonly relyingPartyId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** In place of: the person is present and verified. */
  readonly flags?: number;
  readonly counter?: number;
  readonly credentialId?: string;
  /** Bytes behind the authenticator data. */
  readonly behind?: Buffer;
}

type Algorithm = "ES256" | "EdDSA" | "RS256";

const PRESENT_AND_VERIFIED = 0x05;
const WITH_CREDENTIAL = 0x40;

const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
};
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const text = (value: string) => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const octets = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();

const makers: Record<Algorithm, () => { publicKey: KeyObject; privateKey: KeyObject }> = {
  ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: () => generateKeyPairSync("ed25519"),
  RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
};

/** RFC 9052 and 9053. */
function coseKey(key: KeyObject, algorithm: Algorithm): Buffer {
  const jwk = key.export({ format: "jwk" });
  const member = (name: "x" | "y" | "n" | "e") => octets(Buffer.from(jwk[name]!, "base64url"));
  if (algorithm === "ES256")
    return map([int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), member("x")], [int(-3), member("y")]);
  if (algorithm === "EdDSA") return map([int(1), int(1)], [int(3), int(-8)], [int(-1), int(6)], [int(-2), member("x")]);
  return map([int(1), int(3)], [int(3), int(-257)], [int(-1), member("n")], [int(-2), member("e")]);
}

export class PasskeyDevice {
  readonly credentialId = randomBytes(32).toString("base64url");
  private counter = 0;

  /** @param origin where the browser's page comes from */
  constructor(
    private readonly origin: string,
    private readonly algorithm: Algorithm = "ES256",
    private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = makers[algorithm](),
  ) {}

  register(request: CreationRequest, lies: Lies = {}) {
    const credentialId = Buffer.from(lies.credentialId ?? this.credentialId, "base64url");
    const length = Buffer.from([credentialId.length >> 8, credentialId.length & 255]);
    const credential = Buffer.concat([
      Buffer.alloc(16),
      length,
      credentialId,
      coseKey(this.keys.publicKey, this.algorithm),
    ]);
    const data = Buffer.concat([
      this.data(request, { flags: PRESENT_AND_VERIFIED | WITH_CREDENTIAL, ...lies }),
      credential,
      lies.behind ?? Buffer.alloc(0),
    ]);
    const attestation = map([text("fmt"), text("none")], [text("attStmt"), map()], [text("authData"), octets(data)]);
    return {
      clientData: this.clientData("webauthn.create", request, lies).toString("base64url"),
      attestation: attestation.toString("base64url"),
      transports: ["internal"],
    };
  }

  answer(request: AnswerRequest, lies: Lies = {}) {
    this.counter++;
    const clientData = this.clientData("webauthn.get", request, lies);
    const data = Buffer.concat([this.data(request, lies), lies.behind ?? Buffer.alloc(0)]);
    const signed = Buffer.concat([data, sha256(clientData)]);
    return {
      credentialId: lies.credentialId ?? this.credentialId,
      clientData: clientData.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: sign(this.algorithm === "EdDSA" ? null : "sha256", signed, this.keys.privateKey).toString("base64url"),
    };
  }

  private data({ relyingPartyId }: CreationRequest, lies: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? this.counter);
    const flags = Buffer.from([lies.flags ?? PRESENT_AND_VERIFIED]);
    return Buffer.concat([sha256(lies.relyingPartyId ?? relyingPartyId), flags, counter]);
  }

  private clientData(type: string, { challenge }: CreationRequest, lies: Lies): Buffer {
    const said = { type, challenge, origin: this.origin, crossOrigin: false };
    const { origin, crossOrigin, type: otherType, challenge: otherChallenge } = lies;
    return Buffer.from(
      JSON.stringify({
        ...said,
        ...(origin !== undefined && { origin }),
        ...(crossOrigin !== undefined && { crossOrigin }),
        ...(otherType !== undefined && { type: otherType }),
        ...(otherChallenge !== undefined && { challenge: otherChallenge }),
      }),
    );
  }
}
