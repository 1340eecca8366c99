import { expect, test } from "@playwright/test";
import { expectAccessible, expectValuesBesideLabels } from "./accessibility.js";
import { apiOf, signInAs } from "./people.js";

interface Listed {
  items: { id: string; status: string; disclosures: { id: string }[]; version: { id: string } }[];
}

// Every screen, at a desk and on a small phone: axe finds nothing, and nothing scrolls sideways.
for (const [name, viewport] of [
  ["1280", { width: 1280, height: 900 }],
  ["360", { width: 360, height: 740 }],
] as const)
  test.describe(`幅 ${name}`, () => {
    test("サインインと検証の画面", async ({ browser }) => {
      const page = await (await browser.newContext({ viewport })).newPage();
      for (const path of ["/sign-in", "/verify", "/no-such-page"]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
      }
    });

    test("事業者の画面", async ({ browser }) => {
      const page = await signInAs(browser, "editor@vendor-a.example", viewport);
      const { items } = await apiOf(page).get<Listed>("/services");
      const [service] = items;
      const draft = service!.disclosures[0]!.id;
      const paths = [
        "/",
        "/services",
        `/services/${service!.id}`,
        `/disclosures/${draft}/auth`,
        `/disclosures/${draft}/risk`,
        `/disclosures/${draft}/publication`,
      ];
      const known = ["/agreements", "/templates", "/organization", "/audit", "/audit/verifications"];
      for (const path of [...paths, ...known]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
      }
    });

    test("病院の画面", async ({ browser }) => {
      const page = await signInAs(browser, "procurement@hospital-a.example", viewport);
      const api = apiOf(page);
      const versions = (await api.get<Listed>("/directory?limit=3")).items.map(({ version }) => version.id);
      const { items } = await api.get<Listed>("/agreements");
      const negotiating = items.find(({ status }) => status === "negotiating")!.id;
      const inForce = items.find(({ status }) => status === "in_force")!.id;
      const [versionId] = versions;
      const template = (await api.get<Listed>("/agreement-templates")).items[0]!.id;
      const short = [
        "/",
        "/directory",
        "/agreements",
        `/agreements/new?version=${versionId}`,
        `/agreements/${negotiating}/terms`,
        `/agreements/${negotiating}/equipment`,
        `/agreements/${negotiating}/confirmation-sheet`,
        `/agreements/${negotiating}/redline`,
        `/agreements/${negotiating}/system-picture`,
        `/agreements/${negotiating}/impact`,
        `/agreements/${negotiating}/save-as-template`,
        `/agreements/${negotiating}/apply-template?template=${template}`,
        "/templates",
        `/templates/${template}`,
        `/templates/${template}?row=sla:uptime`,
        "/account/password",
      ];
      for (const path of [...short, `/agreements/${inForce}/signature`]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
      }
      // Hundreds of rows.
      const all = `/templates/${template}?rows=all`;
      const rows = ["", "/roles", "/sla", "/risks", "/clauses"].map((tab) => `/agreements/${negotiating}${tab}`);
      for (const path of [`/comparison?versions=${versions.join(",")}`, `/versions/${versionId}`, all, ...rows]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
        await expectValuesBesideLabels(page);
      }
    });

    test("署名文書のまとめての検証", async ({ browser }) => {
      const page = await signInAs(browser, "procurement@hospital-a.example", viewport);
      await page.goto("/audit/verifications");
      await page.getByRole("button", { name: "検証を始める" }).click();
      await expect(page).toHaveURL(/\/audit\/verifications\/[0-9a-f-]{36}$/);
      await expect(page.getByRole("link", { name: "結果をCSVで受け取る" })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText("問題なし").first()).toBeVisible();
      await expectAccessible(page);

      const { items } = await apiOf(page).get<Listed>("/agreements");
      const { id } = items.find(({ status }) => status === "in_force")!;
      const buffer = await (await page.request.get(`/api/v1/agreements/${id}/document`)).body();
      const mimeType = "application/pdf";
      const cut = { name: "途中で切れたもの.pdf", mimeType, buffer: buffer.subarray(0, buffer.length / 2) };
      await page.goto("/verify");
      await page.locator('input[type="file"]').setInputFiles([{ name: "合意書.pdf", mimeType, buffer }, cut]);
      await expect(page.getByText("2 / 2")).toBeVisible();
      await expect(page.getByRole("row", { name: /合意書\.pdf.*本物/ })).toBeVisible();
      await page.getByRole("button", { name: "途中で切れたもの.pdf の詳しい結果を見る" }).click();
      await expect(page.getByRole("heading", { name: "ファイルが途中で切れています" })).toBeVisible();
      await expectAccessible(page);
    });

    test("誤りのある入力欄は、見えるところで焦点を受ける", async ({ browser }) => {
      const page = await signInAs(browser, "procurement@hospital-a.example", viewport);
      const { items } = await apiOf(page).get<Listed>("/agreements");
      const { id } = items.find(({ status }) => status === "negotiating")!;
      await page.goto(`/agreements/${id}/equipment`);
      await page.getByRole("button", { name: "機器を登録する" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByRole("button", { name: "機器を登録する" }).click();
      const name = drawer.getByLabel("機器の名称");
      await expect(name).toBeFocused();
      const head = await drawer.locator("header").boundingBox();
      await expect.poll(async () => (await name.boundingBox())!.y).toBeGreaterThanOrEqual(head!.y + head!.height);
      await expectAccessible(page);
    });

    test("管理者の画面", async ({ browser }) => {
      const page = await signInAs(browser, "admin@hospital-a.example", viewport);
      for (const path of ["/", "/organization", "/organization/signing-authorities"]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
      }
      await page.getByRole("button", { name: "署名権限を登録する" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByLabel("委任", { exact: true }).check();
      await drawer.getByLabel("選んだサービスだけ").check();
      await drawer.getByRole("button", { name: "登録する", exact: true }).click();
      await expect(drawer.getByText("委任状のファイルを選びます")).toBeVisible();
      await expectAccessible(page);
    });

    test("確定を妨げる理由は、記入する欄へ導く", async ({ browser }) => {
      const page = await signInAs(browser, "procurement@hospital-a.example", viewport);
      const { items } = await apiOf(page).get<Listed>("/agreements");
      await page.goto(`/agreements/${items.find(({ status }) => status === "negotiating")!.id}`);
      await page
        .getByRole("link", { name: /医療機関の個別評価が書かれていません/ })
        .first()
        .click();
      const panel = page.getByRole("dialog");
      const box = panel.getByLabel("医療機関としての評価を書く");
      await expect(box).toBeFocused();
      await expect(box).toBeInViewport();
      await box.check();
      await expectAccessible(page);
    });

    test("署名の画面", async ({ browser }) => {
      const page = await signInAs(browser, "signatory@vendor-b.example", viewport);
      const { items } = await apiOf(page).get<Listed>("/agreements");
      await page.goto(`/agreements/${items.find(({ status }) => status === "settled")!.id}/signature`);
      await expect(page.getByRole("button", { name: "同意して署名する" })).toBeVisible();
      await expectAccessible(page);
      // The inbox: what was opened is chosen and signed together.
      const { id } = items.find(({ status }) => status === "settled")!;
      await page.request.get(`/api/v1/agreements/${id}/document`);
      await page.goto("/signing");
      await page
        .getByLabel(/^合意 .* を選ぶ$/)
        .first()
        .check();
      await expect(page.getByRole("button", { name: /件に同意して署名する$/ })).toBeVisible();
      await expectAccessible(page);
    });
  });
