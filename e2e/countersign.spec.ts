import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Page, type TestInfo } from "@playwright/test";
import { parse } from "yaml";
import { enrolCode, enrolPasskey, removeOwnFactor } from "./own-factor.js";
import { apiOf, signInAs } from "./people.js";

const NAME = `ひなた電子カルテ ${Date.now() % 100_000}`;
const tabs = ["roles", "sla", "risks", "clauses", "terms"];

test("事業者が開示を公開し、病院が三つを比べ、双方が手番を渡しながら行ごとに合意し、二要素認証で署名すると、検証できる合意書のPDFが得られる", async ({
  browser,
}, info) => {
  const vendor = await signInAs(browser, "editor@vendor-a.example");
  await test.step("事業者：サービスを登録し、開示書に答える", () => answerDisclosure(vendor));

  const approver = await signInAs(browser, "signatory@vendor-a.example");
  const version = await test.step("承認者：公開する", () => publish(approver));

  const hospital = await signInAs(browser, "procurement@hospital-a.example");
  await test.step("病院：探して三つを比べる", () => compare(hospital, info));
  const agreement = await test.step("病院：合意の協議を始める", () => openAgreement(hospital, version));

  await test.step("病院が行を変え、手番を渡す", async () => {
    await editUptime(hospital, agreement);
    await handOver(hospital, vendor, agreement);
  });
  await test.step("事業者がリスクを説明し、病院が理解・評価・受容を記す", async () => {
    await explainRisks(vendor, agreement);
    await judgeRisks(hospital, agreement);
  });
  await test.step("双方がすべての行を確認する", async () => {
    for (const page of [vendor, hospital]) await confirmEverything(page, agreement);
  });

  await test.step("病院：内容を確定する", async () => {
    await hospital.goto(agreement);
    await hospital.getByRole("button", { name: "内容を確定する" }).click();
    await hospital.getByRole("dialog").getByRole("button", { name: "内容を確定する" }).click();
    await expect(hospital.getByText("内容は確定しています").first()).toBeVisible();
  });

  const director = await signInAs(browser, "signatory@hospital-a.example");
  const nextCode = await test.step("署名する人が、認証アプリとパスキーを設定する", async () => {
    await enrolPasskey(director, "院長室のパソコン");
    return enrolCode(approver);
  });
  await test.step("事業者が署名し、病院が副署する", async () => {
    await sign(approver, agreement, await nextCode());
    await expect(approver.getByText("署名を受け付けました")).toBeVisible();
    await sign(director, agreement);
    await expect(director.getByText("合意が成立しました")).toBeVisible();
  });

  await test.step("二要素認証が合意の記録に残る", async () => {
    await director.goto(agreement);
    for (const factor of ["認証アプリのコード", "パスキー"])
      await expect(director.getByText(`本人確認：パスワード、${factor}`)).toBeVisible();
  });

  const pdf = await test.step("合意書のPDFを保存する", async () => {
    await director.goto(agreement);
    const download = director.waitForEvent("download");
    await director.getByRole("link", { name: "合意書のPDF" }).click();
    const file = info.outputPath("agreement.pdf");
    await (await download).saveAs(file);
    return file;
  });
  await test.step("独立の道具が署名を有効と認める", () => independentTools(pdf));
  await test.step("アカウントなしで検証する", () => verify(browser.newPage(), pdf, info));
  await test.step("二要素認証を解除する", async () => {
    await removeOwnFactor(approver, await nextCode());
    await removeOwnFactor(director);
  });
});

async function answerDisclosure(page: Page): Promise<void> {
  await page.goto("/services");
  await page.getByRole("button", { name: "サービスを登録する" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("サービス名").fill(NAME);
  await dialog.getByLabel("説明").fill("診療所と病院の診療録を扱うクラウドのサービスです。");
  await dialog.getByRole("button", { name: "登録する" }).click();
  await page.getByRole("button", { name: "開示書の下書きを始める" }).click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(NAME) })).toBeVisible();
  await page.waitForURL(/\/disclosures\//);
  const id = /\/disclosures\/([^/]+)/.exec(page.url())![1]!;

  // One answer by hand, saved by itself; the rest over HTTP, as a person would type hundreds of them.
  await page.goto(`/disclosures/${id}/meta#disclosure-version`);
  const field = page.getByLabel(/^回答/).first();
  await field.fill("第1.0版");
  await expect(page.getByText(/保存済み/).first()).toBeVisible();
  const api = apiOf(page);
  const evidence = await api.upload("証跡.txt", "試験の証跡です。");
  const { etag } = await api.get<{ etag: string }>(`/disclosures/${id}`);
  expect(await api.patch(`/disclosures/${id}/answers`, { answers: writtenAnswers(evidence) }, etag)).toBe(200);
}

