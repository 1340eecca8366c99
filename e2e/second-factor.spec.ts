import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.js";
import { authenticatorOf } from "./authenticator.js";
import { withAuthenticator } from "./own-factor.js";
import { apiOf, signInAs } from "./people.js";

const signatory = "signatory@vendor-b.example";
const countersignatory = "signatory@hospital-b.example";

// The hospital countersigns by passkey what the vendor signed by code.
test.describe.configure({ mode: "serial" });

test("署名者が二要素認証を設定し、コードでサインインし、コードで署名し、合意に記録が残る", async ({
  browser,
}, info) => {
  const page = await signInAs(browser, signatory);
  const { items } = await apiOf(page).get<{ items: { id: string; status: string }[] }>("/agreements");
  const agreement = `/agreements/${items.find(({ status }) => status === "settled")!.id}`;

  const nextCode = await test.step("設定する", async () => {
    await page.goto("/account");
    await expectAccessibleEverywhere(page);
    await page.getByLabel("いまのパスワード").fill("demo-password");
    await page.getByRole("button", { name: "設定を始める" }).click();
    await expect(page.getByRole("img", { name: "認証アプリで読み取るQRコード" })).toBeVisible();
    await expectAccessibleEverywhere(page);
    const next = authenticatorOf((await page.locator("code").innerText()).replaceAll(" ", ""));
    await page.getByLabel("認証コード", { exact: true }).fill("abc");
    await page.getByRole("button", { name: "有効にする" }).click();
    await expect(page.getByRole("alert")).toContainText("認証コードが違います");
    await page.getByLabel("認証コード", { exact: true }).fill(await next());
    await page.getByRole("button", { name: "有効にする" }).click();
    await expect(page.getByRole("heading", { name: "回復コード" })).toBeVisible();
    await expectAccessibleEverywhere(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "テキストで保存する" }).click();
    const file = info.outputPath("recovery-codes.txt");
    await (await download).saveAs(file);
    expect(readFileSync(file, "utf8").match(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}\r$/gm)).toHaveLength(10);
    await page.getByRole("button", { name: "控えたので閉じる" }).click();
    await expect(page.getByText("10 個")).toBeVisible();
    await page.getByRole("button", { name: "回復コードを作り直す" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole("dialog").getByRole("button", { name: "やめる" }).click();
    return next;
  });

  await test.step("サインインする", async () => {
    await page.context().clearCookies();
    await page.goto(`${agreement}/signature`);
    await page.getByLabel("メールアドレス").fill(signatory);
    await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
    await page.getByRole("button", { name: "サインインする" }).click();
    await expect(page.getByLabel("認証コード", { exact: true })).toBeFocused();
    await expectAccessibleEverywhere(page);
    await page.getByLabel("認証コード", { exact: true }).fill(await nextCode());
    await page.getByRole("button", { name: "サインインを完了する" }).click();
    await expect(page.getByRole("button", { name: "同意して署名する" })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`${agreement}/signature`);
  });

  await test.step("署名する", async () => {
    await expectAccessibleEverywhere(page);
    await page.getByLabel("上の文のとおり同意します").check();
    await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
    await page.getByLabel("認証コード", { exact: true }).fill(await nextCode());
    await page.getByRole("button", { name: "同意して署名する" }).click();
    await expect(page.getByText("署名を受け付けました")).toBeVisible();
  });

  await test.step("記録を読む", async () => {
    await page.goto(agreement);
    await expect(page.getByText("本人確認：パスワード、認証アプリのコード")).toBeVisible();
  });
});

test("副署する人がパスキーを登録し、パスキーでサインインし、パスキーで署名し、解除できる", async ({ browser }) => {
  const page = await signInAs(browser, countersignatory);
  const credentials = await withAuthenticator(page);
  const { items } = await apiOf(page).get<{ items: { id: string; status: string }[] }>("/agreements");
  const agreement = `/agreements/${items.find(({ status }) => ["sealing", "vendor_signed"].includes(status))!.id}`;

  await test.step("登録する", async () => {
    await page.goto("/account");
    await page.getByRole("radio", { name: "パスキー" }).check();
    await expectAccessibleEverywhere(page);
    await page.getByLabel("いまのパスワード").fill("demo-password");
    await page.getByRole("button", { name: "設定を始める" }).click();
    await page.getByLabel("パスキーの名前").fill("院長室のパソコン");
    await expectAccessibleEverywhere(page);
    await page.getByRole("button", { name: "パスキーを作る" }).click();
    await expect(page.getByRole("heading", { name: "回復コード" })).toBeVisible();
    await page.getByRole("button", { name: "控えたので閉じる" }).click();
    await expect(page.getByRole("rowheader", { name: "パスキー「院長室のパソコン」" })).toBeVisible();
    await expectAccessibleEverywhere(page);
    expect(await credentials()).toMatchObject([{ rpId: "localhost" }]);
  });

  await test.step("サインインする", async () => {
    await page.context().clearCookies();
    await page.goto(`${agreement}/signature`);
    await page.getByLabel("メールアドレス").fill(countersignatory);
    await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
    await page.getByRole("button", { name: "サインインする" }).click();
    await expect(page.getByText("パスキーで確認します")).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole("button", { name: "サインインを完了する" }).click();
    await expect(page.getByRole("button", { name: "同意して署名する" })).toBeVisible();
  });

  await test.step("署名する", async () => {
    await expectAccessibleEverywhere(page);
    await page.getByLabel("上の文のとおり同意します").check();
    await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
    await page.getByRole("button", { name: "同意して署名する" }).click();
    await expect(page.getByText("合意が成立しました")).toBeVisible();
    await page.goto(agreement);
    await expect(page.getByText("本人確認：パスワード、パスキー")).toBeVisible();
  });

  await test.step("解除する", async () => {
    await page.goto("/account");
    await page.getByRole("button", { name: "パスキー「院長室のパソコン」を解除する" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("いまのパスワード").fill("demo-password");
    await expectAccessibleEverywhere(page);
    await dialog.getByRole("button", { name: "解除する", exact: true }).click();
    await expect(page.getByRole("button", { name: "設定を始める" })).toBeVisible();
  });
});

test("管理者は、端末をなくした人の二要素認証を解除できる", async ({ browser }) => {
  const page = await signInAs(browser, "admin@hospital-a.example");
  await page.goto("/organization");
  await page.getByRole("button", { name: "髙橋 恵一の二要素認証を解除する" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("24時間");
  await expectAccessibleEverywhere(page);
  await dialog.getByRole("button", { name: "解除する", exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

/** At a desk and on a small phone. */
async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
  }
}
