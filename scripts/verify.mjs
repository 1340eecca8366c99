import "./steps/require-node.mjs";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./steps/building.mjs";
import { run } from "./steps/child.mjs";
import { attach, ownerIn, storageOf } from "./steps/installation.mjs";
import { install } from "./steps/installing.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { apiProgram } from "./steps/paths.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const help = `npm run verify [-- --json] [--data-dir FOLDER]

Checks chains, versions, files and signatures. Exit codes: 0 clean, 1 findings, 2 could not check.`;
const options = readOptions(help, { json: { type: "boolean" }, "data-dir": { type: "string" } });
const folder = dataFolderFrom(options["data-dir"]);
// An empty folder would be filled with a new installation, and that found clean.
function requireData() {
  const own = process.env.DATABASE_URL || process.env.DATABASE_AUDIT_URL;
  if (own || ["postgres", "postgres.folder"].some((name) => existsSync(join(folder, name)))) return;
  throw new Error(`The portal is not running and ${folder} holds no data; name its folder with --data-dir.`);
}

// With --json only the report goes to standard output.
const say = (text) => void console.error(text);

await runCommand(
  async () => {
    try {
      // Never under the feet of the portal that runs.
      if (!ownerIn(folder)) {
        requireData();
        say("The portal is not running: its database is opened for this check alone.");
        await install(say);
        await build(say);
      }
      const { auditUrl = process.env.DATABASE_AUDIT_URL } = await attach(folder, say);
      const env = { ...storageOf(folder), DATABASE_AUDIT_URL: auditUrl ?? "" };
      const { code } = await run(process.execPath, [apiProgram("verify"), ...(options.json ? ["--json"] : [])], {
        env,
        inherit: true,
      });
      return code;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      return 2;
    }
  },
  { folder, signalCode: 2 },
);
