import { expect, type Page } from "@playwright/test";
import { authenticatorOf } from "./authenticator.js";

/** Sets an authenticator app up on the account page, and gives its codes. */
export async function enrolCode(page: Page): Promise<() => Promise<string>> {
  await startSetUp(page);
  const nextCode = authenticatorOf((await page.locator("code").innerText()).replaceAll(" ", ""));
  await page.getByLabel("認証コード", { exact: true }).fill(await nextCode());
  await page.getByRole("button", { name: "有効にする" }).click();
  await page.getByRole("button", { name: "控えたので閉じる" }).click();
  return nextCode;
}

/** Registers a passkey of Chromium's own authenticator on the account page. */
export async function enrolPasskey(page: Page, name: string): Promise<void> {
  await withAuthenticator(page);
  await startSetUp(page, "パスキー");
  await page.getByLabel("パスキーの名前").fill(name);
  await page.getByRole("button", { name: "パスキーを作る" }).click();
  await page.getByRole("button", { name: "控えたので閉じる" }).click();
}

/** Takes the person's only factor away again, with a code where it is an authenticator app, so that other journeys find the demonstration as it was. */
export async function removeOwnFactor(page: Page, code?: string): Promise<void> {
  await page.goto("/account");
  await page
    .getByRole("button", { name: /を解除する$/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("いまのパスワード").fill("demo-password");
  if (code) await dialog.getByLabel("認証コード", { exact: true }).fill(code);
  await dialog.getByRole("button", { name: "解除する", exact: true }).click();
  await expect(page.getByRole("button", { name: "設定を始める" })).toBeVisible();
}

async function startSetUp(page: Page, kind?: string): Promise<void> {
  await page.goto("/account");
  if (kind) await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("いまのパスワード").fill("demo-password");
  await page.getByRole("button", { name: "設定を始める" }).click();
}

/** An authenticator of Chromium's own in this page, of a person who proves to be its owner; tells what it holds. */
export async function withAuthenticator(page: Page): Promise<() => Promise<object[]>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
}
