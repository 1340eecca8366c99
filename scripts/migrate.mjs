import "./steps/require-node.mjs";
import { build } from "./steps/building.mjs";
import { migrate, openDatabase } from "./steps/database.mjs";
import { takeDataFolder } from "./steps/installation.mjs";
import { install } from "./steps/installing.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { note } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const options = readOptions("npm run db:migrate [-- --data-dir FOLDER]", { "data-dir": { type: "string" } });
const folder = dataFolderFrom(options["data-dir"]);

await runCommand(
  async () => {
    await install(note);
    await build(note);
    await takeDataFolder(folder);
    const database = await openDatabase(folder);
    console.log(await migrate(database, folder));
    return 0;
  },
  { folder },
);
