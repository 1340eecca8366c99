import "reflect-metadata";
import { openDatabase } from "../platform/open-database.js";

/**
 * Says what the database holds: nothing, the demonstration (people whose addresses are under the reserved domain .example
 * alone), or other data.
 */
try {
  const { db, close } = await openDatabase(process.env["DATABASE_URL"] ?? "");
  const { empty, fictional } = await db.asSystem("set-up", (tx) =>
    tx.one<{ empty: boolean; fictional: boolean }>(
      `select not exists (select from organization) as empty,
              exists (select from person) and not exists (select from person where email not like '%.example') as fictional`,
    ),
  );
  await close();
  console.log(empty ? "holds nothing" : fictional ? "holds demonstration data" : "holds other data");
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
