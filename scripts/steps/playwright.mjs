import { readFileSync, rmSync } from "node:fs";
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
    return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
