import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import type { Database, Tx } from "../platform/database.js";
import { openSecret, type SealedSecret, sealSecret } from "./sealed-secret.js";

export const MASTER_KEY = Symbol("master key");

/**
 * The key that seals every other key: 32 bytes, hex, in a file outside the database, made at the first start, readable by the
 * portal's user alone. Losing it loses the seal keys and the second factors; signed documents stay valid.
 *
 * While `npm run keys:rotate` is at work the file holds two: the new one, under which everything is sealed from then on, and the one
 * before. The file is read again when it may have changed, so that no process need be started anew.
 */
export class MasterKey {
  private keys: readonly Buffer[];

  constructor(private readonly file: string) {
    this.keys = keysIn(file);
  }

  /** Under the newest key: a rotation waits for the transactions that seal. */
  async seal(tx: Tx, belongsTo: string, secret: Uint8Array): Promise<SealedSecret> {
    await tx.query(`select pg_advisory_xact_lock_shared(${ROTATION_LOCK})`);
    this.keys = keysIn(this.file);
    return sealSecret(this.newest, belongsTo, secret);
  }

  /** @throws Error when the record was changed, or belongs to another owner or master key */
  open(belongsTo: string, sealed: SealedSecret): Buffer {
    const known = this.opened(belongsTo, sealed);
    if (known) return known;
    this.keys = keysIn(this.file);
    return this.opened(belongsTo, sealed) ?? openSecret(this.newest, belongsTo, sealed);
  }

  private get newest(): Buffer {
    return this.keys[0]!;
  }

  private opened(belongsTo: string, sealed: SealedSecret): Buffer | undefined {
    for (const key of this.keys) {
      try {
        return openSecret(key, belongsTo, sealed);
      } catch {
        // Then it is another one's.
      }
    }
    return undefined;
  }
}

/** Shared by who seals, exclusive for who changes the file of the master key. */
export const ROTATION_LOCK = 7_414_211;

/** Whose a sealed secret is: bound into it. */
export const ownerOf = {
  root: (): string => "installation-root",
  sealKey: (organizationId: string): string => `seal-key ${organizationId}`,
  secondFactor: (personId: string): string => `second-factor ${personId}`,
};

/**
 * The master key of this installation, made if there is none yet.
 * @throws Error when the file holds something else, or is not the one that the keys in the database were sealed under:
 *   a new one in its place would let agreements be signed that can never be sealed
 */
export async function masterKey(db: Database, file: string): Promise<MasterKey> {
  const sealed = await db.asSystem("set-up", (tx) =>
    tx.query<Sealed>(
      `select sealed_key as secret, 'installation-root' as "belongsTo" from installation_root
       union all (select sealed_secret, 'second-factor ' || person_id from second_factor where kind = 'totp' limit 1)`,
    ),
  );
  if (sealed.length > 0 && !existsSync(file))
    throw new Error(`The master key file ${file} is missing, and the keys in the database need it; put it back.`);
  makeIfMissing(file);
  const key = new MasterKey(file);
  if (!sealed.every((one) => opens(key, one)))
    throw new Error(`The master key file ${file} does not open the keys in the database; put the right one back.`);
  return key;
}

/** Whether a copy of the data takes the key along: it lies in the storage folder or beside it. */
export const liesWithData = (keyFile: string, storageDir: string): boolean => {
  const [folder, storage] = [dirname(resolve(keyFile)), resolve(storageDir)];
  return folder === dirname(storage) || folder === storage || folder.startsWith(storage + sep);
};

/** The newest first; a second one while a rotation is not finished. @throws Error when the file holds something else */
export function keysIn(file: string): readonly Buffer[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  if (lines.length > 2 || !lines.every((line) => /^[0-9a-f]{64}$/.test(line)))
    throw new Error(`The master key file ${file} does not hold 64 hexadecimal digits.`);
  return lines.map((line) => Buffer.from(line, "hex"));
}

interface Sealed {
  readonly secret: SealedSecret;
  readonly belongsTo: string;
}

function makeIfMissing(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
}

function opens(key: MasterKey, { belongsTo, secret }: Sealed): boolean {
  try {
    key.open(belongsTo, secret).fill(0);
    return true;
  } catch {
    return false;
  }
}
