// Starts the embedded PostgreSQL on a folder, makes one query, and waits to be ended: node start-postgres.mjs FOLDER
import { mkdirSync } from "node:fs";
import pg from "pg";
import { startPostgres } from "../scripts/steps/embedded-postgres.mjs";
import { runCommand } from "../scripts/steps/shutdown.mjs";

const folder = process.argv[2];
// An installation has made its data folder before PostgreSQL starts on it.
mkdirSync(folder, { recursive: true });
await runCommand(
  async () => {
    const { ownerUrl } = await startPostgres({ folder, durable: true });
    const client = new pg.Client(ownerUrl("postgres"));
    await client.connect();
    await client.query("select 1");
    await client.end();
    console.log("PostgreSQL is ready");
    return undefined;
  },
  { folder, signalCode: 0 },
);
