import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { Outlet } from "react-router";
import { showRoutes } from "../../../test/show.js";
import { KeyboardShortcuts } from "../../ui/keyboard-shortcuts.js";
import { WorkbenchPage } from "./workbench-page.js";

// jsdom lays nothing out and cannot scroll.
Element.prototype.scrollIntoView = () => undefined;

const edition = (kind: string) =>
  JSON.parse(readFileSync(`packages/shared/dist/catalogue/${kind}.json`, "utf8")) as { id: string };
const [roles, sla, risk] = [edition("roles"), edition("sla"), edition("risk")];
const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "p", email: "procurement@hospital-a.example", name: "森田 由佳" },
  memberships: [{ organization, title: "", roles: ["editor"] }],
  activeOrganizationId: "h",
};
const duties = { hospital: ["accountable", "responsible"], vendor: ["consulted"] };
const row = (id: string, key: string, label: string) => ({
  id,
  part: "role",
  key,
  label: { ja: label, en: label },
  value: { assignments: duties },
  recommended: { assignments: duties },
  etag: '"r1"',
  proposedBy: null,
  proposedByName: null,
  proposedAt: null,
  confirmations: {},
  deletionBy: null,
  thread: [],
  unsent: null,
  attention: { waitsForUs: false, disputed: false, changedSinceLook: false },
});
const policy = row("r-1", "gov-overall-accountability", "全体責任");
const patients = row("r-2", "gov-patient-explanation", "患者への説明");
const agreement = {
  id: "7",
  number: "2026-0147",
  status: "negotiating",
  phase: "pre_contract",
  mode: "normal",
  revision: 1,
  turn: "hospital",
  respondBy: null,
  handover: null,
  mine: "hospital",
  openedBy: "hospital",
  openedByName: "森田 由佳",
  openedAt: "2026-11-20T01:00:00Z",
  parties: { hospital: organization, vendor: { id: "v", name: "あけぼの医療情報", kind: "vendor" } },
  service: { id: "s", name: "カルテブリッジ", form: "saas" },
  disclosureVersion: { id: "d", number: "1.2", sha256: "0".repeat(64), status: "published" },
  catalogues: { disclosure: "disclosure-1", roles: roles.id, sla: sla.id, risk: risk.id },
  startsOn: "2027-04-01",
  endsOn: "2030-03-31",
  settledAt: null,
  expiresOn: null,
  terminatesOn: null,
  contentDigest: null,
  amends: null,
  amendsNumber: null,
  amendments: [],
  closing: null,
  rows: [policy, patients],
  progress: { confirmed: 0, total: 2, blocking: [] },
  signatures: [],
  document: { ready: false, pages: null, sha256: null },
  etag: '"a5"',
};
const reading = {
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/agreements/7": () => json(agreement),
  "GET /api/v1/agreements/7/internal-comments": () => json({ items: [] }),
  [`GET /api/v1/catalogues/${roles.id}`]: () => json(roles),
  [`GET /api/v1/catalogues/${sla.id}`]: () => json(sla),
  [`GET /api/v1/catalogues/${risk.id}`]: () => json(risk),
};
const routes = [{ path: "/agreements/:agreementId/:tab?", Component: WorkbenchPage }];

describe("settling on the workbench", () => {
  it("shows why it is refused, each reason leading to its row", async () => {
    const blocking = [
      { code: "role-accountable", gate: "g3", rowId: "r-2", detail: "患者への説明：最終責任を負う者がいません" },
      { code: "row-unconfirmed", rowId: "r-1", party: "vendor", detail: "全体責任：事業者が確認していません" },
    ];
    answering({
      ...reading,
      "POST /api/v1/agreements/7/settlement": () =>
        refusal(409, "agreement.blocked", "確定の条件を満たしていません", { blocking }),
    });
    showRoutes(routes, "/agreements/7");
    await userEvent.click(await screen.findByRole("button", { name: "内容を確定する" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "内容を確定する" }));
    expect((await within(dialog).findByRole("alert")).textContent).toContain("確定の条件を満たしていません");
    const reason = within(dialog).getByRole("link", { name: "患者への説明：最終責任を負う者がいません" });
    expect(reason.getAttribute("href")).toBe("/agreements/7/roles?row=r-2");
    const counted = within(dialog).getByRole("link", { name: "役割分担：事業者の確認が 1 行残っています" });
    expect(counted.getAttribute("href")).toBe("/agreements/7/roles?only=theirs");
  });
});

