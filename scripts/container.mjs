import "./steps/require-node.mjs";
import { migrate, openDatabase } from "./steps/database.mjs";
import { loadDemonstration } from "./steps/demonstration-data.mjs";
import { Failure } from "./steps/failure.mjs";
import { storageOf } from "./steps/installation.mjs";
import { dataFolderFrom, portFrom } from "./steps/options.mjs";
import { expectSteps, note, step } from "./steps/progress.mjs";
import { serve } from "./steps/serving.mjs";
import { finish, isEnding, runCommand } from "./steps/shutdown.mjs";

// What the image runs: packages and build are in it, the database is another container's, settings come from the environment.
const folder = dataFolderFrom(undefined);

await runCommand(
  async () => {
    if (!process.env.DATABASE_URL) throw new Failure("DATABASE_URL is missing; .env.example explains the settings.");
    const port = portFrom(undefined);
    expectSteps(3);
    step("Migrations");
    const database = await openDatabase(folder);
    note(await migrate(database, folder));
    step("Demonstration data");
    const env = { ...storageOf(folder), DATABASE_URL: database.url, PORT: String(port) };
    const leaveOut = process.env.DEMONSTRATION !== "1";
    const demonstration = await loadDemonstration({ env, folder, leaveOut, database });
    step("Serving");
    const server = await serve({ ...env, DEMONSTRATION: demonstration ? "1" : "" }, folder);
    server.once("exit", (code) => {
      if (isEnding()) return;
      console.error(`The portal ended by itself (exit code ${code}).`);
      void finish(1);
    });
    note(`ready on port ${port}`);
    return undefined;
  },
  { folder, signalCode: 0 },
);
