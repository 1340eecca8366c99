import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";

// Stands while demonstration data are being loaded, and names the database: whoever finds it finds half a demonstration there.
const file = (folder) => join(folder, "demonstration.loading");
const EMBEDDED = "embedded";

/** A database without its login. @param {string | undefined} url undefined for the embedded one */
const nameOf = (url) => {
  if (url === undefined) return EMBEDDED;
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/** Only over a database that was just found empty: what the marker stands for may be thrown away. */
export const markLoading = (folder, url) => writeFileSync(file(folder), nameOf(url));

export const markLoaded = (folder) => rmSync(file(folder), { force: true });

const isMarked = (folder, url) => existsSync(file(folder)) && readFileSync(file(folder), "utf8") === nameOf(url);

/** True when a load into the embedded database never ended. Nobody was served since, so it holds nothing else. */
export const isHalfLoaded = (folder) => isMarked(folder, undefined);

/** A database of the operator's own is never emptied by us. @throws Failure when a load into it never ended */
export function refuseInterruptedLoad(folder, url) {
  if (isMarked(folder, url))
    throw new Failure(
      `Loading the demonstration data into ${nameOf(url)} was interrupted; empty that database, remove ${file(folder)} and start again.`,
    );
}
