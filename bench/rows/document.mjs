import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "../../scripts/steps/building.mjs";
import { launch } from "../../scripts/steps/child.mjs";
import { findBrowser } from "../../scripts/steps/outside-tools.mjs";
import { atEnd } from "../../scripts/steps/shutdown.mjs";
import { agreementContent } from "../content/agreement.mjs";
import { startEngine } from "../engines/engine.mjs";
import { pageOf } from "../engines/page.mjs";
import { figures, interleave, USUAL } from "../measuring.mjs";
import { canMeasureMemory, watchMemory } from "../process-memory.mjs";
import { atMost, judge, notMeasured, side } from "../results.mjs";

const warm = "agreement PDF, warm";
const typst = "Typst 0.14 by npm, tagged PDF/A-2a";

/** Rows 1 to 4: setting the agreement. */
export async function run({ ids, attempt, rounds, say }) {
  await build(say, ["shared", "api"]);
  const browser = await findBrowser(say);
  const times = { rounds, warmUps: USUAL.warmUps };
  await attempt([1, 2], () => warmRows(ids, browser, times, say));
  await attempt([3], () => coldRows(browser, times));
  await attempt([4], () => growth(times));
}

async function warmRows(ids, browser, times, say) {
  if (browser) process.env.CHROMIUM_PATH = browser;
  const names = ["portal", "portal-signed", "typst", ...(ids.includes(1) ? ["pdfmake", "chromium"] : [])];
  const engines = await startAll(names, say);
  const found = await measureEngines(engines, times);
  const engine = (name, text) => side(text, "ms", found[name]);
  const compare = (id, work, ours, name, text, goal, remark) =>
    found[name]
      ? judge({ id, work, ours, against: engine(name, text), goal, remark })
      : notMeasured({ id, work, goal, state: `not measured: ${text} is missing` });
  const plain = engine("portal", "tagged PDF/A-3a with JSON");
  const signed = engine("portal-signed", "the same with two signatures");
  const results = [];
  if (ids.includes(1))
    results.push(
      compare(1, warm, plain, "typst", typst, atMost(0.5), textRemark),
      compare(1, warm, plain, "pdfmake", "pdfmake 0.3, untagged", atMost(0.25)),
      compare(1, warm, plain, "chromium", "Chromium, warm, tagged", atMost(0.2)),
    );
  if (ids.includes(2))
    results.push(
      compare(2, "the same plus two signatures", signed, "typst", `${typst}, compile alone`, atMost(0.8), signedRemark),
    );
  return results;
}

const textRemark =
  "Every engine sets the same sentences in the same tables and fonts, other ones in every round; the portal's document also carries contents, running " +
  "heads, contacts and the pages on signing and verifying, so it holds a little more text than the others. Each engine has a process of its own.";
const signedRemark = "PAdES B-B signatures; time stamps (B-T) come with the issue that adds them.";

// An engine that does not start is a tool that is missing.
async function startAll(names, say) {
  const engines = {};
  for (const name of names)
    try {
      engines[name] = await startEngine(name);
    } catch (error) {
      say(`${name} did not start: ${error.message}`);
    }
  return engines;
}

async function measureEngines(engines, times) {
  let edition = 0;
  const sides = Object.entries(engines).map(([name, { render }]) => [
    name,
    async () => (await render({ edition: ++edition })).took,
  ]);
  const found = await interleave(Object.fromEntries(sides), times);
  for (const { stop } of Object.values(engines)) await stop();
  return found;
}

/** From a cold process: the wall clock and the memory of all its processes together. */
async function coldRows(browser, times) {
  const work = "agreement PDF, cold process";
  const goals = { wall: atMost(0.5), memory: atMost(0.25) };
  if (!browser) return [notMeasured({ id: 3, work, goal: goals.wall, state: "not measured: Chromium is missing" })];
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-cold-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const page = join(folder, "agreement.html");
  writeFileSync(page, pageOf(agreementContent({ edition: 1 })));
  const output = (name) => join(folder, `${name}.pdf`);
  const programs = {
    ours: [process.execPath, [join(import.meta.dirname, "../engines/cold.mjs"), "1", output("ours")]],
    chromium: [browser, chromiumWords(folder, page, output("chromium"))],
  };
  // Looking at the memory slows what is looked at, so it has rounds of its own.
  const sides = (watch) =>
    Object.fromEntries(Object.entries(programs).map(([name, program]) => [name, () => runOnce(program, watch)]));
  const wall = await interleave(sides(false), times);
  const memory = canMeasureMemory && (await interleave(sides(true), { rounds: 3, warmUps: 1 }));
  const ours = "node, one agreement";
  const theirs = "chromium --headless --print-to-pdf";
  return [
    judge({
      id: 3,
      work: `${work}: wall clock`,
      ours: side(ours, "ms", wall.ours),
      against: side(theirs, "ms", wall.chromium),
      goal: goals.wall,
    }),
    memory
      ? judge({
          id: 3,
          work: `${work}: peak memory`,
          ours: side(ours, "MB", memory.ours),
          against: side(theirs, "MB", memory.chromium),
          goal: goals.memory,
          remark: "Proportional set size of all its processes together, looked at every 25 ms; 3 rounds after 1.",
        })
      : notMeasured({ id: 3, work: `${work}: peak memory`, goal: goals.memory, state: "not measured: Linux alone" }),
  ];
}

const chromiumWords = (folder, page, output) => [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--no-pdf-header-footer",
  `--user-data-dir=${join(folder, "profile")}`,
  `--print-to-pdf=${output}`,
  pathToFileURL(page).href,
];

/** @param {boolean} watch answers the most memory held in MB, instead of leaving the time to be taken */
function runOnce([program, words], watch) {
  const child = launch(program, words, { stdio: "ignore" });
  const end = watch ? watchMemory(child.pid) : () => undefined;
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      const held = end();
      if (code === 0) done(held);
      else failed(new Error(`${program} ended with ${code}`));
    });
  });
}

/** Time a page as the document grows; a short one must not cost more than a long one. */
async function growth(times) {
  const engine = await startEngine("portal");
  // The shortest possible still has a page for each part.
  const sizes = { short: 0.01, 50: 1, 150: 3.8, 300: 7.8 };
  const pages = {};
  const perPage = {};
  let edition = 0;
  const sides = Object.entries(sizes).map(([name, size]) => [
    name,
    async () => {
      const { took, pages: count } = await engine.render({ size, edition: ++edition });
      pages[name] = count;
      (perPage[name] ??= []).push(took / count);
      return took;
    },
  ]);
  const found = await interleave(Object.fromEntries(sides), times);
  await engine.stop();
  const eachPage = (name) => side(`${pages[name]} pages, each`, "ms", figures(perPage[name].slice(times.warmUps)));
  const grown = ["150", "300"].map((name) =>
    judge({
      id: 4,
      work: `PDF of about ${name} pages, time a page`,
      ours: eachPage(name),
      against: eachPage("50"),
      goal: atMost(1.2),
    }),
  );
  const whole = (name) => side(`${pages[name]} pages`, "ms", found[name]);
  return [
    ...grown,
    judge({ id: 4, work: "the shortest PDF", ours: whole("short"), against: whole("50"), goal: atMost(1) }),
  ];
}
