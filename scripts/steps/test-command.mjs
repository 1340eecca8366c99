import { build } from "./building.mjs";
import { runChecks } from "./checks.mjs";
import { serveDemonstration } from "./demonstration.mjs";
import { install } from "./installing.mjs";
import { runJest } from "./jest.mjs";
import { readOptions } from "./options.mjs";
import { findBrowser, installTools } from "./outside-tools.mjs";
import { root } from "./paths.mjs";
import { runJourneys } from "./playwright.mjs";
import { expectSteps, note, step } from "./progress.mjs";
import { runCommand } from "./shutdown.mjs";
import { probeStart } from "./start-probes.mjs";
import { startTestPostgres } from "./test-database.mjs";

const help = `npm test [-- --only check|rules|start|api|e2e]

Installs and builds what is missing, then runs everything that CI runs, and ends with "N passed, N failed".`;
const { only } = readOptions(help, { only: { type: "string" } });

const suites = {
  check: ["Checks", runChecks],
  rules: ["Rules and pages", () => runJest(["rules", "pages"])],
  start: ["Starting and stopping", probeStart],
  api: ["API", api],
  e2e: ["Journeys", journeys],
};
let postgres;
const testPostgres = () => (postgres ??= startTestPostgres());

await runCommand(
  async () => {
    const chosen = Object.entries(suites).filter(([name]) => only === undefined || name === only);
    if (chosen.length === 0) {
      console.error(`There is no suite "${only}"; --help lists them.`);
      return 2;
    }
    expectSteps(3 + chosen.length);
    step("Packages");
    await install(note);
    step("Outside tools");
    await installTools(note);
    step("Build");
    await build(note);
    const total = { passed: 0, failed: 0 };
    for (const [, [title, suite]] of chosen) {
      step(title);
      const { passed, failed } = await suite();
      note(`${title}: ${passed} passed, ${failed} failed`);
      total.passed += passed;
      total.failed += failed;
    }
    console.log(`${total.passed} passed, ${total.failed} failed`);
    return total.failed === 0 ? 0 : 1;
  },
  { folder: root },
);

async function api() {
  const { url, ownerUrl, auditUrl } = await (await testPostgres()).database("portal_test");
  return runJest(["api"], { TEST_DATABASE_URL: url, TEST_DATABASE_OWNER_URL: ownerUrl, TEST_AUDIT_URL: auditUrl });
}

// Every run begins with the demonstration data in a database of its own.
async function journeys() {
  const browser = await findBrowser(note);
  if (!browser) {
    note("not run: Chromium (install Debian's chromium and fonts-noto-cjk, or set CHROMIUM_PATH)");
    return { passed: 0, failed: 0 };
  }
  const { folder, database } = await testPostgres();
  const { url } = await database("journeys_test");
  note("loading the demonstration data");
  const { address } = await serveDemonstration({ url, folder });
  return runJourneys({ BASE_URL: address, CHROMIUM_PATH: browser });
}
