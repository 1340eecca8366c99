import { join } from "node:path";
import { mustExplain } from "./child.mjs";
import { freePort } from "./embedded-postgres.mjs";
import { apiProgram } from "./paths.mjs";
import { serve } from "./serving.mjs";

/**
 * Loads the demonstration data into an empty, migrated database and serves it.
 * @param {{ url: string, folder: string }} settings `folder` for files
 * @returns {Promise<{ address: string, port: number }>}
 */
export async function serveDemonstration({ url, folder }) {
  const port = await freePort();
  // localhost, not 127.0.0.1: the address under which the portal serves itself.
  const address = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: url,
    STORAGE_DIR: join(folder, "files"),
    PORT: String(port),
    PUBLIC_URL: address,
    DEMONSTRATION: "1",
  };
  await mustExplain([apiProgram("demonstration/load")], { folder, env });
  await serve(env, folder);
  return { address, port };
}
