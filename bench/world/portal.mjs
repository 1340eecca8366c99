import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stopChild } from "../../scripts/steps/child.mjs";
import { freePort } from "../../scripts/steps/embedded-postgres.mjs";
import { serve } from "../../scripts/steps/serving.mjs";
import { benchPostgres } from "./database.mjs";

/**
 * One process of the built portal on a database of the bench.
 * @param {import("./database.mjs").BenchDatabase} database
 * @param {{ url?: string, env?: Record<string, string> }} [settings] `url`: another way to the database, such as through a tap
 */
export async function startPortal({ url: direct, storage }, { url = direct, env = {} } = {}) {
  const { folder } = await benchPostgres();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = await serve(
    {
      // The benches sign with the password alone.
      SIGNING_SECOND_FACTOR: "when-enrolled",
      ...env,
      DATABASE_URL: url,
      PORT: String(port),
      PUBLIC_URL: address,
      STORAGE_DIR: storage,
    },
    folder,
  );
  return { address, pid: server.pid, stop: () => stopChild(server, "SIGTERM", 20_000) };
}

/** Environment under which a portal keeps the delays of its event loop; see event-loop-delay.mjs. */
export const watchingDelay = (file) => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "event-loop-delay.mjs"))}`,
  EVENT_LOOP_DELAY_FILE: file,
});
