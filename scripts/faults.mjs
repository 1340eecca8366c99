import "./steps/require-node.mjs";
import { build } from "./steps/building.mjs";
import { Failure } from "./steps/failure.mjs";
import { install } from "./steps/installing.mjs";
import { readOptions } from "./steps/options.mjs";
import { root } from "./steps/paths.mjs";
import { expectSteps, note, step } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

const help = `npm run test:faults [-- --kills 200] [--seed NUMBER] [--planted-fault]

Kills the portal at random moments (SIGKILL) while many sign, and asks whether anything was lost, half done, done twice or stuck.

  --kills NUMBER   how often a process is killed (default 200)
  --seed NUMBER    repeats the random moments of a run, as far as the machine does
  --planted-fault  queues seals after the commit; the run must then fail`;

const options = readOptions(help, {
  kills: { type: "string" },
  seed: { type: "string" },
  "planted-fault": { type: "boolean" },
});

function wholeNumber(text, name) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Failure(`--${name} must be a whole number from 1, not "${text}".`, 2);
  return Number(text);
}

await runCommand(
  async () => {
    const kills = wholeNumber(options.kills ?? "200", "kills");
    const seed = wholeNumber(options.seed ?? "20261125", "seed");
    expectSteps(3);
    step("Packages");
    await install(note);
    step("Build");
    await build(note, ["shared", "api"]);
    step(`Kills (seed ${seed})`);
    const { killWhileSigning } = await import("../faults/faults.mjs");
    const isPlanted = options["planted-fault"] === true;
    const { kills: killed, signatures, broken } = await killWhileSigning({ kills, seed, isPlanted, say: note });
    for (const [kind, cases] of Object.entries(broken)) for (const one of cases.slice(0, 20)) note(`${kind}: ${one}`);
    const counts = Object.entries(broken).map(([kind, cases]) => `${kind}=${cases.length}`);
    console.log(`signatures=${signatures}`);
    console.log([`kills=${killed}`, ...counts].join(" "));
    return signatures > 0 && Object.values(broken).every((cases) => cases.length === 0) ? 0 : 1;
  },
  { folder: root },
);
