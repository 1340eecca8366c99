import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mustRun } from "./child.mjs";
import { inRepository } from "./paths.mjs";

const stamp = inRepository("node_modules/.lock-digest");
const lockFile = inRepository("package-lock.json");

/** `npm ci` unless the installed packages are those of the lock file. @param {(text: string) => void} say */
export async function install(say) {
  const digest = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return say("dependencies: up to date");
  if (isInstalled()) say("dependencies: up to date");
  else {
    say("dependencies: installing (about a minute the first time)");
    const [program, ...first] = npm();
    await mustRun("npm ci", program, [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      env: { NODE_ENV: undefined },
    });
  }
  writeFileSync(stamp, digest);
}

/** The npm that called us, or the one on the path. */
export const npm = () =>
  process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

// npm writes what it installed beside the packages; an installation by hand then needs no second one by us.
function isInstalled() {
  const installedFile = inRepository("node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const { packages: installed } = JSON.parse(readFileSync(installedFile, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(lockFile, "utf8"));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.includes("node_modules/") || entry.optional || entry.link || installed[path]?.version === entry.version,
  );
}
