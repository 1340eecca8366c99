import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import type { Database } from "../platform/database.js";
import { openSecret, type SealedSecret } from "./sealed-secret.js";

export const MASTER_KEY = Symbol("master key");

/**
 * The key that seals every other key: 32 bytes, hex, in a file outside the database, made at the first start, readable by the
 * portal's user alone. Losing it loses the seal keys and the second factors; signed documents stay valid.
 * @throws Error when the file holds something else, or is not the one that the keys in the database were sealed under:
 *   a new one in its place would let agreements be signed that can never be sealed
 */
export async function masterKey(db: Database, file: string): Promise<Buffer> {
  const sealed = await db.asSystem("set-up", (tx) =>
    tx.query<Sealed>(
      `select sealed_key as secret, 'installation-root' as "belongsTo" from installation_root
       union all (select sealed_secret, 'second-factor ' || person_id from second_factor where kind = 'totp' limit 1)`,
    ),
  );
  if (sealed.length > 0 && !existsSync(file))
    throw new Error(`The master key file ${file} is missing, and the keys in the database need it; put it back.`);
  const key = readOrMake(file);
  if (!sealed.every((one) => opens(key, one)))
    throw new Error(`The master key file ${file} does not open the keys in the database; put the right one back.`);
  return key;
}

/** Whether a copy of the data takes the key along: it lies in the storage folder or beside it. */
export const liesWithData = (keyFile: string, storageDir: string): boolean => {
  const [folder, storage] = [dirname(resolve(keyFile)), resolve(storageDir)];
  return folder === dirname(storage) || folder === storage || folder.startsWith(storage + sep);
};

interface Sealed {
  readonly secret: SealedSecret;
  readonly belongsTo: string;
}

function readOrMake(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
  const text = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`The master key file ${file} does not hold 64 hexadecimal digits.`);
  return Buffer.from(text, "hex");
}

function opens(key: Buffer, { belongsTo, secret }: Sealed): boolean {
  try {
    openSecret(key, belongsTo, secret).fill(0);
    return true;
  } catch {
    return false;
  }
}
