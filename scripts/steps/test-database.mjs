import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustExplain, mustRun } from "./child.mjs";
import { withLogin } from "./database.mjs";
import { startPostgres } from "./embedded-postgres.mjs";
import { apiProgram, inRepository } from "./paths.mjs";
import { atEnd } from "./shutdown.mjs";

const PASSWORD = "test";

/**
 * A throw-away PostgreSQL, and on it a migrated database whose name ends in `_test`.
 * @returns {Promise<{ folder: string, database: (name: string) => Promise<{ ownerUrl: string, url: string, auditUrl: string }> }>}
 */
export async function startTestPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "portal-test-"));
  chmodSync(folder, 0o755);
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const { ownerUrl } = await startPostgres({ folder, durable: false });
  const database = async (name) => {
    await mustRun("Making a test database", process.execPath, ["-e", createDatabase, ownerUrl("postgres"), name], {
      cwd: inRepository(),
    });
    const url = ownerUrl(name);
    await mustExplain([apiProgram("migrate")], {
      folder,
      env: { DATABASE_OWNER_URL: url, APP_PASSWORD: PASSWORD, AUDIT_PASSWORD: PASSWORD },
    });
    return {
      ownerUrl: url,
      url: withLogin(url, "portal_app", PASSWORD),
      auditUrl: withLogin(url, "portal_audit", PASSWORD),
    };
  };
  return { folder, database };
}

const createDatabase = `
const { Client } = require("pg");
const [url, name] = process.argv.slice(1);
const client = new Client(url);
client.connect().then(() => client.query("create database " + name)).then(() => client.end());`;
