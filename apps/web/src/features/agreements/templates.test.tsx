import { describe, expect, it } from "@jest/globals";
import { templateBaseline, type RolesCatalogue, type SlaCatalogue } from "@portal/shared";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { NewAgreementPage } from "./new-agreement-page.js";
import { TemplateApplicationPage } from "./template-application-page.js";
import { TemplatePage } from "./template-page.js";

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
const baseline = templateBaseline(
  { roles: roles as unknown as RolesCatalogue, sla: sla as unknown as SlaCatalogue },
  "saas",
);
const uptime = baseline.find(({ key }) => key === "uptime")!;
const better = { ...uptime.value, target: { amount: "99.95", unit: "percent", comparator: "gte" } };
const summary = {
  id: "t",
  name: "診療系の標準",
  description: "",
  form: "saas",
  deviations: { role: 0, sla: 1, clause: 0 },
  usedIn: 0,
  archived: false,
  editedBy: "森田 由佳",
  editedAt: "2026-11-20T01:00:00Z",
  etag: '"2"',
};
const template = {
  ...summary,
  catalogues: { roles: roles.id, sla: sla.id, risk: risk.id },
  rows: baseline.map(({ part, key, label, value }) => ({
    part,
    key,
    label,
    value: key === "uptime" ? better : value,
    recommended: value,
    deviates: key === "uptime",
  })),
};
const catalogues = {
  [`GET /api/v1/catalogues/${roles.id}`]: () => json(roles),
  [`GET /api/v1/catalogues/${sla.id}`]: () => json(sla),
  [`GET /api/v1/catalogues/${risk.id}`]: () => json(risk),
};
const reading = {
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/agreement-templates/t": () => json(template),
  "GET /api/v1/agreement-templates": () => json({ items: [summary], nextCursor: null }),
  ...catalogues,
};
const routes = [
  { path: "/templates/:templateId", Component: TemplatePage },
  { path: "/templates", element: <p>一覧</p> },
];
const bodyOf = (sent: readonly Request[], method: string) => sent.find((one) => one.method === method)!.json();

describe("a template", () => {
  it("shows the rows that deviate with a mark and a sentence, and the others on request", async () => {
    answering(reading);
    showRoutes(routes, "/templates/t");
    const row = (await screen.findByRole("button", { name: uptime.label.ja })).closest("tr")!;
    expect(within(row).getByText("推奨と異なる")).toBeTruthy();
    expect(row.textContent).toContain("99.9 %以上 → 99.95 %以上");
    expect(screen.queryByText("推奨どおり")).toBeNull();
    await userEvent.click(screen.getByRole("radio", { name: `すべての行（${baseline.length}）` }));
    expect((await screen.findAllByText("推奨どおり")).length).toBe(baseline.length - 1);
  });

  it("keeps what was typed when somebody was first, and says what they saved", async () => {
    const theirs = { ...better, target: { amount: "99.99", unit: "percent", comparator: "gte" } };
    const current = {
      ...template,
      etag: '"3"',
      rows: template.rows.map((row) => (row.key === "uptime" ? { ...row, value: theirs } : row)),
    };
    const answers = [
      () => refusal(412, "precondition-failed", "ほかの人が先に変更しました", { current }),
      () => json({ ...current, etag: '"4"' }),
    ];
    const sent = answering({ ...reading, "PATCH /api/v1/agreement-templates/t": () => answers.shift()!() });
    showRoutes(routes, "/templates/t?row=sla:uptime");
    const drawer = await screen.findByRole("dialog");
    await userEvent.click(within(drawer).getByRole("button", { name: "この行を編集する" }));
    const figure = within(drawer).getByLabelText("値");
    await userEvent.clear(figure);
    await userEvent.type(figure, "99.5");
    await userEvent.click(within(drawer).getByRole("button", { name: "保存する" }));
    const alert = await within(drawer).findByRole("alert");
    expect(alert.textContent).toContain("99.99 %以上");
    expect(within(drawer).getByLabelText<HTMLInputElement>("値").value).toBe("99.5");
    await userEvent.click(within(alert).getByRole("button", { name: "自分の内容で保存する" }));
    await within(drawer).findByRole("button", { name: "この行を編集する" });
    const tags = sent.filter(({ method }) => method === "PATCH").map(({ headers }) => headers.get("if-match"));
    expect(tags).toEqual(['"2"', '"3"']);
    expect(await bodyOf(sent, "PATCH")).toMatchObject({ rows: [{ part: "sla", key: "uptime" }] });
  });

  it("offers deleting only while unused, asks before, and leads back to the list", async () => {
    const sent = answering({
      ...reading,
      "DELETE /api/v1/agreement-templates/t": () => json({ outcome: "deleted" }),
    });
    showRoutes(routes, "/templates/t");
    await userEvent.click(await screen.findByRole("button", { name: "削除する" }));
    const dialog = await screen.findByRole("dialog");
    expect(sent.some(({ method }) => method === "DELETE")).toBe(false);
    await userEvent.click(within(dialog).getByRole("button", { name: "削除する" }));
    expect(await screen.findByText("一覧")).toBeTruthy();
  });

  it("offers a reader no acts", async () => {
    const viewer = { ...me, memberships: [{ ...me.memberships[0], roles: ["viewer"] }] };
    answering({ ...reading, "GET /api/v1/me": () => json(viewer) });
    showRoutes(routes, "/templates/t?row=sla:uptime");
    await screen.findByRole("dialog");
    for (const name of ["この行を編集する", "推奨に戻す", "保管する", "削除する", "独自の条項を加える"])
      expect(screen.queryByRole("button", { name, hidden: true })).toBeNull();
  });
});

