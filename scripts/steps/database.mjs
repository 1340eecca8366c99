import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustExplain } from "./child.mjs";
import { isHalfLoaded, markLoaded, refuseInterruptedLoad } from "./demonstration-marker.mjs";
import { removeCluster, startPostgres } from "./embedded-postgres.mjs";
import { Failure } from "./failure.mjs";
import { apiProgram } from "./paths.mjs";
import { note } from "./progress.mjs";

/**
 * @typedef {{ url: string, ownerUrl: string | undefined, auditUrl: string | undefined, env: Record<string, string>,
 *   isEmbedded: boolean, whenEnded?: (tell: (failure: Failure) => void) => void }} DatabaseAccess
 */

/** The database of an installation: the server named in the environment, or the embedded one. @returns {Promise<DatabaseAccess>} */
export async function openDatabase(folder, say = note) {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATABASE_AUDIT_URL: auditUrl } = process.env;
  if (url || ownerUrl) {
    for (const [name, value] of Object.entries({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }))
      refuseUrl(name, value);
    if (!url) throw new Failure("DATABASE_OWNER_URL is set without DATABASE_URL, the login the portal serves with.");
    // The serving login may not exist before the first migration, so it is tried only where nobody else could make it.
    await requireReachable(...(ownerUrl ? ["DATABASE_OWNER_URL", ownerUrl] : ["DATABASE_URL", url]));
    const passwords = {
      APP_PASSWORD: passwordFor("portal_app", url),
      AUDIT_PASSWORD: passwordFor("portal_audit", auditUrl),
    };
    refuseInterruptedLoad(folder, url);
    return { url, ownerUrl, auditUrl, env: passwords, isEmbedded: false };
  }
  if (isHalfLoaded(folder)) {
    say("beginning anew: loading the demonstration data was interrupted");
    await removeCluster(folder);
    markLoaded(folder);
  }
  const { app, audit } = loginsOf(folder);
  const server = await startPostgres({ folder, durable: true });
  const owner = server.ownerUrl("postgres");
  return {
    url: withLogin(owner, "portal_app", app),
    ownerUrl: owner,
    auditUrl: withLogin(owner, "portal_audit", audit),
    env: { APP_PASSWORD: app, AUDIT_PASSWORD: audit },
    isEmbedded: true,
    whenEnded: server.whenEnded,
  };
}

/** Applies what is new; with only the serving login the schema is taken as it is. @param {DatabaseAccess} database @returns {Promise<string>} what was done */
export async function migrate(database, folder) {
  if (!database.ownerUrl) return "not migrated: DATABASE_OWNER_URL is not set";
  const said = await mustExplain([apiProgram("migrate")], {
    folder,
    env: { ...database.env, DATABASE_OWNER_URL: database.ownerUrl },
  });
  await requireReachable("DATABASE_URL", database.url);
  return said.trim().split("\n").at(-1) ?? "";
}

export const withLogin = (url, name, password) => {
  const changed = new URL(url);
  changed.username = name;
  changed.password = password;
  return changed.href;
};

// A role that a migration makes gets the password that the portal will use.
const passwordFor = (role, url) => {
  const { username, password } = new URL(url ?? "postgres:");
  return username === role ? decodeURIComponent(password) : "";
};

/** @throws Failure in one sentence that names the setting, never the password */
async function requireReachable(name, url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(url);
    const cause = error.errors?.[0] ?? error;
    throw new Failure(`${name} does not lead to a database at ${host || "localhost"}: ${cause.message.trim()}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseUrl(name, value) {
  if (value && !(URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)))
    throw new Failure(`${name} is not an address of the form postgres://user:password@host:port/database.`);
}

// Random passwords of the two logins, beside the data they open.
function loginsOf(folder) {
  const file = join(folder, "logins.json");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) {
    const password = () => randomBytes(24).toString("hex");
    writeFileSync(file, JSON.stringify({ app: password(), audit: password() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
