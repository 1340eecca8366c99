import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustExplain } from "./child.mjs";
import { removeCluster } from "./embedded-postgres.mjs";
import { Failure } from "./failure.mjs";
import { apiProgram } from "./paths.mjs";
import { note } from "./progress.mjs";

// Stands from the first organisation loaded to the last agreement: whoever finds it finds half a demonstration.
const marker = (folder) => join(folder, "demonstration.loading");

/**
 * Takes away what an interrupted load left. Nothing else can be lost: loading begins in an empty database and ends before the
 * portal serves anybody.
 * @param {string} folder
 */
export function clearInterruptedLoad(folder) {
  if (!existsSync(marker(folder))) return;
  if (process.env.DATABASE_URL)
    throw new Failure(
      `Loading the demonstration data was interrupted; empty the database, remove ${marker(folder)} and start again.`,
    );
  note("beginning anew: loading the demonstration data was interrupted");
  removeCluster(folder);
  rmSync(marker(folder));
}

/**
 * Loads the demonstration data into an empty database.
 * @param {{ env: Record<string, string>, folder: string, leaveOut: boolean }} settings
 * @returns {Promise<boolean>} whether the installation holds demonstration data
 */
export async function loadDemonstration({ env, folder, leaveOut }) {
  if (leaveOut) note("left out");
  else await load({ env, folder });
  const said = await mustExplain([apiProgram("demonstration/holds")], { folder, env });
  return said.includes("holds demonstration data");
}

async function load({ env, folder }) {
  note("looking whether the database is empty (loading takes about half a minute the first time)");
  const line = (text) => {
    if (/^\d+ organisations/.test(text)) writeFileSync(marker(folder), "");
    note(text);
  };
  await mustExplain([apiProgram("demonstration/load")], { folder, env: { ...env, DEMONSTRATION: "1" }, line });
  rmSync(marker(folder), { force: true });
}
