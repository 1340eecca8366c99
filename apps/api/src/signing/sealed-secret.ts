import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A secret under its own data key, and that key under the master key (AES-256-GCM, base64). Bound to what it belongs to. */
export interface SealedSecret {
  readonly v: 1;
  readonly dataKey: string;
  readonly secret: string;
}

/** @param belongsTo bound as additional data: a record moved to another owner does not open */
export function sealSecret(master: Buffer, belongsTo: string, secret: Uint8Array): SealedSecret {
  const dataKey = randomBytes(32);
  return {
    v: 1,
    dataKey: encrypt(master, `data-key ${belongsTo}`, dataKey),
    secret: encrypt(dataKey, `secret ${belongsTo}`, secret),
  };
}

/** @throws Error when the record was changed, or belongs to another owner or master key */
export function openSecret(master: Buffer, belongsTo: string, sealed: SealedSecret): Buffer {
  const dataKey = decrypt(master, `data-key ${belongsTo}`, sealed.dataKey);
  return decrypt(dataKey, `secret ${belongsTo}`, sealed.secret);
}

/** The same secret, its data key under another master key. @throws Error when it does not open under the first one */
export function rewrapSecret(from: Buffer, to: Buffer, belongsTo: string, sealed: SealedSecret): SealedSecret {
  const dataKey = decrypt(from, `data-key ${belongsTo}`, sealed.dataKey);
  return { ...sealed, dataKey: encrypt(to, `data-key ${belongsTo}`, dataKey) };
}

function encrypt(key: Buffer, additional: string, data: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(additional));
  return Buffer.concat([nonce, cipher.update(data), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

function decrypt(key: Buffer, additional: string, text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(additional));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
