import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { inRepository } from "./paths.mjs";

/** Runs the journeys against a running portal. @param {Record<string, string>} env @returns {Promise<import("./checks.mjs").Count>} */
export async function runJourneys(env) {
  const report = inRepository("test-results/journeys.json");
  rmSync(report, { force: true });
  const words = [inRepository("node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json"];
  const { code } = await run(process.execPath, words, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    inherit: true,
  });
  try {
    const { expected, unexpected, flaky } = JSON.parse(readFileSync(report, "utf8")).stats;
    const failed = unexpected + flaky;
    if (failed > 0) printPages();
    return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

// What the pages showed when a journey failed: on another machine the output is all that is left of it.
function printPages() {
  const folder = inRepository("test-results/journeys");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith("error-context.md")) console.log(readFileSync(join(folder, file), "utf8").slice(0, 20_000));
  }
}
