import "./steps/require-node.mjs";
import { build } from "./steps/building.mjs";
import { run } from "./steps/child.mjs";
import { attach, ownerIn } from "./steps/installation.mjs";
import { install } from "./steps/installing.mjs";
import { dataFolderFrom, readOptions } from "./steps/options.mjs";
import { apiProgram } from "./steps/paths.mjs";
import { note } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const help = `npm run admin:create -- --email ADDRESS --organization NAME --kind vendor|hospital [--name NAME] [--data-dir FOLDER]

Makes an organisation and its first administrator. The password is taken from ADMIN_PASSWORD (13 characters or more); without it
one is made and shown once.`;
const text = { type: "string" };
const options = readOptions(help, { email: text, name: text, organization: text, kind: text, "data-dir": text });
const { "data-dir": dataFolder, ...given } = options;
const folder = dataFolderFrom(dataFolder);

await runCommand(
  async () => {
    // Never under the feet of the portal that runs.
    if (!ownerIn(folder)) {
      await install(note);
      await build(note);
    }
    const { url } = await attach(folder);
    const words = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
    const { code } = await run(process.execPath, [apiProgram("create-admin"), ...words], {
      env: { DATABASE_URL: url },
      inherit: true,
    });
    return code;
  },
  { folder },
);
