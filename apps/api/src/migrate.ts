import "reflect-metadata";
import { DataSource } from "typeorm";
import { migrationsFolder, sqlMigrations } from "./platform/migrations.js";

const LOCK = 7_414_209;

/** Creates the three roles when they are missing, then applies what is new, under one advisory lock, as `portal_owner`. */
async function migrate(
  url: string,
  passwords: { app: string | undefined; audit: string | undefined },
): Promise<number> {
  const owner = await new DataSource({
    type: "postgres",
    url,
    extra: { max: 1, connectionTimeoutMillis: 10_000 },
  }).initialize();
  try {
    await owner.query("select pg_advisory_lock($1)", [LOCK]);
    await requireServer(owner);
    await createRoles(owner, passwords);
    const source = await new DataSource({
      type: "postgres",
      url,
      migrations: sqlMigrations(migrationsFolder),
      extra: { max: 1, options: "-c role=portal_owner" },
    }).initialize();
    try {
      const applied = await source.runMigrations({ transaction: "each" });
      // What starts looks here whether the schema is current.
      await source.query("grant select on migrations to portal_app, portal_audit");
      return applied.length;
    } finally {
      await source.destroy();
    }
  } finally {
    await owner.destroy();
  }
}

// Version 18 brings what the schema uses; under a C locale Japanese text does not fold and search is blind.
async function requireServer(owner: DataSource): Promise<void> {
  const [{ version, ctype, encoding }] = (await owner.query(
    `select current_setting('server_version_num')::int as version, coalesce(nullif(datlocale, ''), datctype) as ctype, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
  )) as [{ version: number; ctype: string; encoding: string }];
  if (version < 180_000) throw new Error("PostgreSQL 18 or newer is needed; the given server is older.");
  if (ctype === "C" || ctype === "POSIX" || encoding !== "UTF8")
    throw new Error("The database must be UTF8 with a locale that knows Japanese (LC_CTYPE must not be C).");
}

async function createRoles(
  owner: DataSource,
  { app, audit }: { app: string | undefined; audit: string | undefined },
): Promise<void> {
  const existing = new Set(
    ((await owner.query("select rolname from pg_roles")) as { rolname: string }[]).map(({ rolname }) => rolname),
  );
  const database = ((await owner.query("select quote_ident(current_database()) as name")) as [{ name: string }])[0]
    .name;
  const literal = async (text: string) =>
    ((await owner.query("select quote_literal($1) as text", [text])) as [{ text: string }])[0].text;
  if (!existing.has("portal_owner")) await owner.query("create role portal_owner nologin");
  for (const [role, password] of [
    ["portal_app", app],
    ["portal_audit", audit],
  ] as const) {
    if (!existing.has(role)) await owner.query(`create role ${role} login`);
    if (password) await owner.query(`alter role ${role} password ${await literal(password)}`);
  }
  await owner.query("grant portal_owner to current_user");
  await owner.query(`grant connect, create on database ${database} to portal_owner`);
  await owner.query(`grant connect on database ${database} to portal_app, portal_audit`);
  await owner.query("grant create, usage on schema public to portal_owner");
}

const url = process.env["DATABASE_OWNER_URL"];
try {
  if (!url) throw new Error("DATABASE_OWNER_URL is missing: the login that migrates and may create roles.");
  const count = await migrate(url, { app: process.env["APP_PASSWORD"], audit: process.env["AUDIT_PASSWORD"] });
  console.log(`${count} migrations applied`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
