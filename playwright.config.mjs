import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  workers: 1,
  // axe over hundreds of rows takes its time on a machine that does other things too; a hang still ends.
  timeout: 600_000,
  expect: { timeout: 45_000 },
  outputDir: "test-results/journeys",
  use: {
    // localhost, not 127.0.0.1: the address under which the portal serves itself.
    baseURL: process.env.BASE_URL,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // No trace: its pictures of the page after each act take longer than the act where a page has hundreds of rows.
    screenshot: "only-on-failure",
    actionTimeout: 45_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
