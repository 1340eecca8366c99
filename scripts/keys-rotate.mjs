import "./steps/require-node.mjs";
import { build } from "./steps/building.mjs";
import { run } from "./steps/child.mjs";
import { attach, ownerIn, storageOf } from "./steps/installation.mjs";
import { install } from "./steps/installing.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { apiProgram } from "./steps/paths.mjs";
import { note } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const help = `npm run keys:rotate [-- --seals all|ORGANISATION-ID] [--data-dir FOLDER]

Replaces the master key, also while the portal serves; interrupted, the next run goes on. With --seals it replaces keys of seals instead:
the keys before are destroyed, signatures made with them still verify.`;
const options = readOptions(help, { seals: { type: "string" }, "data-dir": { type: "string" } });
const folder = dataFolderFrom(options["data-dir"]);

await runCommand(
  async () => {
    // Never under the feet of the portal that runs.
    if (!ownerIn(folder)) {
      await install(note);
      await build(note);
    }
    const { url } = await attach(folder);
    const words = options.seals === undefined ? [] : ["--seals", options.seals];
    const { code } = await run(process.execPath, [apiProgram("rotate-keys"), ...words], {
      env: { ...storageOf(folder), DATABASE_URL: url },
      inherit: true,
    });
    return code;
  },
  { folder },
);
