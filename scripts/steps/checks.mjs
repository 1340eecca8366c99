import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areSame, clientFile, openApiFile, writeClient } from "./api-client.mjs";
import { run } from "./child.mjs";
import { inRepository, root } from "./paths.mjs";
import { note } from "./progress.mjs";

const bin = (path) => inRepository("node_modules", path);
const typescript = bin("typescript7/bin/tsc");

/** Every check that needs nothing but the sources: name, and what is run. A check passes when its program ends with 0. */
const programs = [
  ["format", [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]],
  ["lint", [bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."]],
  [
    "import rules",
    [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "packages/shared/src",
      "apps/api/src",
      "apps/web/src",
    ],
  ],
  ["types of shared", [typescript, "-p", "packages/shared/tsconfig.test.json"]],
  ["types of the API", [typescript, "-p", "apps/api/tsconfig.test.json"]],
  ["types of the web", [typescript, "-p", "apps/web", "--noEmit"]],
  ["import rules fire", [inRepository("scripts/probe-rules.mjs")]],
  ["third-party notices", [inRepository("scripts/notices.mjs"), "--check"]],
  ["demonstration data", [inRepository("apps/api/demonstration/check-answers.mjs")]],
];

/** @typedef {{ passed: number, failed: number }} Count */

/** Runs all of them, two at a time. @returns {Promise<Count>} */
export async function runChecks() {
  const program = (words) => () => run(process.execPath, words);
  const waiting = [
    ...programs.map(([name, words]) => [name, program(words)]),
    ["file names", fileNames],
    ["generated client", generatedClient],
  ];
  const count = { passed: 0, failed: 0 };
  const one = async ([name, check]) => {
    const { code, output } = await check();
    note(`${code === 0 ? "passed" : "FAILED"}: ${name}`);
    if (code !== 0) console.log(output);
    count[code === 0 ? "passed" : "failed"] += 1;
  };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next);
  };
  await Promise.all([work(), work()]);
  return count;
}

// Rooms named for nothing, and names that are not kebab-case.
async function fileNames() {
  const folders = ["packages/shared/src", "apps/api/src", "apps/web/src", "scripts"];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const wrong = files
    .map(({ name }) => name)
    .filter(
      (name) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name) || /^(utils?|helpers?|common|misc|managers?)\./.test(name),
    );
  return { code: wrong.length === 0 ? 0 : 1, output: wrong.join("\n") };
}

async function generatedClient() {
  const folder = mkdtempSync(join(tmpdir(), "portal-client-"));
  try {
    const [openApi, client] = [join(folder, "openapi.json"), join(folder, "schema.gen.ts")];
    await writeClient(openApi, client);
    const same = areSame(openApi, openApiFile) && areSame(client, clientFile);
    return {
      code: same ? 0 : 1,
      output: same
        ? ""
        : "apps/api/openapi.json or apps/web/src/api/schema.gen.ts is not what the code gives: npm run api:client",
    };
  } catch (error) {
    return { code: 1, output: String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
