import "./steps/require-node.mjs";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "./steps/building.mjs";
import { mustRun } from "./steps/child.mjs";
import { install, npm } from "./steps/installing.mjs";
import { readOptions } from "./steps/options.mjs";
import { inRepository, root } from "./steps/paths.mjs";
import { expectSteps, note, step } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const help = `npm run bench [-- --only 1,5,7] [--json FILE] [--rounds NUMBER]

Measures the portal side by side with what it is compared to, and writes bench/RESULTS.md.

  --only ROWS      rows to measure, by commas; RESULTS.md is then left as it is
  --json FILE      also writes [{id, ratio, goal, met}]
  --rounds NUMBER  rounds of each comparison (default 9); fewer are for a first look`;

const options = readOptions(help, {
  json: { type: "string" },
  only: { type: "string" },
  rounds: { type: "string" },
});

await runCommand(
  async () => {
    expectSteps(3);
    step("Packages");
    await install(note);
    await installRivals();
    await build(note);
    step("Rows");
    const { measure } = await import("../bench/bench.mjs");
    const { results, failed, write } = await measure({
      only: options.only?.split(",").map(Number),
      rounds: options.rounds === undefined ? undefined : Number(options.rounds),
      say: note,
    });
    step("Results");
    if (options.json) writeFileSync(fromCaller(options.json), `${JSON.stringify(results, null, 2)}\n`);
    if (options.only) note("bench/RESULTS.md is written by a run of all rows");
    else await write(inRepository("bench/RESULTS.md"));
    if (failed.length > 0) note(`not measured, although it should be: row ${failed.join(", ")}`);
    return failed.length > 0 ? 1 : 0;
  },
  { folder: root },
);

function fromCaller(file) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

/** What the portal is measured against is no dependency of it, and has a lock file of its own. */
async function installRivals() {
  const [lockFile, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((name) =>
    inRepository("bench", name),
  );
  if (existsSync(installed) && holds(readFileSync(installed, "utf8"), readFileSync(lockFile, "utf8"))) return;
  note("installing what the portal is measured against");
  const [program, ...words] = npm();
  await mustRun("npm ci in bench", program, [...words, "ci", "--workspaces=false", "--no-audit", "--no-fund"], {
    cwd: inRepository("bench"),
  });
}

function holds(installed, wanted) {
  const { packages: present } = JSON.parse(installed);
  return Object.entries(JSON.parse(wanted).packages).every(
    ([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
  );
}