// A complete disclosure of the demonstration, with a file of our own as evidence.
function writtenAnswers(evidence: string): Record<string, unknown> {
  const text = readFileSync("apps/api/demonstration/answers/sakuradai-karte.yaml", "utf8");
  const { answers } = parse(text) as { answers: Record<string, { evidence?: string[] }> };
  // One いいえ is enough for the hospital to assess by hand.
  const rest = ["location-domestic-only", "crypto-masking", "backup-clean-check", "split-gap-check"];
  return Object.fromEntries(
    Object.entries({ ...answers, ...Object.fromEntries(rest.map((itemId) => [itemId, { value: "yes" }])) }).map(
      ([itemId, answer]) => [itemId, "evidence" in answer ? { ...answer, evidence: [evidence] } : answer],
    ),
  );
}

async function publish(page: Page): Promise<string> {
  await page.goto("/services");
  await page.getByRole("link", { name: NAME }).click();
  await page.getByRole("link", { name: "公開前の確認" }).click();
  await page.getByLabel("変更の説明").fill("初版です。");
  await page.getByRole("button", { name: "公開する" }).click();
  await page.waitForURL(/\/versions\//);
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(NAME) })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function compare(page: Page, info: TestInfo): Promise<void> {
  await page.goto("/directory");
  await page.getByLabel(/で検索/).fill("電子カルテ");
  await page.getByRole("button", { name: "検索する" }).click();
  await page.goto("/directory");
  for (const name of [NAME, "あけぼのカルテ クラウド", "さくら台カルテ"])
    await page.getByLabel(`${name} を比較に加える`).check();
  await page.getByRole("link", { name: "3 件を比較する" }).click();
  await expect(page.getByRole("columnheader", { name: new RegExp(NAME) })).toBeVisible();
  const rows = page.getByRole("row");
  // The first sections stand at once, the rest follows.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const all = await rows.count();
  await page.getByLabel("相違のある項目だけ").click();
  await expect(page.getByLabel("相違のある項目だけ")).toBeChecked();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.screenshot({ path: info.outputPath("comparison.png") });
}

async function openAgreement(page: Page, version: string): Promise<string> {
  await page.goto(version);
  await page.getByRole("link", { name: /合意.*始める/ }).click();
  await page.getByLabel("開始日").fill("2027-04-01");
  await page.getByLabel("終了日").fill("2030-03-31");
  await page.getByRole("button", { name: "協議を始める" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}/);
  return /\/agreements\/[0-9a-f-]{36}/.exec(page.url())![0];
}

async function editUptime(page: Page, agreement: string): Promise<void> {
  await page.goto(`${agreement}/sla`);
  await page.getByRole("button", { name: /サービス稼働率/ }).click();
  await page.getByRole("button", { name: "この行を編集する" }).click();
  await page.getByRole("textbox", { name: "未達時の対応" }).fill("翌月の利用料の10%を減額する");
  await page.getByRole("button", { name: "未送信で保存する" }).click();
  await expect(page.getByRole("heading", { name: "未送信の変更" })).toBeVisible();
}

/** What the hospital has not sent is not seen by the vendor; handing the turn over sends it. */
async function handOver(hospital: Page, vendor: Page, agreement: string): Promise<void> {
  const change = vendor.getByText("翌月の利用料の10%を減額する");
  await vendor.goto(`${agreement}/sla`);
  await expect(vendor.getByText("医療機関の手番です")).toBeVisible();
  await expect(vendor.getByRole("button", { name: /サービス稼働率/ })).toBeVisible();
  await expect(change).toHaveCount(0);
  await hospital.goto(agreement);
  await hospital.getByRole("button", { name: "変更を送って手番を渡す" }).click();
  const sheet = hospital.getByRole("dialog");
  await expect(sheet.getByText(/翌月の利用料の10%を減額する/)).toBeVisible();
  await sheet.getByLabel("相手方への伝言（任意）").fill("稼働率の対応を改めました。");
  await sheet.getByRole("button", { name: "変更を送って手番を渡す" }).click();
  await expect(hospital.getByText("事業者の手番です")).toBeVisible();
  await vendor.reload();
  await expect(vendor.getByText("こちらの手番です")).toBeVisible();
  await expect(vendor.getByText("稼働率の対応を改めました。")).toBeVisible();
  await expect(change.first()).toBeVisible();
}

