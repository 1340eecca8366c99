import "./steps/require-node.mjs";
import { running } from "./steps/installation.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { end, identify } from "./steps/running-process.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const options = readOptions("npm run stop [-- --data-dir FOLDER]", { "data-dir": { type: "string" } });
const folder = dataFolderFrom(options["data-dir"]);

await runCommand(
  async () => {
    const found = running(folder);
    if (!found) {
      console.log(`No portal runs on ${folder}.`);
      return 0;
    }
    await end({ pid: found.pid, identity: identify(found.pid) }, "SIGTERM", 40_000);
    console.log("stopped");
    return 0;
  },
  { folder },
);
