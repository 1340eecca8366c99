import { createHash } from "node:crypto";
import { type QueryRunner, QueryFailedError } from "typeorm";

/** Names given so far. Texts are written in the code, so there are a few hundred; what is composed beyond that is sent without a name. */
const MOST_NAMES = 1_000;
const names = new Map<string, string>();

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known || names.size >= MOST_NAMES) return known;
  const name = createHash("sha1").update(sql).digest("hex");
  names.set(sql, name);
  return name;
}

/**
 * Rows of one statement, sent under a name so that each connection parses and plans it once: planning with the policies of
 * row-level security takes as long as answering (`npm run bench`). Needs a connection that is the client's own for the session.
 * @throws QueryFailedError as TypeORM's own `query` does
 */
export async function queryNamed<T>(runner: QueryRunner, sql: string, parameters: readonly unknown[]): Promise<T[]> {
  const client = (await runner.connect()) as { query(statement: object): Promise<{ rows: T[] }> };
  const name = parameters.length > 0 ? nameOf(sql) : undefined;
  try {
    const { rows } = await client.query({ text: sql, values: parameters, ...(name && { name }) });
    return rows;
  } catch (error) {
    throw new QueryFailedError(sql, [...parameters], error as Error);
  }
}
