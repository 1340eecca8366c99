import { execFileSync } from "node:child_process";
import { asJson, summary, writeReport } from "./report.mjs";
import { notMeasured } from "./results.mjs";
import { load, machine } from "./machine.mjs";
import { USUAL } from "./measuring.mjs";

/** Which module measures which rows of the page, in order. */
const modules = [
  { ids: [1, 2, 3, 4], load: () => import("./rows/document.mjs") },
  { ids: [5, 6, 7, 8], load: () => import("./rows/reading.mjs") },
  { ids: [9, 10], load: () => import("./rows/agreeing.mjs") },
  { ids: [13], load: () => import("./rows/audit.mjs") },
  { ids: [15, 16], load: () => import("./rows/page.mjs") },
  { ids: [17], load: () => import("./rows/starting.mjs") },
];

/** Rows that appear with the issues that build them. */
const later = [
  [11, "import preview of a 300-item workbook"],
  [12, "scheduling 50,000 agreements × 20 obligations"],
  [14, "mixed load, 300 users with think time"],
];

/**
 * Measures the rows asked for.
 * @param {{ only?: number[], rounds?: number, say: (text: string) => void }} settings
 */
export async function measure({ only, rounds = USUAL.rounds, say }) {
  const wanted = (id) => only === undefined || only.includes(id);
  const begun = { at: new Date(), load: load() };
  /** @type {import("./results.mjs").Result[]} */
  const results = [];
  for (const { ids, load: loadModule } of modules) {
    const asked = ids.filter(wanted);
    if (asked.length === 0) continue;
    const attempt = async (of, work) => {
      const here = of.filter((id) => asked.includes(id));
      if (here.length === 0) return;
      say(`row ${here.join(", ")}`);
      const found = (await tried(here, work)).filter(({ id }) => here.includes(id));
      for (const result of found) say(summary(result));
      results.push(...found);
    };
    await unlessFailed(asked, results, async () => (await loadModule()).run({ ids: asked, attempt, rounds, say }));
  }
  for (const [id, work] of later) if (wanted(id)) results.push(notMeasured({ id, work, state: "not yet" }));
  results.sort((a, b) => a.id - b.id);
  const ended = { at: new Date(), load: load() };
  return {
    results: asJson(results),
    /** Rows that could not be measured although they should have been. */
    failed: results.filter(({ work }) => work === "failed").map(({ id }) => id),
    write: (file) =>
      writeReport(file, {
        results,
        command: "npm run bench",
        about: [begun.at.toISOString(), ...machine(), versions(), `${rounds} rounds after ${USUAL.warmUps} warm-ups`],
        surroundings: [
          `load averages at the beginning ${begun.load}, at the end ${ended.load} (the bench itself included)`,
          `took ${Math.round((ended.at - begun.at) / 1000)} s; the machine is shared, and what else ran on it is not known`,
          "the load generator, PostgreSQL, the portal and the bare server shared the processors listed above",
        ],
      }),
  };
}

// One row that cannot be measured must not cost the others.
async function tried(ids, work) {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return ids.map((id) => notMeasured({ id, work: "failed", state: `not measured: ${reason}` }));
  }
}

// What stands before the rows, such as a build, may fail too: then none of them was measured.
async function unlessFailed(ids, results, work) {
  const failed = await tried(ids, async () => {
    await work();
    return [];
  });
  results.push(...failed.filter(({ id }) => !results.some((result) => result.id === id)));
}

function versions() {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const changed = execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], { encoding: "utf8" }) !== "";
  return `Node ${process.version}, commit ${commit}${changed ? " with changes not committed" : ""}`;
}
