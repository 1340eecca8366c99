import { describe, expect, it } from "@jest/globals";
import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { KeyboardShortcuts } from "../../ui/keyboard-shortcuts.js";
import { ComparisonPage } from "./comparison-page.js";

const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "p", email: "procurement@hospital-a.example", name: "森田 由佳" },
  memberships: [{ organization, title: "", roles: ["editor"] }],
  activeOrganizationId: "h",
};
const item = (id: string, label: string) => ({
  id,
  label: { ja: label, en: id },
  help: { ja: `${label}について答える。`, en: id },
  answer: { type: "yes_no_na_note" },
  required: true,
  requiredWhen: { always: true },
  appliesWhen: { always: true },
  sources: [{ doc: "gl", clause: "5.1" }],
  evidence: [],
});
const items = [item("mfa", "多要素認証"), item("backup", "複製の保管"), item("site", "院内の機器")];
const catalogue = {
  id: "disclosure-1",
  kind: "disclosure",
  edition: "1",
  title: { ja: "開示項目", en: "Items" },
  facts: [],
  units: [],
  sourceDocuments: [{ id: "gl", title: { ja: "提供事業者ガイドライン", en: "Guideline" }, seen: { ja: "", en: "" } }],
  sections: [{ id: "s", label: { ja: "安全管理", en: "Safety" }, items }],
};
const version = (id: string, serviceName: string) => ({
  id,
  number: "1.0",
  sha256: "0".repeat(64),
  publishedAt: "2026-11-01T00:00:00.000Z",
  status: "published",
  catalogueId: catalogue.id,
  serviceId: `s-${id}`,
  serviceName,
  serviceForm: "saas",
  vendor: { id: "v", name: "あけぼの医療情報" },
});
const cell = (versionId: string, state: string, members: object = {}) => ({
  versionId,
  state,
  value: state === "answered" ? "yes" : state === "no" ? "no" : null,
  note: null,
  ...members,
});
const compared = {
  versions: [version("a", "カルテブリッジ"), version("b", "さくら台カルテ")],
  catalogueId: catalogue.id,
  sections: [
    {
      id: "s",
      label: catalogue.sections[0]?.label,
      items: [
        {
          itemId: "mfa",
          label: items[0]?.label,
          differs: true,
          cells: [cell("a", "no", { note: "旧回線のみ未対応" }), cell("b", "unanswered")],
        },
        {
          itemId: "backup",
          label: items[1]?.label,
          differs: false,
          cells: [cell("a", "answered"), cell("b", "answered")],
        },
        {
          itemId: "site",
          label: items[2]?.label,
          differs: true,
          cells: [cell("a", "not_applicable", { outOfScope: true }), cell("b", "answered")],
        },
      ],
    },
  ],
  summary: [
    { versionId: "a", mustFailed: 0, score: null, unanswered: 0 },
    { versionId: "b", mustFailed: 0, score: null, unanswered: 1 },
  ],
};

const routes = [
  {
    path: "/comparison",
    element: (
      <KeyboardShortcuts>
        <ComparisonPage />
      </KeyboardShortcuts>
    ),
  },
];
const open = (query: string) => {
  const sent = answering({
    "GET /api/v1/me": () => json(me),
    "GET /api/v1/comparison": () => json(compared),
    "GET /api/v1/catalogues/disclosure-1": () => json(catalogue),
  });
  return { sent, ...showRoutes(routes, `/comparison${query}`) };
};
const row = async (label: string) => within((await screen.findByRole("rowheader", { name: label })).closest("tr")!);

describe("the comparison", () => {
  it("tells 未回答 from いいえ, and an item that does not apply from both", async () => {
    open("?versions=a,b");
    const [no, unanswered] = (await row("多要素認証")).getAllByRole("cell");
    expect(no?.textContent).toContain("いいえ");
    expect(no?.textContent).toContain("旧回線のみ未対応");
    expect(unanswered?.textContent).toContain("未回答");
    expect(unanswered?.textContent).not.toContain("いいえ");
    expect((await row("院内の機器")).getAllByRole("cell")[0]?.textContent).toContain("対象外");
    const summary = (await row("回答のまとめ")).getAllByRole("cell").map(({ textContent }) => textContent);
    expect(summary).toEqual(["未回答0いいえ1予定のみ0対象外0", "未回答1いいえ0予定のみ0対象外0"]);
  });

  it("leaves only the items that differ, and writes it into the address", async () => {
    const { router } = open("?versions=a,b");
    expect(await screen.findByRole("rowheader", { name: "複製の保管" })).toBeTruthy();
    await userEvent.click(screen.getByRole("switch", { name: "相違のある項目だけ" }));
    expect(screen.queryByRole("rowheader", { name: "複製の保管" })).toBeNull();
    expect(screen.getByRole("rowheader", { name: "多要素認証" })).toBeTruthy();
    expect(screen.getByText("3 項目のうち 2 項目を表示")).toBeTruthy();
    expect(router.state.location.search).toBe("?versions=a,b&differencesOnly=1");
  });

  it("opens an answer beside the table, with its ground and the way to the disclosure", async () => {
    open("?versions=a,b&differencesOnly=1");
    await userEvent.click(await screen.findByRole("button", { name: "さくら台カルテ、多要素認証 をくわしく" }));
    const panel = within(screen.getByRole("complementary", { name: "選んだ回答" }));
    expect(panel.getByText("提供事業者ガイドライン 5.1")).toBeTruthy();
    expect(panel.getByRole("link", { name: "開示書のこの項目を開く" }).getAttribute("href")).toBe("/versions/b#mfa");
  });

  it("moves between the answers with the arrows, over nothing but answers", async () => {
    open("?versions=a,b");
    const first = await screen.findByRole("button", { name: "カルテブリッジ、多要素認証 をくわしく" });
    act(() => first.focus());
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("さくら台カルテ、複製の保管 をくわしく");
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowLeft}{ArrowLeft}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("カルテブリッジ、多要素認証 をくわしく");
  });

  it("asks for a second disclosure when there is one alone, and asks the API for nothing", async () => {
    const { sent } = open("?versions=a");
    expect(await screen.findByText("比較する開示書を 2 件以上選びます")).toBeTruthy();
    expect(sent.filter(({ url }) => url.includes("/comparison"))).toEqual([]);
  });
});
