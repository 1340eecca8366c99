import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whenLaunched } from "./child.mjs";
import { migrate, openDatabase } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { ownerOf, takeLock } from "./lock-file.mjs";
import { asRoot } from "./postgres-programs.mjs";
import { end, identify } from "./running-process.mjs";
import { atEnd } from "./shutdown.mjs";

const lockFile = (folder) => join(folder, "start.lock");
const runFile = (folder) => join(folder, "run.json");

// Others may pass through to the cluster, which the nobody user runs for root; every secret in it is closed on its own.
function openDataFolder(folder) {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Failure(`${folder} is no folder; data need one.`);
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, asRoot ? 0o711 : 0o700);
}

/** Takes the data folder for this command alone; ends the programs that a killed start left behind. */
export async function takeDataFolder(folder) {
  openDataFolder(folder);
  const taken = takeLock(lockFile(folder));
  if ("held" in taken)
    throw new Failure(`The portal already runs on ${folder} (process ${taken.held.pid}); stop it first: npm run stop.`);
  atEnd(() => taken.lock.release());
  for (const orphan of taken.orphans.reverse()) await end(orphan, "SIGINT", 20_000);
  whenLaunched((pid) => taken.lock.remember({ pid, identity: identify(pid) }));
}

/** The process that uses this folder now, ready or not. @returns {import("./lock-file.mjs").Owner | undefined} */
export const ownerIn = (folder) => ownerOf(lockFile(folder));

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
 * @param {string} folder @param {(text: string) => void} [say]
 * @returns {Promise<{ url: string, ownerUrl?: string, auditUrl?: string }>}
 */
export async function attach(folder, say) {
  const found = running(folder);
  if (found) return found.database;
  await takeDataFolder(folder);
  const database = await openDatabase(folder, say);
  await migrate(database, folder);
  return database;
}
