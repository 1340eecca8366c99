import "./steps/require-node.mjs";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./steps/building.mjs";
import { mustRun } from "./steps/child.mjs";
import { serveDemonstration } from "./steps/demonstration.mjs";
import { Failure } from "./steps/failure.mjs";
import { install } from "./steps/installing.mjs";
import { readOptions } from "./steps/options.mjs";
import { findBrowser, installTools } from "./steps/outside-tools.mjs";
import { inRepository, root } from "./steps/paths.mjs";
import { note } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";
import { startTestPostgres } from "./steps/test-database.mjs";

readOptions("node scripts/pictures.mjs\n\nMakes the pictures of the README from the demonstration.", {});
const folder = inRepository("docs/pictures");
const WIDTH = 1440;
const HEIGHT = 960;

await runCommand(
  async () => {
    await install(note);
    await installTools(note);
    await build(note);
    const executablePath = await findBrowser(note);
    if (!executablePath) throw new Failure("Pictures need Chromium: install it, or set CHROMIUM_PATH.");
    mkdirSync(folder, { recursive: true });
    const postgres = await startTestPostgres();
    const { url } = await postgres.database("pictures_test");
    const { address } = await serveDemonstration({ url, folder: postgres.folder });
    const { chromium } = await import("@playwright/test");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    try {
      await pictures(browser, address);
    } finally {
      await browser.close();
    }
    return 0;
  },
  { folder: root },
);

async function pictures(browser, address) {
  const vendor = await signedIn(browser, address, "editor@vendor-a.example");
  const hospital = await signedIn(browser, address, "procurement@hospital-a.example");
  const signatory = await signedIn(browser, address, "signatory@vendor-b.example");
  const { items: services } = await vendor.get("/services");
  const { items: listed } = await hospital.get("/directory?limit=3");
  const { items: agreements } = await hospital.get("/agreements");
  const { items: settled } = await signatory.get("/agreements");
  const inForce = agreements.find(({ status }) => status === "in_force");
  const negotiating = agreements.find(({ status }) => status === "negotiating");
  const waiting = settled.find(({ status }) => status === "settled");
  const versions = listed.map(({ version }) => version.id).join(",");

  await hospital.take("home", "/");
  await vendor.take("disclosure-editor", `/disclosures/${services[0].disclosures[0].id}/remote`);
  await hospital.take("directory", "/directory");
  await hospital.take("comparison", `/comparison?versions=${versions}&differencesOnly=1`);
  await hospital.take("workbench", `/agreements/${negotiating.id}/roles`);
  await signatory.take("signing", `/agreements/${waiting.id}/signature`);
  await document(hospital, inForce.id);
}

// The signed PDF: checked on the page that is open to everybody, and two of its pages as pictures.
async function document(hospital, id) {
  const file = join(folder, "agreement.pdf");
  writeFileSync(file, await hospital.bytes(`/agreements/${id}/document`));
  await hospital.take("verify", "/verify", async (page) => {
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText("この合意書は、署名されたときのままです").waitFor();
  });
  const page = async (number, name) => {
    await mustRun("Drawing a page", "pdftoppm", [
      "-png",
      "-r",
      "72",
      "-f",
      String(number),
      "-l",
      String(number),
      "-singlefile",
      file,
      join(folder, name),
    ]);
    note(name);
  };
  await page(1, "agreement-cover");
  await page(22, "agreement-roles");
  rmSync(file);
}

async function signedIn(browser, address, email) {
  const context = await browser.newContext({
    baseURL: address,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: WIDTH, height: HEIGHT },
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.waitForURL((at) => at.pathname !== "/sign-in");
  const ask = async (path) => context.request.get(`/api/v1${path}`);
  return {
    get: async (path) => (await ask(path)).json(),
    bytes: async (path) => (await ask(path)).body(),
    async take(name, path, prepare = async () => {}) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForFunction(() => !document.body.innerText.includes("読み込んでいます"));
      await prepare(page);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(folder, `${name}.png`) });
      note(name);
    },
  };
}