describe("the dialog of settling", () => {
  it("holds the button back while something remains, and says what", async () => {
    const blocking = [
      { code: "role-accountable", gate: "g3", rowId: "r-2", detail: "患者への説明：最終責任を負う者がいません" },
    ];
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json({ ...agreement, progress: { confirmed: 0, total: 2, blocking } }),
    });
    showRoutes(routes, "/agreements/7");
    await userEvent.click(await screen.findByRole("button", { name: "内容を確定する" }));
    const dialog = await screen.findByRole("dialog");
    const button = within(dialog).getByRole<HTMLButtonElement>("button", { name: "内容を確定する" });
    expect(button.disabled).toBe(true);
    const why = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toContain("まだ確定できません");
    expect(why?.textContent).toContain("患者への説明：最終責任を負う者がいません");
    expect(sent.some(({ method }) => method === "POST")).toBe(false);
  });
});

describe("confirming many rows", () => {
  it("confirms none when one has changed, says which and how, and goes on without it", async () => {
    const changed = {
      ...patients,
      value: { assignments: { hospital: ["informed"], vendor: ["accountable", "responsible"] } },
      etag: '"r2"',
    };
    const answers = [
      () => refusal(412, "precondition-failed", "ほかの人が先に変更しました", { rows: ["r-2"], current: [changed] }),
      () => json(agreement),
    ];
    const sent = answering({
      ...reading,
      "POST /api/v1/agreements/7/confirmations": () => answers.shift()?.() ?? json(agreement),
    });
    showRoutes(routes, "/agreements/7/roles");
    await userEvent.click(await screen.findByRole("button", { name: "表示中の 2 行をまとめて確認" }));
    await userEvent.click(await screen.findByRole("button", { name: "2 行を確認する" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("読んでいるあいだに 1 行が変わりました");
    expect(alert.textContent).toContain("患者への説明");
    expect(alert.textContent).toContain("→ 最終責任・実施");
    await userEvent.click(within(alert).getByRole("button", { name: "変わった行を除いて確認する" }));
    const posts = sent.filter(({ method }) => method === "POST");
    expect(posts.map(({ headers }) => headers.get("If-Match"))).toEqual(['"a5"', '"a5"']);
    expect(await Promise.all(posts.map((request) => request.json()))).toEqual([
      { rowIds: ["r-1", "r-2"] },
      { rowIds: ["r-1"] },
    ]);
  });
});

describe("editing a row that somebody changed first", () => {
  it("keeps the input, shows both values and saves mine against the newer state when chosen", async () => {
    const changed = {
      ...policy,
      value: { assignments: duties, note: "先の変更" },
      etag: '"r2"',
      proposedBy: "vendor",
      proposedByName: "佐藤 真",
      proposedAt: "2026-11-24T05:01:00Z",
    };
    const answers = [
      () => refusal(412, "precondition-failed", "ほかの人が先に変更しました", { rows: ["r-1"], current: [changed] }),
      () => json(changed),
    ];
    const sent = answering({
      ...reading,
      "PATCH /api/v1/agreements/7/rows/r-1": () => answers.shift()?.() ?? json(changed),
    });
    showRoutes(routes, "/agreements/7/roles?row=r-1");
    await userEvent.click(await screen.findByRole("button", { name: "この行を編集する" }));
    await userEvent.type(screen.getByLabelText("備考"), "夜間を除く");
    await userEvent.click(screen.getByRole("button", { name: "未送信で保存する" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("佐藤 真さんが先にこの行を変えました");
    expect(alert.textContent).toContain("先の変更");
    expect(alert.textContent).toContain("夜間を除く");
    await userEvent.click(within(alert).getByRole("button", { name: "あなたの値で保存する" }));
    await screen.findByRole("button", { name: "この行を編集する" });
    const patches = sent.filter(({ method }) => method === "PATCH");
    expect(patches.map(({ headers }) => headers.get("If-Match"))).toEqual(['"r1"', '"r2"']);
  });
});

describe("an edit", () => {
  it("is kept unsent unless it is to be sent at once", async () => {
    const sent = answering({ ...reading, "PATCH /api/v1/agreements/7/rows/r-1": () => json(policy) });
    showRoutes(routes, "/agreements/7/roles?row=r-1");
    for (const name of ["未送信で保存する", "すぐに送る"]) {
      await userEvent.click(await screen.findByRole("button", { name: "この行を編集する" }));
      await userEvent.type(screen.getByLabelText("備考"), "夜間");
      await userEvent.click(screen.getByRole("button", { name }));
    }
    await screen.findByRole("button", { name: "この行を編集する" });
    const bodies = sent.filter(({ method }) => method === "PATCH").map((request) => request.json());
    expect(await Promise.all(bodies)).toEqual([
      { value: { assignments: duties, note: "夜間" }, unsent: true },
      { value: { assignments: duties, note: "夜間" } },
    ]);
  });

  it("that is not kept is not lost by opening another row: the person is asked first", async () => {
    answering(reading);
    const { router } = showRoutes(routes, "/agreements/7/roles?row=r-1");
    await userEvent.click(await screen.findByRole("button", { name: "この行を編集する" }));
    await userEvent.type(screen.getByLabelText("備考"), "夜間");
    await userEvent.click(screen.getByRole("button", { name: "患者への説明" }));
    const dialog = await screen.findByRole("dialog", { name: "書きかけの変更があります" });
    await userEvent.click(within(dialog).getByRole("button", { name: "やめる" }));
    expect(screen.getByLabelText<HTMLTextAreaElement>("備考").value).toBe("夜間");
    expect(router.state.location.search).toBe("?row=r-1");
  });
});

describe("the role matrix", () => {
  const nobodys = { ...policy, value: { assignments: { hospital: [], vendor: ["consulted"] } } };
  const kept = (assignments: object, etag: string) => ({
    value: { assignments },
    comment: null,
    by: "森田 由佳",
    at: "2026-11-24T05:01:00Z",
    etag,
  });
  const withRow = (row: object) => ({ ...agreement, rows: [row, patients] });
  const edit = async () => {
    showRoutes(routes, "/agreements/7/roles");
    await userEvent.click(await screen.findByRole("button", { name: "表で編集" }));
  };
  const cell = (name: RegExp) => screen.getByRole("button", { name });

  it("is changed with the keyboard, kept unsent where it comes to rest, and the legend counts along", async () => {
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json(withRow(nobodys)),
      "PATCH /api/v1/agreements/7/rows/r-1": () =>
        json(withRow({ ...nobodys, unsent: kept({ hospital: ["accountable"], vendor: ["consulted"] }, '"u1"') })),
    });
    await edit();
    expect(screen.getByRole("button", { name: "抜け 1" })).toBeTruthy();
    cell(/^全体責任、医療機関：.*担当なし/).focus();
    await userEvent.keyboard("  ");
    expect(cell(/^全体責任、医療機関：.*最終責任$/)).toBe(document.activeElement);
    expect(screen.getByRole("button", { name: "抜け 1" })).toBeTruthy();
    await userEvent.keyboard("{Shift>} {/Shift}");
    expect(screen.getByRole("button", { name: "抜け 0" })).toBeTruthy();
    await userEvent.keyboard(" ");
    await screen.findByText(/保存済み/);
    const bodies = sent.filter(({ method }) => method === "PATCH").map((request) => request.json());
    expect(await Promise.all(bodies)).toEqual([
      { value: { assignments: { hospital: ["accountable"], vendor: ["consulted"] } }, unsent: true },
    ]);
  });

  it("is walked through with the arrows, and Enter opens the row", async () => {
    answering(reading);
    await edit();
    cell(/^全体責任、医療機関：/).focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect(document.activeElement).toBe(cell(/^患者への説明、事業者：/));
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 2, name: "患者への説明" })).toBeTruthy();
  });

  it("keeps a change on the screen when somebody was first, and keeps it against the present state when chosen", async () => {
    let etag = '"r1"';
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json(withRow({ ...nobodys, etag })),
      "PATCH /api/v1/agreements/7/rows/r-1": (request) => {
        if (request.headers.get("if-match") === '"r2"') return json(withRow(nobodys));
        etag = '"r2"';
        return refusal(412, "precondition-failed", "この行は、ほかの人が先に変えました。", {
          rows: ["r-1"],
          current: [],
        });
      },
    });
    await edit();
    await userEvent.click(cell(/^全体責任、医療機関：/));
    expect(await screen.findByText(/変更は画面に残っています/)).toBeTruthy();
    expect(cell(/^全体責任、医療機関：.*最終責任.*実施/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "いまの内容に重ねて保存する" }));
    await screen.findByText(/保存済み/);
    expect(sent.filter(({ method }) => method === "PATCH")).toHaveLength(2);
  });

  it("cannot be changed while it is the other side's turn", async () => {
    answering({ ...reading, "GET /api/v1/agreements/7": () => json({ ...agreement, turn: "vendor" }) });
    showRoutes(routes, "/agreements/7/roles");
    await screen.findByRole("button", { name: "患者への説明" });
    expect(screen.queryByRole("button", { name: "表で編集" })).toBeNull();
  });
});

