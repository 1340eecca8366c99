import { mustExplain } from "./child.mjs";
import { markLoaded, markLoading } from "./demonstration-marker.mjs";
import { apiProgram } from "./paths.mjs";
import { note } from "./progress.mjs";

/**
 * Loads the demonstration data when the database is empty, and looks on the way whether the database is fit to be served.
 * @param {{ env: Record<string, string>, folder: string, leaveOut: boolean, database: import("./database.mjs").DatabaseAccess }} settings
 * @returns {Promise<boolean>} whether the installation holds demonstration data
 */
export async function loadDemonstration({ env, folder, leaveOut, database }) {
  const said = await mustExplain([apiProgram("demonstration/holds")], { folder, env });
  const isEmpty = said.includes("holds nothing");
  if (!isEmpty || leaveOut) {
    const holdsDemonstration = said.includes("holds demonstration data");
    note(holdsDemonstration ? "already there" : leaveOut ? "left out" : "not loaded: the database holds data");
    return holdsDemonstration;
  }
  note("loading (about half a minute)");
  markLoading(folder, database.isEmbedded ? undefined : database.url);
  await mustExplain([apiProgram("demonstration/load")], { folder, env: { ...env, DEMONSTRATION: "1" }, line: note });
  markLoaded(folder);
  return true;
}
