import { DataSource } from "typeorm";
import { Database } from "./database.js";
import { requireCurrentSchema } from "./require-current-schema.js";
import { requireSafeLogin } from "./require-safe-login.js";

const PATIENCE_MS = 10_000;

/**
 * One connection for a program that starts or runs once, after looking whether the database is fit to be used at all.
 * @param url DATABASE_URL
 * @throws Error in one sentence: out of reach, the wrong login, or a schema that is not current
 */
export async function openDatabase(url: string): Promise<{ db: Database; close: () => Promise<void> }> {
  const source = new DataSource({ type: "postgres", url, extra: { max: 1, connectionTimeoutMillis: PATIENCE_MS } });
  try {
    await source.initialize();
  } catch (error) {
    throw new Error(`DATABASE_URL does not lead to a database at ${new URL(url).host}: ${causeOf(error)}.`, {
      cause: error,
    });
  }
  try {
    await requireSafeLogin(source);
    await requireCurrentSchema(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return { db: new Database(source), close: () => source.destroy() };
}

// A host with several addresses fails once for each; the first tells enough.
function causeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
