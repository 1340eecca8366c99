import { launch } from "../scripts/steps/child.mjs";
import { freePort } from "../scripts/steps/embedded-postgres.mjs";
import { apiProgram } from "../scripts/steps/paths.mjs";

const PATIENCE_MS = 60_000;

/**
 * One process of the portal (API and its worker) at an address of its own; started again whenever it was killed.
 * @param {{ env: Record<string, string>, programs?: string[] }} settings `programs`: words for node before the program
 */
export async function startReplica({ env, programs = [] }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = { ...process.env, ...env, PORT: String(port), PUBLIC_URL: address };
  let child;

  const start = () =>
    new Promise((ready, failed) => {
      child = launch(process.execPath, [...programs, apiProgram("main")], {
        env: settings,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      const limit = setTimeout(() => failed(new Error(`not ready within a minute: ${said}`)), PATIENCE_MS);
      const hear = (text) => {
        said = (said + text).slice(-5_000);
        if (!/^ready /m.test(said)) return;
        clearTimeout(limit);
        ready();
      };
      child.stdout.setEncoding("utf8").on("data", hear);
      child.stderr.setEncoding("utf8").on("data", hear);
      child.once("exit", (code, signal) => {
        clearTimeout(limit);
        if (signal !== "SIGKILL") failed(new Error(`the portal ended by itself (${code ?? signal}): ${said}`));
      });
    });

  /** Ends it without any warning. */
  const kill = () =>
    new Promise((gone) => {
      child.once("exit", gone);
      child.kill("SIGKILL");
    });

  await start();
  return { address, start, kill };
}
