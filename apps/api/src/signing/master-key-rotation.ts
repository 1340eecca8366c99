import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, closeSync, fsyncSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Database, Tx } from "../platform/database.js";
import { keysIn, ownerOf, ROTATION_LOCK } from "./master-key.js";
import { openSecret, rewrapSecret, type SealedSecret } from "./sealed-secret.js";

export interface Rotation {
  /** Whether it went on with one that was interrupted. */
  readonly continued: boolean;
  /** How many keys and secrets were sealed anew. */
  readonly rewrapped: number;
}

interface SealedRow {
  readonly key: string;
  readonly owner: string;
  readonly sealed: SealedSecret;
}

/** Everything that is sealed under the master key. What is written must still be what was read: a row may change meanwhile. */
const sealedThings = [
  {
    read: `select singleton::text as key, '' as owner, sealed_key as sealed from installation_root`,
    write: "update installation_root set sealed_key = $3 where singleton::text = $1 and sealed_key = $2",
    belongsTo: ownerOf.root,
  },
  {
    // A key in a token has nothing that is sealed.
    read: `select organization_id::text as key, organization_id::text as owner, sealed_key as sealed
             from seal_key where sealed_key ? 'dataKey' order by 1`,
    write: "update seal_key set sealed_key = $3 where organization_id::text = $1 and sealed_key = $2",
    belongsTo: ownerOf.sealKey,
  },
  {
    read: `select id::text as key, person_id::text as owner, sealed_secret as sealed
             from second_factor where sealed_secret is not null order by 1`,
    write: "update second_factor set sealed_secret = $3 where id::text = $1 and sealed_secret = $2",
    belongsTo: ownerOf.secondFactor,
  },
] as const;

/**
 * Puts a new master key in the place of the present one, while the portal serves: the file holds both until everything is sealed
 * under the new one. Interrupted at any moment, everything still opens, and the next run goes on. Signed documents are not touched.
 * @throws Error when the file cannot be written, or a record opens under neither key
 */
export async function rotateMasterKey(db: Database, file: string): Promise<Rotation> {
  // Whoever sealed under the old key has committed before the lock was had; from here on everybody seals under the new one.
  const { continued, to, from } = await exclusively(db, () => begin(file));
  let rewrapped = await sweep((work) => db.asSystem("key-rotation", work), from, to);
  await exclusively(db, async (tx) => {
    if (!isAtWork(file, from, to)) return;
    rewrapped += await sweep((work) => work(tx), from, to);
    await recordEverywhere(tx, { keyId: keyId(to), replaced: keyId(from), rewrapped });
  });
  // The old key is forgotten only when what no longer needs it is committed; another run may have done so, and begun the next.
  await exclusively(db, () => {
    if (isAtWork(file, from, to)) replace(file, [to]);
  });
  return { continued, rewrapped };
}

function begin(file: string): { continued: boolean; to: Buffer; from: Buffer } {
  const [newest, before] = keysIn(file) as [Buffer, Buffer?];
  if (before) return { continued: true, to: newest, from: before };
  const to = randomBytes(32);
  replace(file, [to, newest]);
  return { continued: false, to, from: newest };
}

const isAtWork = (file: string, from: Buffer, to: Buffer): boolean => {
  const [newest, before] = keysIn(file);
  return newest!.equals(to) && before !== undefined && before.equals(from);
};

const exclusively = <T>(db: Database, work: (tx: Tx) => Promise<T> | T): Promise<T> =>
  db.asSystem("key-rotation", async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(${ROTATION_LOCK})`);
    return work(tx);
  });

type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** @param run in a transaction for each record, so that nobody waits and what is done stays done; or all in one. @returns how many */
async function sweep(run: InTransaction, from: Buffer, to: Buffer): Promise<number> {
  let count = 0;
  for (const { read, write, belongsTo } of sealedThings)
    for (const { key, owner, sealed } of await run((tx) => tx.query<SealedRow>(read))) {
      const whose = belongsTo(owner);
      if (opensUnder(to, whose, sealed)) continue;
      if (!opensUnder(from, whose, sealed))
        throw new Error(
          `${whose} opens neither under the new master key nor under the one before. Both are kept in the file; run this again once that record is mended.`,
        );
      const anew = JSON.stringify(rewrapSecret(from, to, whose, sealed));
      await run((tx) => tx.query(write, [key, JSON.stringify(sealed), anew]));
      count += 1;
    }
  return count;
}

function opensUnder(key: Buffer, belongsTo: string, sealed: SealedSecret): boolean {
  try {
    openSecret(key, belongsTo, sealed).fill(0);
    return true;
  } catch {
    return false;
  }
}

// The key concerns whoever's keys it seals.
async function recordEverywhere(tx: Tx, detail: object): Promise<void> {
  const organizations = await tx.query<{ id: string }>("select id from organization order by id");
  for (const { id } of organizations) tx.record("key.master-rotated", id, detail, null, id);
}

/** Tells keys apart and gives nothing of them away: 32 random bytes are not found from their hash. */
const keyId = (key: Buffer): string => createHash("sha256").update(key).digest("hex").slice(0, 16);

/** Whole or not at all: another file, flushed, takes the place of the present one and keeps its owner. */
function replace(file: string, keys: readonly Buffer[]): void {
  const { uid, gid } = statSync(file);
  const next = `${file}.next`;
  writeFileSync(next, keys.map((key) => `${key.toString("hex")}\n`).join(""), { mode: 0o600, flush: true });
  chmodSync(next, 0o600);
  chownSync(next, uid, gid);
  renameSync(next, file);
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
