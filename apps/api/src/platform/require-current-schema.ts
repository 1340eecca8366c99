import type { DataSource } from "typeorm";
import { migrationsFolder, sqlMigrations } from "./migrations.js";

/**
 * Refuses a database that lacks migrations this program needs. One that has more is taken: a newer program migrated it, and
 * migrations expand before they contract (migrations/README.md).
 * @throws Error in one sentence that says how many are missing
 */
export async function requireCurrentSchema(source: DataSource): Promise<void> {
  const needed = sqlMigrations(migrationsFolder).map((Migration) => new Migration().name ?? "");
  const applied = new Set(await appliedMigrations(source));
  const missing = needed.filter((name) => !applied.has(name)).length;
  if (missing > 0)
    throw new Error(
      `The schema of the database is not current (${missing} of ${needed.length} migrations are missing); set DATABASE_OWNER_URL and run: npm run db:migrate.`,
    );
}

// No such table, or none that this login may read: nothing of ours has been applied here.
async function appliedMigrations(source: DataSource): Promise<string[]> {
  const [table] = (await source.query(
    "select has_table_privilege(to_regclass('public.migrations')::oid, 'select') as readable",
  )) as [{ readable: boolean | null }];
  if (!table.readable) return [];
  const rows = (await source.query("select name from public.migrations")) as { name: string }[];
  return rows.map(({ name }) => name);
}
