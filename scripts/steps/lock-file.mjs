import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { identify } from "./running-process.mjs";

/**
 * @typedef {{ pid: number, identity: string | undefined }} Owner
 * @typedef {{ release: () => void, remember: (child: Owner) => void }} Lock
 */

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
};

/** True while the process that wrote the lock still runs. */
const isHeld = (content) => content !== undefined && identify(content.pid) === content.identity;

/**
 * Takes a lock file, removing one whose owner has died.
 * @param {string} file
 * @returns {{ held: Owner } | { lock: Lock, orphans: Owner[] }} `held` names the living owner; `orphans` are the children
 *   that a dead owner left behind
 */
export function takeLock(file) {
  const self = { pid: process.pid, identity: identify(process.pid), children: [] };
  // Written beside and then put in place: a reader finds a whole lock or none, never a half one that looks abandoned.
  const save = (put) => {
    const beside = `${file}.${process.pid}.new`;
    writeFileSync(beside, JSON.stringify(self), { mode: 0o600 });
    try {
      put(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  };
  let orphans = [];
  for (let attempt = 0; ; attempt += 1) {
    try {
      save(linkSync);
      break;
    } catch (error) {
      if (error.code !== "EEXIST" || attempt > 20) throw error;
    }
    const found = read(file);
    if (isHeld(found)) return { held: found };
    orphans = [...orphans, ...(found?.children ?? [])];
    if (!setAside(file, found)) continue;
  }
  const lock = {
    release: () => {
      if (read(file)?.identity === self.identity) rmSync(file, { force: true });
    },
    remember: (child) => {
      self.children = [...self.children.filter(isHeld), child];
      save(renameSync);
    },
  };
  return { lock, orphans };
}

// Two starters may see the same dead lock; the slower one must not carry away the faster one's new lock.
function setAside(file, expected) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  const taken = read(aside);
  if (taken?.pid !== expected?.pid && isHeld(taken)) linkSync(aside, file);
  rmSync(aside, { force: true });
  return true;
}

/** The living owner of a lock file, without taking it. @param {string} file @returns {Owner | undefined} */
export function ownerOf(file) {
  const found = read(file);
  return isHeld(found) ? found : undefined;
}
