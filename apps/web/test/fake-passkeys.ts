type Asked = CredentialCreationOptions | CredentialRequestOptions;
type Authenticator = (asked: Asked) => object | null;

const bytes = (text: string): ArrayBuffer => Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;

/** What a browser answers with a passkey of the id "key"; what is signed is not looked at by a page. */
export const assertion = {
  rawId: bytes("key"),
  response: {
    clientDataJSON: bytes("said"),
    authenticatorData: bytes("data"),
    signature: bytes("signature"),
  },
};

/** The same as the API takes it. */
export const assertionSent = {
  credentialId: "a2V5",
  clientData: "c2FpZA",
  authenticatorData: "ZGF0YQ",
  signature: "c2lnbmF0dXJl",
};

export const attestation = {
  rawId: bytes("key"),
  response: {
    clientDataJSON: bytes("said"),
    attestationObject: bytes("made"),
    getTransports: () => ["internal", "carrier-pigeon"],
  },
};

export const attestationSent = { clientData: "c2FpZA", attestation: "bWFkZQ", transports: ["internal"] };

/** As browsers refuse. */
export const refusing = (name: string): Authenticator => {
  return () => {
    throw new DOMException("", name);
  };
};

/** Gives the window passkeys, answered one after another, the last one for good; returns what was asked for. */
export function answeringPasskeys(...answers: Authenticator[]): Asked[] {
  const asked: Asked[] = [];
  const answer = (options: Asked) => {
    asked.push(options);
    return Promise.resolve().then(() => (answers.length > 1 ? answers.shift()! : answers[0]!)(options));
  };
  Object.defineProperty(window, "PublicKeyCredential", { value: class {}, configurable: true });
  Object.defineProperty(navigator, "credentials", { value: { create: answer, get: answer }, configurable: true });
  return asked;
}

/** A browser without them, as jsdom is one. */
export function withoutPasskeys(): void {
  Reflect.deleteProperty(window, "PublicKeyCredential");
  Reflect.deleteProperty(navigator, "credentials");
}
