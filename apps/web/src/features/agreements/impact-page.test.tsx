import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { ImpactPage } from "./impact-page.js";

const row = (id: string, part: string, label: string) => ({ id, part, key: id, label });
const roles = Array.from({ length: 9 }, (_, index) => row(`r${index}`, "role", `役割 ${index}`));
const found = {
  agreementId: "7",
  pinned: { id: "old", number: "1.0", status: "superseded" },
  newer: { id: "new", number: "1.1", publishedAt: "2026-11-20T01:00:00Z", changeNote: "RTO を改めました" },
  changes: [
    { itemId: "rto", label: "目標復旧時間", change: "4時間以内 → 8時間以内", rows: [row("s1", "sla", "RTO")] },
    { itemId: "business", label: "事業の内容", change: "回答を変更", rows: [] },
  ],
  withheld: [{ itemId: "audit", label: "監査の結果", answer: null, rows: [row("k1", "risk", "監査なし")] }],
  answers: [
    { itemId: "form", label: "提供形態", answer: "SaaS", rows: roles },
    { itemId: "audit", label: "監査の結果", answer: null, rows: [row("k1", "risk", "監査なし")] },
  ],
};
const shown = (impact: object) => {
  answering({
    "GET /api/v1/agreements/7": () => json({ id: "7", number: "2026-0147", rows: [] }),
    "GET /api/v1/agreements/7/impact": () => json(impact),
  });
  showRoutes([{ path: "/agreements/:agreementId/impact", Component: ImpactPage }], "/agreements/7/impact");
};

describe("the answers behind the rows of an agreement", () => {
  it("says what a newer version changed in one sentence, leading to the item there and to the row here", async () => {
    shown(found);
    const table = await screen.findByRole("table", { name: "第 1.1 版で変わった回答" });
    expect(within(table).getByText("4時間以内 → 8時間以内")).toBeTruthy();
    expect(within(table).getByRole("link", { name: "目標復旧時間" }).getAttribute("href")).toBe("/versions/new#rto");
    expect(within(table).getByRole("link", { name: "RTO" }).getAttribute("href")).toBe("/agreements/7/sla?row=s1");
    expect(within(table).queryByText("事業の内容")).toBeNull();
    await userEvent.click(screen.getByText("行の根拠ではない変更（1 件）", { selector: "summary" }));
    expect(screen.getByRole("link", { name: "事業の内容" })).toBeTruthy();
  });

  it("says which answers were not compared, and folds many rows of one part away", async () => {
    shown(found);
    expect(await screen.findByText("くらべていない回答が 1 件あります")).toBeTruthy();
    expect(screen.getByText("表示されません（閲覧の範囲外）")).toBeTruthy();
    await userEvent.click(screen.getByText("役割分担 9 行"));
    expect(screen.getByRole("link", { name: "役割 8" }).getAttribute("href")).toBe("/agreements/7/roles?row=r8");
  });

  it("says that the pinned version is the newest where it is", async () => {
    shown({ ...found, newer: null, changes: [], withheld: [] });
    expect(await screen.findByText(/第 1\.0 版より新しい版は、公開されていません/)).toBeTruthy();
    expect(screen.queryByText(/くらべていない/)).toBeNull();
  });
});
