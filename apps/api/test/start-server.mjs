// Jest's global set-up: the built API as a child process on a free port, against a database named *_test. Fails, and never skips, without one.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const main = resolve(import.meta.dirname, "../dist/main.js");

export const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** Starts one API process, with other settings where given, and waits until it says that it is ready. */
export async function startServer(storage, settings = {}) {
  const port = await freePort();
  const { TEST_DATABASE_URL } = process.env;
  if (!/\/[^/?]*_test(\?|$)/.test(TEST_DATABASE_URL ?? ""))
    throw new Error("TEST_DATABASE_URL must name a database whose name ends in _test");
  const server = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATABASE_URL: TEST_DATABASE_URL,
      PORT: String(port),
      STORAGE_DIR: storage,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      // Most tests sign with the password alone, as in the demonstration; those of the second factor say otherwise.
      SIGNING_SECOND_FACTOR: "when-enrolled",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready, failed) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      if (/ready/.test(said)) ready();
    });
    server.once("exit", (code) => failed(new Error(`the API ended with ${code}: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, server };
}

export default async function setUp() {
  const storage = mkdtempSync(join(tmpdir(), "portal-test-files-"));
  const one = await startServer(storage);
  const two = await startServer(storage);
  process.env.API_URL = one.url;
  process.env.API_URL_SECOND = two.url;
  process.env.TEST_STORAGE_DIR = storage;
  globalThis.portalServers = [one.server, two.server];
}