/** One meeting for every risk; the record goes to the hospital with the turn. */
async function explainRisks(vendor: Page, agreement: string): Promise<void> {
  await vendor.goto(`${agreement}/risks`);
  await vendor.getByRole("button", { name: "説明をまとめて記録する" }).click();
  const sheet = vendor.getByRole("dialog");
  await sheet.getByLabel("説明者").fill("佐藤 真");
  await sheet.getByLabel("役職").fill("品質保証部");
  await sheet.getByLabel(/^説明を受けた人/).fill("森田 由佳\n髙橋 恵一");
  await sheet.getByRole("button", { name: /^\d+ 件に記録する/ }).click();
  await expect(sheet).toHaveCount(0);
  await sendAndHandOver(vendor);
}

/** What holds the settlement back leads to the very fields: the assessment of the いいえ, and the option that is declined. */
async function judgeRisks(hospital: Page, agreement: string): Promise<void> {
  const panel = hospital.getByRole("dialog");
  await hospital.goto(agreement);
  await hospital.getByRole("link", { name: /医療機関の個別評価が書かれていません/ }).click();
  await expect(panel.getByLabel("医療機関としての評価を書く")).toBeFocused();
  await panel.getByLabel("医療機関としての評価を書く").check();
  await panel.getByLabel("評価", { exact: true }).fill("院内の委員会が窓口となることで補える");
  await panel.getByLabel("評価者").fill("森田 由佳");
  await panel.getByLabel("役職").fill("情報企画課");
  await panel.getByRole("button", { name: "未送信で保存する" }).click();
  await expect(panel.getByRole("heading", { name: "未送信の変更" })).toBeVisible();

  await hospital.goto(agreement);
  await hospital.getByRole("link", { name: /オプションの採否が決まっていません/ }).click();
  await panel.getByLabel("オプションの採否").selectOption("採用しない");
  await panel.getByLabel("医療機関として受容する").check();
  await panel.getByLabel("承認者").fill("髙橋 恵一");
  await panel.getByLabel("役職").fill("院長");
  await panel.getByRole("button", { name: "未送信で保存する" }).click();
  await expect(panel.getByRole("heading", { name: "未送信の変更" })).toBeVisible();

  await hospital.goto(`${agreement}/risks`);
  await hospital.getByRole("button", { name: "理解の確認をまとめて記録する" }).click();
  await panel.getByLabel("確認者").fill("森田 由佳");
  await panel.getByLabel("役職").fill("情報企画課");
  await panel.getByRole("button", { name: /^\d+ 件に記録する/ }).click();
  await expect(panel).toHaveCount(0);
  await sendAndHandOver(hospital);
}

async function sendAndHandOver(page: Page): Promise<void> {
  await page.getByRole("button", { name: "変更を送って手番を渡す" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "変更を送って手番を渡す" }).click();
  await expect(sheet).toHaveCount(0);
}

async function confirmEverything(page: Page, agreement: string): Promise<void> {
  for (const tab of tabs) {
    await page.goto(`${agreement}/${tab}`);
    await page.getByRole("button", { name: /^表示中の \d+ 行をまとめて確認/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^\d+ 行を確認する/ })
      .click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
}

/** With a code of the authenticator app, or with the passkey that the browser holds. */
async function sign(page: Page, agreement: string, code?: string): Promise<void> {
  await page.goto(`${agreement}/signature`);
  await page.getByLabel("上の文のとおり同意します").check();
  await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
  if (code) await page.getByLabel("認証コード", { exact: true }).fill(code);
  await page.getByRole("button", { name: "同意して署名する" }).click();
}

function independentTools(file: string): void {
  const run = (program: string, ...words: string[]) => spawnSync(program, words, { encoding: "utf8" });
  const signatures = run("pdfsig", file);
  if (signatures.error) console.log("not run: pdfsig (poppler-utils)");
  else {
    expect(signatures.stdout.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(signatures.stdout.split("Signature #2")[1]).toContain("Total document signed");
  }
  const structure = run("qpdf", "--check", file);
  if (structure.error) console.log("not run: qpdf");
  else expect(structure.status).toBe(0);
}

async function verify(opened: Promise<Page>, file: string, info: TestInfo): Promise<void> {
  const page = await opened;
  await page.goto("/verify");
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText("この合意書は、署名されたときのままです")).toBeVisible();
  await page.screenshot({ path: info.outputPath("verify.png"), fullPage: true });
  const appended = info.outputPath("appended.pdf");
  writeFileSync(appended, Buffer.concat([readFileSync(file), Buffer.from("\n% more\n")]));
  await page.goto("/verify");
  await page.locator('input[type="file"]').setInputFiles(appended);
  await expect(page.getByText("署名のあとに、内容が付け足されています")).toBeVisible();
}
