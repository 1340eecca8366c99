import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { BulkVerificationPage } from "./bulk-verification-page.js";
import type { BulkResult, BulkVerification } from "./bulk-verification.api.js";
import { BulkVerificationsPage } from "./bulk-verifications-page.js";

const run: BulkVerification = {
  id: "v1",
  from: "2026-04-01",
  to: "2027-03-31",
  requestedBy: "監査 太郎",
  requestedAt: "2027-04-02T01:00:00Z",
  finishedAt: "2027-04-02T01:01:00Z",
  documents: 3,
  verified: 3,
  counts: { broken: 1, missing: 0, lapsed: 1, sound: 1 },
};
const result = (position: number, more: Partial<BulkResult>): BulkResult => ({
  position,
  agreementId: `a${position}`,
  number: `2026-000${position}`,
  counterparty: "試験事業者",
  revision: 1,
  stage: "archive",
  signedAt: "2026-12-31T15:30:00Z",
  sha256: "ab".repeat(32),
  verdict: "sound",
  level: "B-LTA",
  problems: [],
  verifiedAt: "2027-04-02T01:00:30Z",
  ...more,
});
const results = [
  result(1, {
    verdict: "broken",
    level: null,
    problems: [{ code: "digest-mismatch", detail: "内容が変わっています" }],
  }),
  result(2, { verdict: "lapsed", stage: "vendor", problems: [{ code: "lapsed", detail: "失効しています" }] }),
  result(3, {}),
];
const routes = [
  { path: "/audit/verifications", Component: BulkVerificationsPage },
  { path: "/audit/verifications/:verificationId", Component: BulkVerificationPage },
];
const path = "/api/v1/verifications/bulk";

function showing(at: string, answers: Parameters<typeof answering>[0] = {}) {
  const sent = answering({
    [`GET ${path}`]: () => json({ items: [run], nextCursor: null }),
    [`GET ${path}/v1`]: () => json(run),
    [`GET ${path}/v1/results`]: () => json({ items: results, nextCursor: null }),
    ...answers,
  });
  return { sent, ...showRoutes(routes, at) };
}

describe("verification of the documents of a period", () => {
  it("is started for the chosen days, and leads to how far it is", async () => {
    const { sent, router } = showing("/audit/verifications", {
      [`POST ${path}`]: () => json({ ...run, finishedAt: null, verified: 0 }, 201),
    });
    const from = await screen.findByLabelText("署名日（この日から）");
    await userEvent.clear(from);
    await userEvent.type(from, "2026-04-01");
    await userEvent.click(screen.getByRole("button", { name: "検証を始める" }));
    await screen.findByRole("heading", { level: 1, name: /2026年4月1日.* ～ 2027年3月31日/ });
    expect(router.state.location.pathname).toBe("/audit/verifications/v1");
    const post = sent.find(({ method }) => method === "POST")!;
    expect(await post.json()).toMatchObject({ from: "2026-04-01" });
  });

  it("says why it cannot be started, and lists what earlier ones came to", async () => {
    showing("/audit/verifications", {
      [`POST ${path}`]: () => refusal(409, "bulk-verification.running", "まとめての検証がまだ続いています"),
    });
    const row = await screen.findByRole("row", { name: /2026年4月1日/ });
    expect(within(row).getByText("1 件に異常があります")).toBeTruthy();
    expect(within(row).getByText("監査 太郎")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "検証を始める" }));
    expect(await screen.findByText(/まだ続いています/)).toBeTruthy();
  });

  it("gives each document its verdict and its reason, leads to the agreement, and hands out the CSV", async () => {
    showing("/audit/verifications/v1");
    expect(await screen.findByRole("alert")).toHaveProperty("textContent", expect.stringContaining("1 件に異常"));
    const [broken, lapsed, sound] = await Promise.all(
      ["2026-0001", "2026-0002", "2026-0003"].map((number) => screen.findByRole("row", { name: new RegExp(number) })),
    );
    expect(within(broken!).getByText("異常あり")).toBeTruthy();
    expect(within(broken!).getByText("内容が変わっています")).toBeTruthy();
    expect(within(lapsed!).getByText(/署名は事業者のみ/)).toBeTruthy();
    expect(within(sound!).getByText("問題なし")).toBeTruthy();
    expect(within(sound!).getByRole("link", { name: "2026-0003" }).getAttribute("href")).toBe("/agreements/a3");
    const csv = screen.getByRole("link", { name: "結果をCSVで受け取る" });
    expect(csv.getAttribute("href")).toBe(`${path}/v1/results.csv`);
  });

  it("shows how far it is while at work, offers no CSV yet, and looks again until the end", async () => {
    let asked = 0;
    showing("/audit/verifications/v1", {
      [`GET ${path}/v1`]: () =>
        json(
          (asked += 1) > 1
            ? { ...run, counts: { ...run.counts, broken: 0, sound: 2 } }
            : {
                ...run,
                finishedAt: null,
                verified: 1,
                counts: { broken: 0, missing: 0, lapsed: 0, sound: 1 },
              },
        ),
    });
    expect(await screen.findByText("1 / 3")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "結果をCSVで受け取る" })).toBeNull();
    expect(await screen.findByText(/異常はありません（問題なし 2 件、失効 1 件）/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "結果をCSVで受け取る" })).toBeTruthy();
  });

  it("says that nothing was signed in a period, and what to do", async () => {
    const none = { ...run, documents: 0, verified: 0, counts: { broken: 0, missing: 0, lapsed: 0, sound: 0 } };
    showing("/audit/verifications/v1", { [`GET ${path}/v1`]: () => json(none) });
    expect(await screen.findByText("この期間に署名した文書はありません")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
