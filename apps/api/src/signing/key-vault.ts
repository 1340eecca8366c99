import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import type { Tx } from "../platform/database.js";
import { type MasterKey, ownerOf } from "./master-key.js";
import type { SealedSecret } from "./sealed-secret.js";

/** What the database keeps of a private key: the key itself, sealed, or where else it is. */
export type StoredKey = object;

/** A key that was just made, and that the database does not know yet. */
export interface NewKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** What the database is to keep, for the transaction that takes the key into use. */
  store(tx: Tx): Promise<StoredKey>;
  /** When it is not taken into use after all. */
  discard(): Promise<void>;
}

/** Where the private keys of seals live, and the only one who uses them. */
export interface KeyVault {
  /** Whether the key is here: one of another vault is replaced at the next signature. */
  holds(stored: StoredKey): boolean;
  /** A new P-256 key. Outside any transaction: it may lie on another machine. */
  create(organizationId: string): Promise<NewKey>;
  /** ECDSA with SHA-256 over the bytes, DER. @throws Error when the key is not in this vault */
  sign(organizationId: string, stored: StoredKey, bytes: Uint8Array): Promise<Uint8Array>;
  /** Makes the key unusable, where it is not enough that the database forgets it. Repeats harmlessly. */
  destroy?(stored: StoredKey): Promise<void>;
}

/** Keys in the database, sealed under the master key that is not. */
export class SealedKeyVault implements KeyVault {
  constructor(private readonly master: MasterKey) {}

  holds(stored: StoredKey): boolean {
    return "dataKey" in stored;
  }

  create(organizationId: string): Promise<NewKey> {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return Promise.resolve({
      publicKey: publicKey.export({ format: "der", type: "spki" }),
      store: (tx) =>
        this.master.seal(tx, ownerOf.sealKey(organizationId), privateKey.export({ format: "der", type: "pkcs8" })),
      discard: () => Promise.resolve(),
    });
  }

  sign(organizationId: string, stored: StoredKey, bytes: Uint8Array): Promise<Uint8Array> {
    if (!this.holds(stored)) throw new Error("the key is not in the database");
    const der = this.master.open(ownerOf.sealKey(organizationId), stored as SealedSecret);
    try {
      return Promise.resolve(sign("sha256", bytes, createPrivateKey({ key: der, format: "der", type: "pkcs8" })));
    } finally {
      der.fill(0);
    }
  }
}
