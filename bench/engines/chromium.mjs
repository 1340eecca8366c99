import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { pageOf } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "portal-bench-page-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();

/** A browser that stays open, printing the page tagged. */
export async function render(content) {
  const file = join(folder, "agreement.html");
  writeFileSync(file, pageOf(content));
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => globalThis.document.fonts.ready);
  return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
}

export const close = () => browser.close();