describe("the key K", () => {
  it("does not confirm a row whose value is not shown", async () => {
    const sent = answering({
      ...reading,
      "PUT /api/v1/agreements/7/rows/r-2/confirmations/mine": () => json(patients),
    });
    const heard = { element: <KeyboardShortcuts children={<Outlet />} />, children: routes };
    showRoutes([heard], "/agreements/7/roles");
    (await screen.findByRole("button", { name: "患者への説明" })).focus();
    await userEvent.keyboard("k");
    await userEvent.click(screen.getByRole("button", { name: "患者への説明" }));
    await screen.findByRole("heading", { level: 2, name: "患者への説明" });
    expect(sent.filter(({ method }) => method === "PUT")).toEqual([]);
  });
});

describe("the turn on the workbench", () => {
  const unsent = {
    value: { assignments: duties, note: "夜間を除く" },
    comment: "夜間は別途",
    by: "森田 由佳",
    at: "2026-11-24T05:01:00Z",
    etag: '"u1"',
  };
  const edited = { ...agreement, rows: [{ ...policy, unsent }, patients] };

  it("lists the unsent edits in sentences and sends them with the turn, a day and a message", async () => {
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json(edited),
      "POST /api/v1/agreements/7/turn": () => json({ ...agreement, turn: "vendor" }),
    });
    showRoutes(routes, "/agreements/7/roles");
    expect((await screen.findByText("こちらの手番です")).closest("[role=status]")?.textContent).toContain(
      "未送信の変更 1 件",
    );
    expect(within(screen.getByRole("row", { name: /全体責任/ })).getByText("未送信")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "変更を送って手番を渡す" }));
    const dialog = await screen.findByRole("dialog");
    const list = within(dialog).getByRole("list", { name: "送る変更" });
    expect(list.textContent).toContain("全体責任");
    expect(list.textContent).toContain("備考：なし → 夜間を除く");
    expect(list.textContent).toContain("夜間は別途");
    await userEvent.type(within(dialog).getByLabelText("いつまでに回答してほしいか（任意）"), "2099-01-31");
    await userEvent.type(within(dialog).getByLabelText("相手方への伝言（任意）"), "お願いします");
    await userEvent.click(within(dialog).getByRole("button", { name: "変更を送って手番を渡す" }));
    expect(await screen.findByText("事業者の手番です")).toBeDefined();
    const post = sent.find(({ method }) => method === "POST");
    expect(await post?.json()).toEqual({ edits: ['"u1"'], respondBy: "2099-01-31", message: "お願いします" });
  });

  it("does not let a row with an unsent edit be confirmed, and discards the edit after asking", async () => {
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json(edited),
      "DELETE /api/v1/agreements/7/rows/r-1/unsent": () => json(agreement),
    });
    showRoutes(routes, "/agreements/7/roles?row=r-1");
    expect(await screen.findByText(/未送信の変更があるため、この行は確認できません/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "この行を確認する" })).toBeNull();
    expect(screen.getByRole("button", { name: "表示中の 1 行をまとめて確認" })).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "この変更を取り消す" }));
    const dialog = await screen.findByRole("dialog", { name: "この変更を取り消す" });
    await userEvent.click(within(dialog).getByRole("button", { name: "この変更を取り消す" }));
    expect(await screen.findByRole("button", { name: "この行を確認する" })).toBeDefined();
    expect(sent.find(({ method }) => method === "DELETE")?.headers.get("If-Match")).toBe('"u1"');
  });

  it("tells the other side only whose turn it is, by when, and how it came to be", async () => {
    const handover = {
      party: "hospital",
      by: "森田 由佳",
      at: "2026-11-24T05:01:00Z",
      message: "至急です",
      rows: ["r-1"],
    };
    const waiting = { ...agreement, turn: "vendor", respondBy: "2099-01-31", handover };
    answering({ ...reading, "GET /api/v1/agreements/7": () => json(waiting) });
    showRoutes(routes, "/agreements/7");
    const banner = (await screen.findByText("事業者の手番です")).closest("[role=status]");
    for (const words of ["2099年1月31日", "森田 由佳さん", "送られた変更 1 行", "至急です"])
      expect(banner?.textContent).toContain(words);
    expect(banner?.textContent).not.toContain("件");
    expect(screen.queryByRole("button", { name: /手番を渡す/ })).toBeNull();
  });
});

