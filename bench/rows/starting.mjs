import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, stopChild } from "../../scripts/steps/child.mjs";
import { freePort } from "../../scripts/steps/embedded-postgres.mjs";
import { inRepository } from "../../scripts/steps/paths.mjs";
import { atEnd } from "../../scripts/steps/shutdown.mjs";
import { interleave, USUAL } from "../measuring.mjs";
import { atMost, judge, side } from "../results.mjs";

/** Row 17: the second start. */
export async function run({ attempt, rounds, say }) {
  await attempt([17], () => secondStart({ rounds, warmUps: USUAL.warmUps }, say));
}

async function secondStart(times, say) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-start-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const ours = ["scripts/start.mjs", "--port", String(port), "--data-dir", join(folder, "portal")];
  const bare = ["bench/start-postgres.mjs", join(folder, "bare")];
  say("the first start, which is not measured");
  await untilReady(ours);
  const found = await interleave({ portal: () => untilReady(ours), bare: () => untilReady(bare) }, times);
  return [
    judge({
      id: 17,
      work: "npm start, the second time, unchanged sources, demonstration data present",
      ours: side("until the address is printed", "ms", found.portal),
      against: side("node + embedded PostgreSQL until the first query", "ms", found.bare),
      goal: atMost(2),
      remark: "Started as node scripts/start.mjs, without npm's own start.",
    }),
  ];
}

/** Starts a program, waits until it says that it is ready, ends it. @returns {Promise<number>} milliseconds until ready */
async function untilReady([script, ...words]) {
  const begun = performance.now();
  const child = launch(process.execPath, [inRepository(script), ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  await new Promise((ready, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
        if (/is ready/.test(said)) ready();
      });
    child.once("exit", (code) => failed(new Error(`${script} ended with ${code}: ${said.trim().split("\n").at(-1)}`)));
  });
  const took = performance.now() - begun;
  await stopChild(child, "SIGTERM", 30_000);
  return took;
}
