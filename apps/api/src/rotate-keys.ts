import "reflect-metadata";
import { parseArgs } from "node:util";
import { readConfig } from "./platform/config.js";
import type { Database } from "./platform/database.js";
import { openDatabase } from "./platform/open-database.js";
import { PlatformKeyProvider } from "./signing/key-provider.js";
import { chosenVault } from "./signing/chosen-vault.js";
import { masterKey } from "./signing/master-key.js";
import { rotateMasterKey } from "./signing/master-key-rotation.js";

/** `npm run keys:rotate`: a new master key; with `--seals`, new keys of seals (one organisation's id, or `all`). While the portal serves. */
const { values } = parseArgs({ options: { seals: { type: "string" } } });

try {
  const config = readConfig();
  const { db, close } = await openDatabase(config.databaseUrl);
  const master = await masterKey(db, config.masterKeyFile);
  if (values.seals === undefined) {
    const { continued, rewrapped } = await rotateMasterKey(db, config.masterKeyFile);
    const done = continued ? "The interrupted rotation is finished" : "The master key is replaced";
    console.log(`${done}: ${rewrapped} keys and secrets were sealed anew.`);
    console.log(
      "Back up the new master key, apart from the data. Only backups of the database made before now still need the old one.",
    );
  } else {
    const keys = new PlatformKeyProvider(db, master, chosenVault(config, master), config.operatorName);
    const wanted = await sealsOf(db, values.seals);
    if (wanted.length === 0) throw new Error(`No organisation ${values.seals} has a seal key.`);
    for (const id of wanted)
      if (await keys.renew(id)) console.log(`${id}: new seal key; the one before signs nothing any more.`);
  }
  await close();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function sealsOf(db: Database, wanted: string): Promise<string[]> {
  const all = await db.asSystem("jobs", (tx) =>
    tx.query<{ id: string }>(
      "select organization_id::text as id from seal_key where sealed_key is not null order by made_at",
    ),
  );
  return all.map(({ id }) => id).filter((id) => wanted === "all" || id === wanted.toLowerCase());
}
