import { build } from "./building.mjs";
import { migrate, openDatabase } from "./database.mjs";
import { loadDemonstration } from "./demonstration-data.mjs";
import { announce, storageOf, takeDataFolder } from "./installation.mjs";
import { install } from "./installing.mjs";
import { dataFolderFrom, portFrom, readOptions } from "./options.mjs";
import { expectSteps, note, step } from "./progress.mjs";
import { requireFreePort, serve } from "./serving.mjs";
import { finish, isEnding, runCommand } from "./shutdown.mjs";

const help = `npm start [-- options]

  --port NUMBER      port to serve on (PORT, default 3000)
  --data-dir FOLDER  where data are kept (DATA_DIR, default .data)
  --no-demo          leave the demonstration data out (NO_DEMO=1)

DATABASE_URL and DATABASE_OWNER_URL name a PostgreSQL of your own; without them an embedded one is used. See .env.example.`;

const options = readOptions(help, {
  port: { type: "string" },
  "data-dir": { type: "string" },
  "no-demo": { type: "boolean" },
});
const folder = dataFolderFrom(options["data-dir"]);

await runCommand(
  async () => {
    const port = portFrom(options.port);
    expectSteps(6);
    // First the folder: what a killed start left behind may still hold the port.
    await takeDataFolder(folder);
    await requireFreePort(port);
    step("Packages");
    await install(note);
    step("Build");
    await build(note);
    step("PostgreSQL");
    const database = await openDatabase(folder);
    database.whenEnded?.(({ message }) => endBy(message));
    note(database.isEmbedded ? `embedded, in ${folder}` : "the server named in DATABASE_URL");
    step("Migrations");
    note(await migrate(database, folder));
    const url = process.env.PUBLIC_URL || `http://localhost:${port}`;
    const env = { ...storageOf(folder), DATABASE_URL: database.url, PORT: String(port), PUBLIC_URL: url };
    step("Demonstration data");
    const leaveOut = options["no-demo"] === true || process.env.NO_DEMO === "1";
    const demonstration = await loadDemonstration({ env, folder, leaveOut, database });
    step("Serving");
    const server = await serve({ ...env, DEMONSTRATION: demonstration ? "1" : "" }, folder);
    server.once("exit", (code) => endBy(`The portal ended by itself (exit code ${code}).`));
    const { ownerUrl, auditUrl } = database;
    announce(folder, { url, port, database: { url: database.url, ownerUrl, auditUrl } });
    welcome(url, demonstration);
    return undefined;
  },
  { folder, signalCode: 0 },
);

// What we end ourselves is no surprise.
function endBy(sentence) {
  if (isEnding()) return;
  console.error(sentence);
  void finish(1);
}

function welcome(url, demonstration) {
  console.log(`\nThe portal is ready: ${url}\n`);
  if (demonstration) {
    const rows = [
      ["editor@vendor-a.example", "事業者 あけぼの医療情報（編集）　同じ形で vendor-b、vendor-c"],
      ["signatory@vendor-a.example", "事業者 署名・承認　同じ形で vendor-b、vendor-c"],
      ["procurement@hospital-a.example", "医療機関 青葉ヶ原総合病院（調達）　同じ形で hospital-b"],
      ["signatory@hospital-a.example", "医療機関 署名・承認　同じ形で hospital-b"],
      ["admin@vendor-a.example", "組織の管理　admin@hospital-a.example も"],
    ];
    console.log("Demonstration sign-ins (password: demo-password)");
    for (const [email, who] of rows) console.log(`  ${email.padEnd(32)} ${who}`);
  } else
    console.log(
      "First administrator: npm run admin:create -- --email ADDRESS --organization NAME --kind vendor|hospital",
    );
  console.log("\nStop with Ctrl-C.");
}
