import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build } from "../../scripts/steps/building.mjs";
import { findBrowser } from "../../scripts/steps/outside-tools.mjs";
import { inRepository } from "../../scripts/steps/paths.mjs";
import { USUAL } from "../measuring.mjs";
import { atMost, judgeFigure, notMeasured } from "../results.mjs";
import { newDatabase } from "../world/database.mjs";
import { startPortal } from "../world/portal.mjs";
import { comparisonTable } from "./comparison-table.mjs";

/** Rows 15 and 16: what the browser gets. */
export async function run({ attempt, rounds, say }) {
  await attempt([15], async () => {
    await build(say);
    return firstPage(say);
  });
  await attempt([16], async () => {
    await build(say);
    return comparisonTable({ rounds, warmUps: USUAL.warmUps }, say);
  });
}

const lighthouse = notMeasured({
  id: 15,
  work: "first page: Lighthouse",
  state: "not measured: Lighthouse is not installed",
});

async function firstPage(say) {
  const work = "first page (sign-in): JavaScript loaded before interaction";
  const goal = atMost(250);
  const executablePath = await findBrowser(say);
  if (!executablePath)
    return [notMeasured({ id: 15, work, goal, state: "not measured: Chromium is missing" }), lighthouse];
  const portal = await startPortal(await newDatabase("bench_page"));
  const loaded = await scriptsOf(`${portal.address}/sign-in`, executablePath);
  await portal.stop();
  const files = loaded.map((path) => join(inRepository("apps/web/dist"), path)).filter((file) => existsSync(file));
  if (files.length === 0) throw new Error("the first page loads no script of ours");
  const kilobytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;
  return [
    judgeFigure({
      id: 15,
      work,
      ours: { name: `${files.length} scripts, gzip`, unit: "kB", min: kilobytes, median: kilobytes },
      goal,
      remark:
        "The files that Chromium asked for, compressed by gzip at level 9 here, since whether the server compresses is not what is measured.",
    }),
    lighthouse,
  ];
}

async function scriptsOf(address, executablePath) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const paths = new Set();
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith(".js")) paths.add(pathname);
    });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForSelector("input[type=password]");
    return [...paths];
  } finally {
    await browser.close();
  }
}
