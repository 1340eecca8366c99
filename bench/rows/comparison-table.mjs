import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/steps/outside-tools.mjs";
import { interleave } from "../measuring.mjs";
import { atMost, judge, notMeasured, side } from "../results.mjs";
import { newDatabase } from "../world/database.mjs";
import { newOrganization, newPerson } from "../world/people.mjs";
import { startPortal } from "../world/portal.mjs";
import { seedServices } from "../world/seeding.mjs";

const work = "comparison table of 10 versions in the browser";
/** The table is there when it has at least so many rows. */
const ROWS = 100;

/** Row 16: the portal's comparison page against a bare HTML table of the same cells. */
export async function comparisonTable(times, say) {
  const executablePath = await findBrowser(say);
  if (!executablePath)
    return [notMeasured({ id: 16, work, goal: atMost(1.5), state: "not measured: Chromium is missing" })];
  const database = await newDatabase("bench_comparison");
  const { versionIds } = await seedServices(database, 20);
  const { token } = await newPerson(database.owner, await newOrganization(database.owner, "hospital", "計測病院"));
  const portal = await startPortal(database);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "portal-session", value: token, url: portal.address }]);
  const address = `${portal.address}/comparison?versions=${versionIds.join(",")}`;
  const bare = await serveBareTable(await cellsOf(context, address));
  const frames = { portal: [], bare: [] };
  const visit = (name, url) => () => measureVisit(context, url, frames[name]);
  const found = await interleave({ portal: visit("portal", address), bare: visit("bare", bare.address) }, times);
  await browser.close();
  bare.close();
  await portal.stop();
  const longest = (name) => {
    const kept = frames[name].slice(times.warmUps);
    return { min: Math.min(...kept), median: [...kept].sort((a, b) => a - b)[Math.floor(kept.length / 2)] };
  };
  return [
    judge({
      id: 16,
      work: `${work}: until it is there and the page answers`,
      ours: side("portal", "ms", found.portal),
      against: side("bare HTML table of the same cells", "ms", found.bare),
      goal: atMost(1.5),
      remark:
        "From the navigation, with scripts in the browser's cache; the portal's side includes asking the server for the comparison.",
    }),
    judge({
      id: 16,
      work: `${work}: longest frame while scrolling`,
      ours: side("portal", "ms", longest("portal")),
      against: side("bare HTML table of the same cells", "ms", longest("bare")),
      goal: atMost(2),
    }),
  ];
}

async function cellsOf(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(isThere, ROWS);
  const rows = await page.evaluate(() =>
    [...globalThis.document.querySelectorAll("table tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    ),
  );
  await page.close();
  return rows;
}

async function serveBareTable(rows) {
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const lines = rows.map((cells) => `<tr>${cells.map((text) => `<td>${escaped(text)}</td>`).join("")}</tr>`);
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>比較</title><table border="1">${lines.join("\n")}</table></html>`;
  const server = createServer((_, response) =>
    response.setHeader("content-type", "text/html; charset=utf-8").end(html),
  );
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function measureVisit(context, url, frames) {
  const page = await context.newPage();
  try {
    const begun = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(isThere, ROWS, { polling: "raf" });
    await page.evaluate(twoFrames);
    const took = performance.now() - begun;
    frames.push(await page.evaluate(longestFrame));
    return took;
  } finally {
    await page.close();
  }
}

// The three below run in the browser.
function isThere(rows) {
  return globalThis.document.querySelectorAll("table tr").length >= rows;
}

function twoFrames() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}

/** Scrolls the table to its end in steps of one screen a frame. @returns {Promise<number>} milliseconds of the longest frame */
async function longestFrame() {
  const { document, getComputedStyle } = globalThis;
  const scrolls = (element) =>
    element.scrollHeight > element.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(element).overflowY);
  let scroller = document.querySelector("table");
  while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
  scroller ??= document.scrollingElement;
  let longest = 0;
  let last = performance.now();
  for (let at = 0; at < scroller.scrollHeight; at += scroller.clientHeight * 0.8) {
    scroller.scrollTop = at;
    await new Promise((frame) => requestAnimationFrame(frame));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
}
