import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Answer, DisclosureCatalogue, DisclosureItem } from "@portal/shared";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { EditorPage } from "./editor-page.js";

const label = (ja: string) => ({ ja, en: ja });
const item = (id: string, ja: string, change: Partial<DisclosureItem> = {}): DisclosureItem => ({
  id,
  label: label(ja),
  help: label(`${ja}の手引き`),
  answer: { type: "yes_no_na_note" },
  required: true,
  requiredWhen: { always: true },
  appliesWhen: { always: true },
  sources: [{ doc: "gl-2.0", clause: "14章" }],
  feeds: { mhlw: [], checklist: [] },
  evidence: [],
  tier: "core",
  basis: "guideline",
  confidence: "recalled",
  ...change,
});

const catalogue: DisclosureCatalogue = {
  id: "c1",
  kind: "disclosure",
  edition: "1",
  title: label("開示項目"),
  facts: [{ id: "remote", label: label("リモート保守"), item: "remote-used", kind: "boolean" }],
  units: [],
  comparators: [],
  natures: [],
  sourceDocuments: [{ id: "gl-2.0", title: label("提供事業者GL 第2.0版"), seen: label("本文") }],
  editionsKnown: [],
  sections: [
    {
      id: "remote",
      label: label("リモートメンテナンス"),
      items: [
        item("remote-used", "リモート保守の利用"),
        item("remote-mfa", "多要素認証", { appliesWhen: { fact: "remote", equals: true } }),
        item("owner", "責任者", { answer: { type: "text" } }),
      ],
    },
    { id: "exit", label: label("契約終了"), items: [item("erase", "消去の証明")] },
  ],
};

const organization = { id: "o1", name: "架空医療情報", kind: "vendor" };
const me = {
  user: { id: "p1", email: "e@example.com", name: "佐藤 真" },
  memberships: [{ organization, roles: ["editor"] }],
  activeOrganizationId: "o1",
};

type Answers = Readonly<Record<string, Answer>>;
const draft = (revision: number, answers: Answers, editor: string | null = null) => ({
  id: "d1",
  serviceId: "s1",
  serviceName: "架空カルテ",
  catalogueId: "c1",
  status: "editing",
  answers,
  completeness: { answered: 0, required: 0, missing: [], planned: [] },
  sections: [],
  review: null,
  lastEditor: editor && { id: "p2", name: editor, at: "2026-12-01T05:03:00.000Z" },
  latestVersion: null,
  publishing: { allowed: false, code: null, reason: null },
  etag: `"${revision}"`,
});

type Patch = (changes: Record<string, Answer | null>, etag: string | null) => Response;

function open(patch: Patch, start: Answers = {}, at = "/disclosures/d1/remote") {
  const sent = answering({
    "GET /api/v1/me": () => json(me),
    "GET /api/v1/catalogues/c1": () => json(catalogue),
    "GET /api/v1/disclosures/d1": () => json(draft(1, start)),
    "PATCH /api/v1/disclosures/d1/answers": async (request) => {
      const { answers } = (await request.json()) as { answers: Record<string, Answer | null> };
      return patch(answers, request.headers.get("If-Match"));
    },
  });
  const page = showRoutes(
    [
      { path: "/disclosures/:disclosureId/:sectionId?", Component: EditorPage },
      { path: "*", element: <p>着いた画面</p> },
    ],
    at,
  );
  return { ...page, sent, saves: () => sent.filter(({ method }) => method === "PATCH") };
}

const press = (name: RegExp | string) => userEvent.click(screen.getByRole("button", { name }));
const write = async (name: RegExp | string, words: string) => {
  await userEvent.click(screen.getByRole("textbox", { name }));
  await userEvent.paste(words);
};
const entry = (id: string) => within(document.getElementById(id)!);

