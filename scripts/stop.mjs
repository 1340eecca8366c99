import "./steps/require-node.mjs";
import { ownerIn } from "./steps/installation.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { end } from "./steps/running-process.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const options = readOptions("npm run stop [-- --data-dir FOLDER]", { "data-dir": { type: "string" } });
const folder = dataFolderFrom(options["data-dir"]);

await runCommand(
  async () => {
    const owner = ownerIn(folder);
    if (!owner) {
      console.log(`No portal runs on ${folder}.`);
      return 0;
    }
    await end(owner, "SIGTERM", 60_000);
    console.log("stopped");
    return 0;
  },
  { folder },
);
