import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { startServer } from "./start-server.mjs";

/** The built program of this name. */
export const program = (name: string): string => resolve(import.meta.dirname, `../dist/${name}.js`);

export interface OwnDatabase {
  readonly url: string;
  readonly auditUrl: string;
  /** An empty folder of this test file's own. */
  readonly folder: string;
}

/** A migrated database that no other test file knows, for settings under which the common one cannot be used. @param name ends in _test */
export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const elsewhere = (address = ""): string => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const { TEST_DATABASE_OWNER_URL: ownerUrl, TEST_DATABASE_URL: url, TEST_AUDIT_URL: auditUrl } = process.env;
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  execFileSync(process.execPath, [program("migrate")], {
    env: { ...process.env, DATABASE_OWNER_URL: elsewhere(ownerUrl) },
  });
  process.env["TEST_DATABASE_OWNER_URL"] = elsewhere(ownerUrl);
  const folder = mkdtempSync(join(tmpdir(), `portal-${name}-`));
  return { url: elsewhere(url), auditUrl: elsewhere(auditUrl), folder };
}

/** The one process of that portal, and the fixtures that speak with it: they read the environment when they are loaded. */
export async function ownPortal({ url, folder }: OwnDatabase, settings: Readonly<Record<string, string>> = {}) {
  const started = await startServer(folder, { DATABASE_URL: url, ...settings });
  process.env["API_URL"] = process.env["API_URL_SECOND"] = started.url;
  const [given, world] = await Promise.all([import("./given.js"), import("./world.js")]);
  return { ...started, given, world };
}

/** Ends a process of `startServer`, and waits for its end. */
export async function stop({ server }: Pick<Awaited<ReturnType<typeof startServer>>, "server">): Promise<void> {
  const ended = new Promise((end) => server.once("exit", end));
  if (server.exitCode === null && server.kill("SIGTERM")) await ended;
}
