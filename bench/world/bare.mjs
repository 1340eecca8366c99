import { join } from "node:path";
import { launch, stopChild } from "../../scripts/steps/child.mjs";
import { atEnd } from "../../scripts/steps/shutdown.mjs";

/**
 * Starts the bare server of bench/bare-server.mjs.
 * @param {string} url database @param {Record<string, { sql: string, parameters: (string | null)[], columns: string[] }>} routes
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startBare(url, routes) {
  const child = launch(process.execPath, [join(import.meta.dirname, "../bare-server.mjs")], {
    env: { ...process.env, BARE_DATABASE_URL: url, BARE_ROUTES: JSON.stringify(routes) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => stopChild(child, "SIGTERM", 5000);
  atEnd(stop);
  const port = await new Promise((ready, failed) => {
    child.stdout.setEncoding("utf8").once("data", (text) => ready(Number(/ready (\d+)/.exec(text)?.[1])));
    child.once("exit", (code) => failed(new Error(`the bare server ended with ${code}`)));
  });
  return { address: `http://127.0.0.1:${port}`, stop };
}
