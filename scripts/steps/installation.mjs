import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate, openDatabase } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { ownerOf, takeLock } from "./lock-file.mjs";
import { end } from "./running-process.mjs";
import { atEnd } from "./shutdown.mjs";

const lockFile = (folder) => join(folder, "start.lock");
const runFile = (folder) => join(folder, "run.json");

/** Takes the data folder for this command alone; ends servers that a killed start left behind. */
export async function takeDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const taken = takeLock(lockFile(folder));
  if ("held" in taken)
    throw new Failure(`The portal already runs on ${folder} (process ${taken.held.pid}); stop it first: npm run stop.`);
  atEnd(() => taken.lock.release());
  for (const orphan of taken.orphans) await end(orphan, "SIGINT", 20_000);
  return taken.lock;
}

/** What other commands need to reach the running portal. @param {string} folder @param {object} content */
export function announce(folder, content) {
  writeFileSync(runFile(folder), JSON.stringify({ pid: process.pid, ...content }, null, 2), { mode: 0o600 });
  atEnd(() => rmSync(runFile(folder), { force: true }));
}

/** The running portal's own account of itself, or undefined when none runs on this folder. */
export function running(folder) {
  if (!ownerOf(lockFile(folder))) return undefined;
  try {
    return JSON.parse(readFileSync(runFile(folder), "utf8"));
  } catch {
    return undefined;
  }
}

/** Settings under which the API's programs find an installation's files. */
export const storageOf = (folder) => ({
  STORAGE_DIR: process.env.STORAGE_DIR || join(folder, "files"),
  PORTAL_MASTER_KEY_FILE: process.env.PORTAL_MASTER_KEY_FILE || join(folder, "master.key"),
});

/**
 * The database of an installation for one command: of the running portal, or started for the while.
 * @returns {Promise<{ url: string, ownerUrl?: string, auditUrl?: string }>}
 */
export async function attach(folder) {
  const found = running(folder);
  if (found) return found.database;
  const lock = await takeDataFolder(folder);
  const database = await openDatabase(folder);
  if (database.process) lock.remember(database.process);
  await migrate(database, folder);
  return database;
}