describe("the comments at a row", () => {
  it("keep what both sides read and what one's own organisation reads apart, in words and in where they are sent", async () => {
    const said = { party: "vendor", author: "佐藤 真", at: "2026-11-24T05:01:00Z", text: "ご確認ください" };
    const inside = { id: "c", rowId: "r-1", author: "森田 由佳", at: "2026-11-24T06:01:00Z", text: "値引きの余地あり" };
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json({ ...agreement, rows: [{ ...policy, thread: [said] }, patients] }),
      "GET /api/v1/agreements/7/internal-comments": () => json({ items: [inside] }),
      "POST /api/v1/agreements/7/rows/r-1/comments": () => json(agreement, 201),
      "POST /api/v1/agreements/7/rows/r-1/internal-comments": () => json(inside, 201),
    });
    showRoutes(routes, "/agreements/7/roles?row=r-1");
    const shared = await screen.findByRole("tabpanel", { name: "相手方と 1" });
    expect(shared.textContent).toContain("相手にも見えます");
    expect(shared.textContent).toContain("ご確認ください");
    expect(shared.textContent).not.toContain("値引きの余地あり");
    await userEvent.type(within(shared).getByLabelText("相手にも見えるコメント"), "質問です");
    await userEvent.click(screen.getByRole("tab", { name: "内部コメント 1" }));
    const internal = screen.getByRole("tabpanel", { name: "内部コメント 1" });
    expect(internal.textContent).toContain("自組織だけに見えます");
    expect(internal.textContent).toContain("値引きの余地あり");
    expect(internal.textContent).not.toContain("ご確認ください");
    // What was typed for one audience is not carried over to the other.
    expect(within(internal).getByLabelText<HTMLTextAreaElement>("自組織だけのコメント").value).toBe("");
    await userEvent.type(within(internal).getByLabelText("自組織だけのコメント"), "上限は 10%");
    await userEvent.click(within(internal).getByRole("button", { name: "自組織だけのコメントを残す" }));
    await userEvent.click(screen.getByRole("tab", { name: "相手方と 1" }));
    await userEvent.click(within(shared).getByRole("button", { name: "相手にも見えるコメントを送る" }));
    const posts = sent.filter(({ method }) => method === "POST");
    expect(posts.map(({ url }) => new URL(url).pathname.split("/").at(-1))).toEqual(["internal-comments", "comments"]);
    expect(await Promise.all(posts.map((request) => request.json()))).toEqual([
      { text: "上限は 10%" },
      { text: "質問です" },
    ]);
  });
});

