import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { mustExplain } from "../../scripts/steps/child.mjs";
import { withLogin } from "../../scripts/steps/database.mjs";
import { startPostgres } from "../../scripts/steps/embedded-postgres.mjs";
import { apiProgram } from "../../scripts/steps/paths.mjs";
import { atEnd } from "../../scripts/steps/shutdown.mjs";

const PASSWORD = "bench";
let server;

/**
 * A durable PostgreSQL of the bench's own, thrown away at its end; started once.
 * @returns {Promise<{ folder: string, ownerUrl: (database: string) => string }>}
 */
export function benchPostgres() {
  server ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
    chmodSync(folder, 0o755);
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const { ownerUrl } = await startPostgres({ folder, durable: true });
    return { folder, ownerUrl };
  })();
  return server;
}

/** @typedef {{ name: string, owner: pg.Pool, url: string, ownerUrl: string, auditUrl: string, storage: string }} BenchDatabase */

/** A new migrated database. @param {string} name @returns {Promise<BenchDatabase>} */
export async function newDatabase(name) {
  const { folder, ownerUrl } = await benchPostgres();
  const admin = new pg.Client(ownerUrl("postgres"));
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = ownerUrl(name);
  await mustExplain([apiProgram("migrate")], {
    folder,
    env: { DATABASE_OWNER_URL: url, APP_PASSWORD: PASSWORD, AUDIT_PASSWORD: PASSWORD },
  });
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  atEnd(() => owner.end());
  return {
    name,
    owner,
    ownerUrl: url,
    url: withLogin(url, "portal_app", PASSWORD),
    auditUrl: withLogin(url, "portal_audit", PASSWORD),
    storage: join(folder, `files-${name}`),
  };
}
