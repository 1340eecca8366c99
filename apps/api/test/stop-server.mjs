import { rmSync } from "node:fs";

export default async function tearDown() {
  for (const server of globalThis.portalServers) {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
  }
  rmSync(process.env.TEST_STORAGE_DIR, { recursive: true, force: true });
}
