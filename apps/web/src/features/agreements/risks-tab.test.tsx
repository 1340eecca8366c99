import { beforeEach, describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { WorkbenchPage } from "./workbench-page.js";

// jsdom lays nothing out and cannot scroll.
const scrolled: Element[] = [];
Element.prototype.scrollIntoView = function (this: Element) {
  scrolled.push(this);
};
beforeEach(() => {
  scrolled.length = 0;
});

const edition = (kind: string) =>
  JSON.parse(readFileSync(`packages/shared/dist/catalogue/${kind}.json`, "utf8")) as { id: string };
const [roles, sla, risk, disclosure] = [edition("roles"), edition("sla"), edition("risk"), edition("disclosure")];
const parties = {
  hospital: { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" },
  vendor: { id: "v", name: "あけぼの医療情報", kind: "vendor" },
};
type Side = keyof typeof parties;
const me = (side: Side) => ({
  user: { id: "p", email: "someone@example.com", name: "森田 由佳" },
  memberships: [{ organization: parties[side], title: "", roles: ["editor", "admin"] }],
  activeOrganizationId: parties[side].id,
});
const figures = {
  flow: "F1",
  threat: "停止",
  impact: 3,
  likelihood: 3,
  level: "high",
  treatment: "reduce",
  measures: "予備機",
  impactAfter: 2,
  likelihoodAfter: 2,
  residualLevel: "medium",
  owner: "vendor",
};
const row = (id: string, key: string, label: string, value: object = {}) => ({
  id,
  part: "risk",
  key,
  label: { ja: label, en: label },
  value: { ...figures, ...value },
  recommended: figures,
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
const explained = {
  by: "佐藤 真",
  role: "品質保証部",
  to: ["森田 由佳", "髙橋 恵一"],
  on: "2026-11-10",
  version: "1.2",
  how: "meeting",
};
const acceptance = { by: "髙橋 恵一", role: "院長", on: "2026-11-12", reviewBy: "2027-10-31" };
const gap = row("r-1", "no:priv-pia", "プライバシー影響評価：いいえ");
const option = row("r-2", "option:service-security-options:1", "オプション対策：WAF", { threat: "攻撃を止められない" });
const plain = row("r-3", "r1", "停電");
const notAssessed = {
  code: "gap-not-assessed",
  gate: "g6",
  rowKey: gap.key,
  rowId: "r-1",
  party: "hospital",
  detail: "個別評価がありません",
};
const agreement = (rows: readonly object[], change: object = {}) => ({
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
  parties,
  service: { id: "s", name: "カルテブリッジ", form: "saas" },
  disclosureVersion: { id: "d", number: "1.2", sha256: "0".repeat(64), status: "published" },
  catalogues: { disclosure: disclosure.id, roles: roles.id, sla: sla.id, risk: risk.id },
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
  riskLimit: "medium",
  rows,
  progress: { confirmed: 0, total: rows.length, blocking: [] },
  signatures: [],
  document: { ready: false, pages: null, sha256: null },
  etag: '"a5"',
  ...change,
});
const reading = (shown: ReturnType<typeof agreement>, side: Side = "hospital") => ({
  "GET /api/v1/me": () => json(me(side)),
  "GET /api/v1/agreements/7": () => json({ ...shown, mine: side, turn: side }),
  "GET /api/v1/agreements/7/internal-comments": () => json({ items: [] }),
  "GET /api/v1/agreements/7/rows/r-1/history": () => json({ items: [] }),
  [`GET /api/v1/catalogues/${roles.id}`]: () => json(roles),
  [`GET /api/v1/catalogues/${sla.id}`]: () => json(sla),
  [`GET /api/v1/catalogues/${risk.id}`]: () => json(risk),
});
const routes = [{ path: "/agreements/:agreementId/:tab?", Component: WorkbenchPage }];

describe("the record of the risks", () => {
  it("says of each who explained it to whom, when and with which version, and what is wanting", async () => {
    const told = { communication: { explained } };
    const declined = { ...option, value: { ...option.value, decision: "declined", acceptance } };
    answering(reading(agreement([{ ...gap, value: { ...gap.value, ...told } }, declined, plain])));
    showRoutes(routes, "/agreements/7/risks");
    const records = within(await screen.findByRole("table", { name: "説明と受容の記録" }));
    const [, first, second] = records.getAllByRole("row");
    for (const words of ["佐藤 真（品質保証部）", "森田 由佳・髙橋 恵一", "2026年11月10日、開示書 第1.2版、会議"])
      expect(first?.textContent).toContain(words);
    expect(second?.textContent).toContain("説明の記録なし");
    expect(second?.textContent).toContain("髙橋 恵一（院長）、2026年11月12日、2027年10月31日までに見直す");
    expect(records.queryByText("停電")).toBeNull();
    expect(screen.getByRole("table", { name: "「いいえ」の項目の個別評価" }).textContent).toContain("個別評価なし");
    expect(screen.getByRole("table", { name: "オプション対策" }).textContent).toContain("採用しない");
  });

  it("shows the hospital's own limit, with the way to change it; what is settled, the limit of then", async () => {
    answering(reading(agreement([plain], { riskLimit: "low" })));
    const { unmount } = showRoutes(routes, "/agreements/7/risks");
    expect((await screen.findByText(/許容するリスクの上限：低/)).textContent).toContain("承認者の氏名と日付が要ります");
    expect(screen.getByRole("link", { name: /上限を改める/ }).getAttribute("href")).toBe("/organization");
    expect(screen.getByRole("table", { name: "説明と受容の記録" }).textContent).toContain("承認者が未記入");
    unmount();
    answering(reading(agreement([plain], { status: "in_force", settledAt: "2026-11-20T01:00:00Z", riskLimit: null })));
    showRoutes(routes, "/agreements/7/risks");
    await screen.findByRole("button", { name: "停電" });
    expect(screen.queryByText(/許容/)).toBeNull();
    expect(screen.queryByText("承認者が未記入")).toBeNull();
  });
});

describe("a reason that holds the settlement back", () => {
  const blocked = agreement([gap], { progress: { confirmed: 0, total: 1, blocking: [notAssessed] } });

  it("leads whoever has to act to the very field, ready to be filled in", async () => {
    const sent = answering({ ...reading(blocked), "PATCH /api/v1/agreements/7/rows/r-1": () => json(gap) });
    showRoutes(routes, "/agreements/7");
    await userEvent.click(await screen.findByRole("link", { name: "個別評価がありません" }));
    const box = await screen.findByLabelText("医療機関としての評価を書く");
    expect(document.activeElement).toBe(box);
    expect(scrolled).toContain(box);
    await userEvent.click(box);
    await userEvent.type(screen.getByLabelText("評価"), "院内で補える");
    await userEvent.type(screen.getByLabelText("評価者"), "森田 由佳");
    await userEvent.type(screen.getByLabelText("役職"), "情報企画課");
    await userEvent.click(screen.getByRole("button", { name: "未送信で保存する" }));
    await screen.findByRole("button", { name: "この行を編集する" });
    const patch = sent.find(({ method }) => method === "PATCH");
    expect(await patch?.json()).toMatchObject({
      unsent: true,
      value: { assessment: { text: "院内で補える", by: "森田 由佳", role: "情報企画課" } },
    });
  });

  it("leads the other side to the row, which only the hospital may assess", async () => {
    answering(reading(blocked, "vendor"));
    showRoutes(routes, "/agreements/7");
    const link = await screen.findByRole("link", { name: "個別評価がありません" });
    expect(link.getAttribute("href")).toBe("/agreements/7/risks?row=r-1");
    await userEvent.click(link);
    await userEvent.click(await screen.findByRole("button", { name: "この行を編集する" }));
    const group = screen.getByRole("group", { name: "「いいえ」の個別評価（医療機関）" });
    expect(group.textContent).toContain("この欄は医療機関が記入します");
    expect(within(group).queryByRole("checkbox")).toBeNull();
  });
});

describe("a row that the disclosure asks for and the agreement lacks", () => {
  it("is added as an agreement on this version would open with it", async () => {
    const detail = "オプションの対策「WAF」の採否を記す行がありません";
    const missing = { code: "option-without-row", gate: "g5", rowKey: option.key, detail };
    const listed = { measure: "WAF", offering: "paid_option", risk_if_declined: "攻撃を止められない" };
    const sent = answering({
      ...reading(agreement([plain], { progress: { confirmed: 0, total: 1, blocking: [missing] } })),
      [`GET /api/v1/catalogues/${disclosure.id}`]: () => json(disclosure),
      "GET /api/v1/disclosure-versions/d": () =>
        json({ id: "d", answers: { "service-security-options": { value: [listed] } } }),
      "POST /api/v1/agreements/7/rows": () => json(option, 201),
    });
    showRoutes(routes, "/agreements/7");
    await userEvent.click(await screen.findByRole("link", { name: detail }));
    await userEvent.click(await screen.findByRole("button", { name: "足りない行を加える" }));
    const post = sent.find(({ method }) => method === "POST");
    expect(await post?.json()).toMatchObject({
      part: "risk",
      key: option.key,
      value: { threat: "攻撃を止められない", measures: "有償オプション「WAF」" },
    });
  });
});

describe("recording one meeting for many risks", () => {
  const shown = agreement([gap, plain]);

  it("sends what was said and which rows were read, all at once", async () => {
    const sent = answering({
      ...reading(shown, "vendor"),
      "POST /api/v1/agreements/7/risk-communications": () => json(shown),
    });
    showRoutes(routes, "/agreements/7/risks");
    await userEvent.click(await screen.findByRole("button", { name: "説明をまとめて記録する" }));
    const sheet = within(await screen.findByRole("dialog"));
    await userEvent.click(sheet.getByRole("button", { name: "2 件に記録する" }));
    expect(document.activeElement).toBe(sheet.getByLabelText("説明者"));
    expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
    await userEvent.type(sheet.getByLabelText("説明者"), "佐藤 真");
    await userEvent.type(sheet.getByLabelText("役職"), "品質保証部");
    await userEvent.type(sheet.getByLabelText(/^説明を受けた人/), "森田 由佳{Enter}髙橋 恵一");
    await userEvent.click(sheet.getByLabelText("停電"));
    await userEvent.click(sheet.getByRole("button", { name: "1 件に記録する" }));
    const post = sent.find(({ method }) => method === "POST");
    expect(await post?.json()).toMatchObject({
      rows: [{ id: "r-1", etag: '"r1"' }],
      explained: { by: "佐藤 真", to: ["森田 由佳", "髙橋 恵一"], version: "1.2", how: "meeting" },
    });
  });

  it("says that a row has changed meanwhile, and keeps what was typed", async () => {
    const understandable = { ...gap, value: { ...gap.value, communication: { explained } } };
    answering({
      ...reading(agreement([understandable, plain])),
      "POST /api/v1/agreements/7/risk-communications": () =>
        refusal(412, "precondition-failed", "ほかの人が先に変更しました", { rows: ["r-1"], current: [] }),
    });
    showRoutes(routes, "/agreements/7/risks");
    await userEvent.click(await screen.findByRole("button", { name: "理解の確認をまとめて記録する" }));
    const sheet = within(await screen.findByRole("dialog"));
    expect(sheet.queryByLabelText("停電")).toBeNull();
    await userEvent.type(sheet.getByLabelText("確認者"), "森田 由佳");
    await userEvent.type(sheet.getByLabelText("役職"), "情報企画課");
    await userEvent.click(sheet.getByRole("button", { name: "1 件に記録する" }));
    expect((await sheet.findByRole("alert")).textContent).toContain("選んだ行が先に変わりました");
    expect(sheet.getByLabelText<HTMLInputElement>("確認者").value).toBe("森田 由佳");
  });
});
