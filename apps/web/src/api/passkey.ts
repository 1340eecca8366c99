import type { components } from "./schema.gen.js";

export type PasskeyCreation = components["schemas"]["PasskeyCreationView"];
export type PasskeyRequest = components["schemas"]["PasskeyRequestView"];
export type PasskeyAnswer = components["schemas"]["PasskeyAnswerDto"];
export type MadePasskey = Omit<components["schemas"]["AddPasskeyDto"], "name">;
type Transport = MadePasskey["transports"][number];

/** Why the browser gave no answer; `declined`: the person closed its dialog, or let it wait too long. */
export type PasskeyFault = "unsupported" | "declined" | "known" | "failed";

/** The browser or the authenticator did not do it; nothing was sent. */
export class PasskeyFailure extends Error {
  override readonly name = "PasskeyFailure";
  constructor(
    readonly fault: PasskeyFault,
    cause?: unknown,
  ) {
    super(`no passkey: ${fault}`, { cause });
  }
}

// As long as the portal waits for the answer.
const WITHIN_MS = 300_000;
const transportNames: readonly string[] = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** False in a browser without W3C Web Authentication, and on a page that did not come over HTTPS. */
export const hasPasskeys = (): boolean => "PublicKeyCredential" in window && "credentials" in navigator;

/** Has an authenticator make a key pair for this portal. @throws PasskeyFailure */
export async function makePasskey(asked: PasskeyCreation): Promise<MadePasskey> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytesOf(asked.challenge),
    rp: { id: asked.relyingPartyId, name: asked.relyingPartyName },
    user: { id: bytesOf(asked.userHandle), name: asked.userName, displayName: asked.userDisplayName },
    pubKeyCredParams: asked.algorithms.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: descriptors(asked.passkeys),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    attestation: "none",
    timeout: WITHIN_MS,
  };
  const { response } = await answerOf(() => navigator.credentials.create({ publicKey }));
  const made = response as AuthenticatorAttestationResponse;
  return {
    clientData: textOf(made.clientDataJSON),
    attestation: textOf(made.attestationObject),
    // Only hints: what the portal does not know is left out. Some browsers tell none.
    transports: (made.getTransports?.() ?? []).filter((name): name is Transport => transportNames.includes(name)),
  };
}

/** Asks for one of the person's passkeys. @throws PasskeyFailure */
export async function askPasskey(asked: PasskeyRequest): Promise<PasskeyAnswer> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(asked.challenge),
    rpId: asked.relyingPartyId,
    allowCredentials: descriptors(asked.passkeys),
    userVerification: "required",
    timeout: WITHIN_MS,
  };
  const { rawId, response } = await answerOf(() => navigator.credentials.get({ publicKey }));
  const { clientDataJSON, authenticatorData, signature } = response as AuthenticatorAssertionResponse;
  return {
    credentialId: textOf(rawId),
    clientData: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
  };
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!hasPasskeys()) throw new PasskeyFailure("unsupported");
  try {
    const credential = await ask();
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    throw new PasskeyFailure(faultOf(error), error);
  }
  throw new PasskeyFailure("declined");
}

// Browsers tell few things apart, so that a page cannot learn which authenticators there are.
function faultOf(error: unknown): PasskeyFault {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "declined";
  return name === "InvalidStateError" ? "known" : "failed";
}

const descriptors = (passkeys: PasskeyRequest["passkeys"]): PublicKeyCredentialDescriptor[] =>
  passkeys.map(({ id, transports }) => ({
    type: "public-key",
    id: bytesOf(id),
    transports: transports as AuthenticatorTransport[],
  }));

/** Bytes in base64url, as the API writes them. */
const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0));
