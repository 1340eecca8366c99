import { expect, test } from "@playwright/test";

test("サインインの画面が、デモンストレーションであることを示す", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("デモ", { exact: false }).first()).toBeVisible();
});