describe("rows that ask for attention", () => {
  const asking = (changes: object) => ({ waitsForUs: false, disputed: false, changedSinceLook: false, ...changes });
  const thread = [{ party: "vendor", author: "佐藤 真", at: "2026-11-24T05:01:00.000Z", text: "ご確認ください" }];
  const busy = {
    ...agreement,
    rows: [
      { ...policy, thread, attention: asking({ waitsForUs: true, changedSinceLook: true }) },
      { ...patients, attention: asking({ disputed: true }) },
    ],
  };

  it("are counted on the overview, each count leading to its rows", async () => {
    answering({ ...reading, "GET /api/v1/agreements/7": () => json(busy) });
    showRoutes(routes, "/agreements/7");
    const panel = await screen.findByRole("region", { name: "注意が要る行" });
    const links = within(panel).getAllByRole("link", { name: "役割分担 1 行" });
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/agreements/7/roles?only=answer",
      "/agreements/7/roles?only=disputed",
      "/agreements/7/roles?only=changed",
    ]);
  });

  it.each([
    ["answer", "自分の回答待ち 1", "全体責任"],
    ["disputed", "不一致 1", "患者への説明"],
    ["changed", "前回見てからの変更 1", "全体責任"],
  ])("are found by their address (only=%s)", async (only, filter, name) => {
    answering({ ...reading, "GET /api/v1/agreements/7": () => json(busy) });
    showRoutes(routes, `/agreements/7/roles?only=${only}`);
    const button = await screen.findByRole("button", { name: filter });
    expect(button.getAttribute("aria-pressed")).toBe("true");
    expect(screen.getAllByRole("button", { name: /^(全体責任|患者への説明)$/ }).map((row) => row.textContent)).toEqual([
      name,
    ]);
    await userEvent.click(screen.getByRole("button", { name: "すべて 2" }));
    expect(screen.getAllByRole("button", { name: /^(全体責任|患者への説明)$/ })).toHaveLength(2);
  });

  it("count as read when the person says so, up to what was shown", async () => {
    const sent = answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json(busy),
      "PUT /api/v1/agreements/7/looks/mine": () => json(agreement),
    });
    showRoutes(routes, "/agreements/7/roles?only=changed");
    await userEvent.click(await screen.findByRole("button", { name: "全体の変更 1 行を読んだことにする" }));
    expect(await screen.findByText("この条件に当たる行はありません")).toBeDefined();
    const put = sent.find(({ method }) => method === "PUT");
    expect(put?.headers.get("If-Match")).toBe('"a5"');
    expect(await put?.json()).toEqual({ lastCommentAt: "2026-11-24T05:01:00.000Z" });
  });
});