describe("the disclosure editor", () => {
  let saved: Answers;
  const keep: Patch = (changes) => {
    saved = { ...saved, ...(changes as Answers) };
    return json(draft(2, saved));
  };
  beforeEach(() => {
    saved = {};
  });

  it("shows an item once its condition holds, and counts it at once", async () => {
    open(keep);
    expect(await screen.findByRole("heading", { name: /リモート保守の利用/ })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: /多要素認証/ })).toBeNull();
    await press("1-1 リモート保守の利用：回答する");
    await userEvent.click(screen.getByRole("radio", { name: "はい" }));
    expect(await screen.findByRole("heading", { name: /多要素認証/ })).toBeTruthy();
    expect(screen.getByRole("navigation", { name: "開示書の目次" }).textContent).toContain("1 / 4");
  });

  it("holds back a no without its reason and saves the rest", async () => {
    const { saves } = open(keep);
    await userEvent.click(await screen.findByRole("button", { name: "1-1 リモート保守の利用：回答する" }));
    await userEvent.click(screen.getByRole("radio", { name: "いいえ" }));
    expect(screen.getByText("「いいえ」「対象外」には理由が必要です")).toBeTruthy();
    await press("1-3 責任者：回答する");
    await write("回答", "品質保証部");
    await press("1-3 責任者：閉じる");
    expect(await screen.findByText("保存していません。下の指摘を直すと保存します")).toBeTruthy();
    expect(saved).toEqual({ owner: { value: "品質保証部" } });
    expect(entry("remote-used").getByText("未保存")).toBeTruthy();

    await press("1-1 リモート保守の利用：開く");
    await write(/理由と/, "院内のみ");
    await press("1-1 リモート保守の利用：閉じる");
    expect(await screen.findByText(/保存済み/)).toBeTruthy();
    expect(saved["remote-used"]).toEqual({ value: "no", note: "院内のみ" });
    expect(saves().at(-1)?.headers.get("If-Match")).toBe('"2"');
  });

  it("shows both answers when somebody else was first, and saves the chosen one over theirs", async () => {
    const theirs: Answer = { value: "営業部" };
    const { saves } = open((changes, etag) =>
      etag === '"1"'
        ? refusal(412, "precondition-failed", "ほかの人が先に変更しました", {
            current: draft(5, { owner: theirs }, "高橋 花"),
          })
        : keep(changes, etag),
    );
    await userEvent.click(await screen.findByRole("button", { name: "1-3 責任者：回答する" }));
    await write("回答", "品質保証部");
    await press("1-3 責任者：閉じる");
    await press("1-3 責任者：開く");
    const notice = within(await screen.findByRole("alert"));
    expect(notice.getByText("高橋 花さんもこの項目を変えました")).toBeTruthy();
    expect(notice.getByText("営業部")).toBeTruthy();
    expect(notice.getByText("品質保証部")).toBeTruthy();

    await press("この画面の回答で置き換える");
    expect(await screen.findByText(/保存済み/)).toBeTruthy();
    expect(saved).toEqual({ owner: { value: "品質保証部" } });
    expect(saves().at(-1)?.headers.get("If-Match")).toBe('"5"');
  });

  it("takes theirs when the person says so, and sends nothing more", async () => {
    const { saves } = open(() =>
      refusal(412, "precondition-failed", "ほかの人が先に変更しました", {
        current: draft(5, { owner: { value: "営業部" } }, "高橋 花"),
      }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "1-3 責任者：回答する" }));
    await write("回答", "品質保証部");
    await press("1-3 責任者：閉じる");
    await press("1-3 責任者：開く");
    await userEvent.click(await screen.findByRole("button", { name: "保存されている回答を残す" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "回答" }).value).toBe("営業部");
    expect(saves()).toHaveLength(1);
  });

  it("keeps the input when the server cannot be reached", async () => {
    open(() => json({}, 503));
    await userEvent.click(await screen.findByRole("button", { name: "1-3 責任者：回答する" }));
    await write("回答", "品質保証部");
    await press("1-3 責任者：閉じる");
    expect(await screen.findByText("保存できていません。入力は残っています")).toBeTruthy();
    expect(entry("owner").getByText("品質保証部")).toBeTruthy();
  });

  it("asks before leaving with an answer that cannot be saved", async () => {
    const { router } = open(keep);
    await userEvent.click(await screen.findByRole("button", { name: "1-1 リモート保守の利用：回答する" }));
    await userEvent.click(screen.getByRole("radio", { name: "いいえ" }));
    await userEvent.click(screen.getByRole("link", { name: "サービスと開示" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("リモート保守の利用")).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "やめる" }));
    expect(router.state.location.pathname).toBe("/disclosures/d1/remote");
    expect(entry("remote-used").getByText("未保存")).toBeTruthy();
  });

  it("opens the linked item with its guide, wherever its section is", async () => {
    const { router } = open(keep, {}, "/disclosures/d1#erase");
    expect(await screen.findByRole("heading", { name: "2-1 の手引き" })).toBeTruthy();
    expect(screen.getAllByText("未確認の補完（原典照合が必要）").length).toBeGreaterThan(0);
    expect(router.state.location.pathname).toBe("/disclosures/d1/exit");
  });
});
