import type { Browser, BrowserContext, Page } from "@playwright/test";

/** A person of the demonstration in a browser of their own, signed in. */
export async function signInAs(
  browser: Browser,
  email: string,
  viewport = { width: 1280, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード", { exact: true }).fill("demo-password");
  await page.getByRole("button", { name: "サインインする" }).click();
  await page.getByRole("heading", { level: 1, name: "ホーム" }).waitFor();
  return page;
}

/** The same person's session, asked over HTTP: for what a person would do hundreds of times in the same way. */
export function apiOf(page: Page) {
  const context: BrowserContext = page.context();
  const origin = new URL(page.url()).origin;
  return {
    async get<T>(path: string): Promise<T> {
      const answer = await context.request.get(`/api/v1${path}`);
      return (await answer.json()) as T;
    },
    async patch(path: string, data: object, etag: string): Promise<number> {
      const answer = await context.request.patch(`/api/v1${path}`, { data, headers: { origin, "if-match": etag } });
      return answer.status();
    },
    async upload(name: string, content: string): Promise<string> {
      const file = { name, mimeType: "text/plain", buffer: Buffer.from(content) };
      const answer = await context.request.post("/api/v1/files", { multipart: { file }, headers: { origin } });
      return ((await answer.json()) as { id: string }).id;
    },
    async bytes(path: string): Promise<Buffer> {
      return (await context.request.get(`/api/v1${path}`)).body();
    },
  };
}