describe("where a row comes from", () => {
  const disclosure = edition("disclosure");

  it("is told by its history in sentences and by the disclosed answers it rests on", async () => {
    const event = { act: "opened", party: "hospital", by: "森田 由佳", at: "2026-11-20T01:00:00Z", valueVersion: 1 };
    const events = [
      { ...event, value: { assignments: duties } },
      {
        ...event,
        act: "proposed",
        party: "vendor",
        by: "佐藤 真",
        valueVersion: 2,
        value: { assignments: duties, note: "夜間" },
      },
      { ...event, act: "confirmed", valueVersion: 2, value: null },
    ];
    answering({
      ...reading,
      "GET /api/v1/agreements/7": () =>
        json({ ...agreement, catalogues: { ...agreement.catalogues, disclosure: disclosure.id } }),
      "GET /api/v1/agreements/7/rows/r-1/history": () => json({ items: events }),
      [`GET /api/v1/catalogues/${disclosure.id}`]: () => json(disclosure),
      "GET /api/v1/disclosure-versions/d": () =>
        json({ answers: { "service-form": { value: "saas" }, "sub-used": { value: "no", note: "自社で行います" } } }),
    });
    showRoutes(routes, "/agreements/7/roles?row=r-1");
    const link = await screen.findByRole("link", { name: "再委託(他事業者の利用)の有無" });
    expect(link.getAttribute("href")).toBe("/versions/d#sub-used");
    expect(link.closest("li")?.textContent).toContain("自社で行います");
    await userEvent.click(screen.getByText("値と確認の履歴"));
    const proposed = (await screen.findByText(/佐藤 真さんが値 2 を提案/)).closest("li");
    expect(proposed?.textContent).toContain("備考：なし → 夜間");
    expect(screen.getByText(/森田 由佳さんが値 2 を確認/)).toBeDefined();
  });
});
