import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { answering, json } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { SystemPicturePage } from "./system-picture-page.js";

const row = (id: string, key: string, label: string, accountable: "hospital" | "vendor", boundary?: string) => ({
  id,
  part: "role",
  key,
  label: { ja: label, en: label },
  value: {
    assignments: { hospital: [], vendor: [], [accountable]: ["accountable", "responsible"] },
    ...(boundary && { boundary }),
  },
});
const agreement = (rows: readonly object[]) => ({
  id: "7",
  number: "2026-0147",
  revision: 1,
  service: { id: "s", name: "カルテブリッジ", form: "saas" },
  rows,
});
const open = (rows: readonly object[]) => {
  answering({ "GET /api/v1/agreements/7": () => json(agreement(rows)) });
  showRoutes(
    [{ path: "/agreements/:agreementId/system-picture", Component: SystemPicturePage }],
    "/agreements/7/system-picture",
  );
};

describe("the picture of the system", () => {
  it("shows where responsibility passes, and leads to the rows that say so", async () => {
    open([
      row("r-1", "net-inhouse", "院内ネットワークの管理", "hospital", "ルータのLAN側まで"),
      row("r-2", "asset-vpn-device", "VPN装置の管理", "vendor"),
      row("r-3", "dat-backup", "バックアップの取得", "vendor"),
    ]);
    const points = within(await screen.findByRole("table", { name: "責任分界点" })).getAllByRole("row");
    expect(points).toHaveLength(2);
    const point = within(points[1]!);
    expect(point.getByRole("rowheader").textContent).toBe("「院内ネットワーク」と「設置機器（VPN装置・ルータ）」の間");
    expect(point.getByText("医療機関 → 事業者")).toBeTruthy();
    expect(point.getByRole("link", { name: "院内ネットワークの管理" }).getAttribute("href")).toBe(
      "/agreements/7/roles?row=r-1",
    );
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("事業者の側：バックアップ。");
  });

  it("names each party's rows where the point lies inside one element", async () => {
    open([
      row("r-1", "asset-vpn-device", "VPN装置の管理", "vendor"),
      row("r-2", "patch-network", "ファームウェア更新", "hospital"),
    ]);
    const table = within(await screen.findByRole("table", { name: "責任分界点" }));
    const [hospital] = table.getAllByText("医療機関");
    expect(within(hospital!.closest("li")!).getByRole("link", { name: "ファームウェア更新" })).toBeTruthy();
  });

  it("says what is missing while there is nothing to draw", async () => {
    open([]);
    expect(await screen.findByText("描ける行がまだありません")).toBeTruthy();
    expect(screen.getByRole("link", { name: "役割分担を開く" }).getAttribute("href")).toBe("/agreements/7/roles");
  });
});
