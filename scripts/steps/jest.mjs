import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./child.mjs";
import { inRepository } from "./paths.mjs";

/**
 * Runs projects of the one Jest configuration.
 * @param {string[]} projects @param {Record<string, string>} [env]
 * @returns {Promise<import("./checks.mjs").Count>} a run that ends without a report counts as one failure
 */
export async function runJest(projects, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "portal-jest-"));
  const report = join(folder, "report.json");
  try {
    const words = [
      "--experimental-vm-modules",
      "--disable-warning=ExperimentalWarning",
      inRepository("node_modules/jest/bin/jest.js"),
    ];
    const { code } = await run(
      process.execPath,
      [
        ...words,
        "--selectProjects",
        ...projects,
        "--json",
        "--outputFile",
        report,
        "--maxWorkers=2",
        "--testTimeout=60000",
      ],
      { env, inherit: true },
    );
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = readReport(report);
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