describe("opening an agreement with templates", () => {
  const offered = [
    { ...summary, id: "a", name: "病院の標準" },
    { ...summary, id: "b", name: "院内設置の標準", form: "on_premises" },
    { ...summary, id: "c", name: "古い標準", archived: true },
  ];

  it("offers those that are not archived, and sends them in the order in which they were chosen", async () => {
    const sent = answering({
      ...reading,
      "GET /api/v1/agreement-templates": () => json({ items: offered, nextCursor: null }),
      "GET /api/v1/disclosure-versions/v": () =>
        json({ serviceName: "カルテ", number: "1.0", serviceForm: "saas", vendor: { id: "w", name: "見本" } }),
      "POST /api/v1/agreements": () => json({ id: "7" }, 201),
    });
    showRoutes(
      [
        { path: "/agreements/new", Component: NewAgreementPage },
        { path: "/agreements/:agreementId", element: <p>合意</p> },
      ],
      "/agreements/new?version=v",
    );
    await userEvent.click(await screen.findByRole("checkbox", { name: "院内設置の標準" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "病院の標準" }));
    expect(screen.queryByRole("checkbox", { name: "古い標準" })).toBeNull();
    expect(screen.getByText(/1 番目.*オンプレミス 向けのひな形です/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "協議を始める" }));
    expect(await screen.findByText("合意")).toBeTruthy();
    expect(await bodyOf(sent, "POST")).toMatchObject({ templates: ["b", "a"] });
  });
});

describe("using a template in a running negotiation", () => {
  const agreement = {
    id: "7",
    number: "2026-0147",
    status: "negotiating",
    mode: "normal",
    revision: 1,
    turn: "hospital",
    mine: "hospital",
    openedBy: "hospital",
    terminatesOn: null,
    catalogues: { disclosure: "disclosure-1", roles: roles.id, sla: sla.id, risk: risk.id },
    rows: [{ id: "r-1", part: "sla", key: "uptime", unsent: null, confirmations: { vendor: { by: "x", at: "" } } }],
  };
  const change = {
    part: "sla",
    key: "uptime",
    label: uptime.label,
    rowId: "r-1",
    etag: '"r1"',
    before: uptime.value,
    after: better,
    recommended: uptime.value,
    refusals: [],
  };
  const own = {
    ...change,
    part: "clause",
    key: "own-1",
    label: { ja: "見学", en: "Visits" },
    rowId: null,
    etag: null,
    before: null,
    refusals: [{ ja: "条項のタブで加えてください", en: "Add it on the tab" }],
  };
  const preview = { templateId: "t", name: "x", templateEtag: '"2"', changes: [change], same: 2, unfit: [own] };
  const previewPath = "GET /api/v1/agreements/7/template-applications/t";
  const pages = [
    { path: "/agreements/:agreementId/apply-template", Component: TemplateApplicationPage },
    { path: "/agreements/:agreementId", element: <p>合意</p> },
  ];
  const asked = { ...reading, "GET /api/v1/agreements/7": () => json(agreement) };

  it("says what would change from what to what, what is lost, and why a row is not used", async () => {
    answering({ ...asked, [previewPath]: () => json(preview) });
    showRoutes(pages, "/agreements/7/apply-template?template=t");
    const row = (await screen.findByRole("checkbox", { name: uptime.label.ja })).closest("tr")!;
    expect(row.textContent).toContain("99.9 %以上");
    expect(row.textContent).toContain("99.95 %以上");
    expect(row.textContent).toContain("送ると確認が外れます");
    expect(screen.getByText("条項のタブで加えてください")).toBeTruthy();
  });

  it("reads anew what changed meanwhile, keeps nothing unread, and goes on to the agreement", async () => {
    const previews = [preview, { ...preview, templateEtag: '"3"', changes: [{ ...change, etag: '"r2"' }] }];
    const answers = [
      () => refusal(412, "precondition-failed", "ほかの人が先に変更しました"),
      () => json({ ...agreement, rows: [] }),
    ];
    const sent = answering({
      ...asked,
      [previewPath]: () => json(previews.length > 1 ? previews.shift()! : previews[0]!),
      "POST /api/v1/agreements/7/template-applications": () => answers.shift()!(),
    });
    showRoutes(pages, "/agreements/7/apply-template?template=t");
    const button = await screen.findByRole("button", { name: "選んだ 1 行を未送信で保存する" });
    await userEvent.click(button);
    expect((await screen.findByRole("alert")).textContent).toContain("どの行も変えていません");
    await userEvent.click(button);
    expect(await screen.findByText("合意")).toBeTruthy();
    const bodies = await Promise.all(sent.filter(({ method }) => method === "POST").map((one) => one.json()));
    expect(bodies).toEqual([
      { templateId: "t", templateEtag: '"2"', rows: [{ rowId: "r-1", etag: '"r1"' }] },
      { templateId: "t", templateEtag: '"3"', rows: [{ rowId: "r-1", etag: '"r2"' }] },
    ]);
  });

  it("is not offered once the content is settled", async () => {
    answering({ ...asked, "GET /api/v1/agreements/7": () => json({ ...agreement, status: "settled" }) });
    showRoutes(pages, "/agreements/7/apply-template?template=t");
    expect((await screen.findByRole("link", { name: "合意に戻る" })).getAttribute("href")).toBe("/agreements/7");
    expect(screen.queryByRole("combobox")).toBeNull();
  });
});
