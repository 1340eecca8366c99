import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { AuthoritiesPage } from "./authorities-page.js";

const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const meAs = (id: string, roles: string[]) => ({
  user: { id, email: "p@test.example", name: "試験" },
  memberships: [{ organization, title: "", roles }],
  activeOrganizationId: "h",
});
const member = (id: string, name: string, title: string, ...roles: string[]) => ({ id, name, title, email: "", roles });
const members = {
  items: [
    member("admin", "中井 遥", "", "admin"),
    member("director", "髙橋 恵一", "院長", "signatory"),
    member("deputy", "佐藤 真", "副院長", "signatory"),
  ],
};
const line = {
  id: "a1",
  personId: "director",
  personName: "髙橋 恵一",
  title: "院長",
  kind: "representative",
  principal: null,
  document: null,
  services: null,
  limitJpy: "50000000",
  validFrom: "2026-04-01",
  validUntil: null,
  grantedBy: "中井 遥",
  grantedAt: "2026-04-01T01:00:00Z",
  revocation: null,
  holdsRole: true,
};
const revoked = {
  ...line,
  id: "a0",
  limitJpy: null,
  revocation: { by: "中井 遥", at: "2026-03-31T01:00:00Z", reason: "上限を設けるため" },
};
const empty = { today: "2026-11-25", items: [], delegations: [], services: [{ id: "s1", name: "カルテブリッジ" }] };
const kept = { ...empty, items: [line, revoked] };
const registerPath = "/api/v1/organizations/h/signing-authorities";
const reading = (register: object, me: object = meAs("admin", ["admin"]), separateSignatory = false) => ({
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/organizations/h": () => json({ ...organization, separateSignatory, etag: '"1"' }),
  "GET /api/v1/organizations/h/members": () => json(members),
  [`GET ${registerPath}`]: () => json(register),
});
const open = () =>
  showRoutes(
    [{ path: "/organization/signing-authorities", Component: AuthoritiesPage }],
    "/organization/signing-authorities",
  );

describe("the register of signing authorities", () => {
  it("says that the role alone counts until somebody is registered, and registers the first with a power of attorney", async () => {
    const sent = answering({
      ...reading(empty),
      "POST /api/v1/files": () => json({ id: "f1", name: "委任状.pdf" }, 201),
      [`POST ${registerPath}`]: () => json(kept, 201),
    });
    open();
    const user = userEvent.setup();
    expect(await screen.findByText(/署名の役割を持つ人（髙橋 恵一、佐藤 真）なら、だれでも/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "署名権限を登録する" }));
    const form = within(await screen.findByRole("dialog"));
    expect(form.getByText("最初の登録です")).toBeTruthy();
    // What is missing is said at its field, and nothing is sent.
    await user.click(form.getByRole("button", { name: "登録する" }));
    expect(await form.findByText("署名する人を選びます")).toBeTruthy();
    await user.selectOptions(form.getByLabelText("署名する人"), "director");
    expect(form.getByLabelText<HTMLInputElement>(/署名する時の役職/).value).toBe("院長");
    await user.click(form.getByLabelText("委任"));
    await user.type(form.getByLabelText("委任した人"), "理事長 試験 太郎");
    await user.click(form.getByRole("button", { name: "登録する" }));
    expect(await form.findByText("委任状のファイルを選びます")).toBeTruthy();
    expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
    await user.upload(form.getByLabelText("委任状"), new File(["x"], "委任状.pdf", { type: "application/pdf" }));
    await user.click(form.getByLabelText("選んだサービスだけ"));
    await user.click(form.getByLabelText("カルテブリッジ"));
    await user.type(form.getByLabelText("金額の上限（円）"), "５０，０００，０００");
    await waitFor(() => expect(form.queryByText("委任状のファイルを選びます")).toBeNull());
    await user.click(form.getByRole("button", { name: "登録する" }));
    expect(await screen.findByText("髙橋 恵一の署名権限を登録しました")).toBeTruthy();
    const posted = sent.find(({ method, url }) => method === "POST" && url.endsWith("/signing-authorities"));
    expect(await posted?.json()).toEqual({
      personId: "director",
      title: "院長",
      kind: "delegated",
      principal: "理事長 試験 太郎",
      documentId: "f1",
      serviceIds: ["s1"],
      limitJpy: "50000000",
      validFrom: "2026-11-25",
    });
  });

  it("shows who may sign, who may not for want of a line, and the history", async () => {
    answering(reading(kept));
    open();
    const table = within(await screen.findByRole("table", { name: "登録簿" }));
    expect(table.getByText("50,000,000円")).toBeTruthy();
    expect(table.getByText(/取消し .*中井 遥 理由：上限を設けるため/)).toBeTruthy();
    expect(screen.getByText(/有効な登録がないため署名できない人：佐藤 真/)).toBeTruthy();
  });

  it("changes a line by another one in its place, and asks why", async () => {
    const sent = answering({ ...reading(kept), [`POST ${registerPath}`]: () => json(kept, 201) });
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "髙橋 恵一の署名権限を変更する" }));
    const form = within(await screen.findByRole("dialog"));
    await user.clear(form.getByLabelText("金額の上限（円）"));
    await user.click(form.getByRole("button", { name: "変更する" }));
    await user.type(form.getByLabelText("変更の理由"), "規程の改定");
    await user.click(form.getByRole("button", { name: "変更する" }));
    expect(await screen.findByText("髙橋 恵一の署名権限を変更しました")).toBeTruthy();
    const posted = sent.find(({ method }) => method === "POST");
    expect(await posted?.json()).toEqual({
      personId: "director",
      title: "院長",
      kind: "representative",
      validFrom: "2026-04-01",
      replaces: { id: "a1", reason: "規程の改定" },
    });
  });

  it("warns before the only valid line is revoked, wants the reason, and shows a refusal where the hand is", async () => {
    const sent = answering({
      ...reading(kept),
      [`POST ${registerPath}/a1/revocation`]: () => refusal(404, "not-found", "見つかりません"),
    });
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "髙橋 恵一の署名権限を取り消す" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/有効な登録はこれだけです/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "取り消す" }));
    expect(await dialog.findByText("理由を入力します")).toBeTruthy();
    expect(sent.some(({ method }) => method === "POST")).toBe(false);
    await user.type(dialog.getByLabelText("理由"), "異動のため");
    await user.click(dialog.getByRole("button", { name: "取り消す" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("見つかりません");
  });

  it("lets nobody but administrators write, and nobody the own line", async () => {
    answering(reading(kept, meAs("director", ["signatory", "admin"])));
    const { unmount } = open();
    expect(await screen.findByText(/自分の署名権限は登録できません/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /取り消す/ })).toBeNull();
    unmount();
    answering(reading(kept, meAs("deputy", ["signatory"])));
    open();
    expect(await screen.findByText(/管理の役割を持つ人（中井 遥）/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "署名権限を登録する" })).toBeNull();
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText(/編集・確定した人も/)).toBeTruthy();
  });
});

const delegation = {
  id: "d1",
  fromPersonId: "director",
  fromName: "髙橋 恵一",
  toPersonId: "deputy",
  toName: "佐藤 真",
  services: null,
  validFrom: "2026-11-20",
  validUntil: "2026-11-30",
  reason: "出張",
  madeAt: "2026-11-19T01:00:00Z",
  endedAt: null,
  endedBy: null,
};

describe("deputies", () => {
  it("are named by a signatory for some days", async () => {
    const path = "/api/v1/organizations/h/signing-delegations";
    const sent = answering({
      ...reading(kept, meAs("director", ["signatory"])),
      [`POST ${path}`]: () => json({ ...kept, delegations: [delegation] }, 201),
    });
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "代理を決める" }));
    const form = within(await screen.findByRole("dialog"));
    expect(form.queryByRole("option", { name: /髙橋/ })).toBeNull();
    await user.selectOptions(form.getByLabelText("代理の人"), "deputy");
    await user.type(form.getByLabelText("最終日"), "2026-11-24");
    await user.type(form.getByLabelText("理由"), "出張");
    await user.click(form.getByRole("button", { name: "この人に決める" }));
    expect(await form.findByText("最終日は開始日以後にします")).toBeTruthy();
    await user.clear(form.getByLabelText("最終日"));
    await user.type(form.getByLabelText("最終日"), "2026-11-30");
    await user.click(form.getByRole("button", { name: "この人に決める" }));
    expect(await screen.findByText("佐藤 真を代理に決めました")).toBeTruthy();
    const posted = sent.find(({ method }) => method === "POST");
    expect(await posted?.json()).toEqual({
      toPersonId: "deputy",
      validFrom: "2026-11-25",
      validUntil: "2026-11-30",
      reason: "出張",
    });
  });

  it("are warned about when whom they stand in for has no authority", async () => {
    answering(reading(kept, meAs("deputy", ["signatory"])));
    open();
    await userEvent.click(await screen.findByRole("button", { name: "代理を決める" }));
    expect(await screen.findByText(/代理の人も署名できません/)).toBeTruthy();
  });

  it("see it themselves and may end it", async () => {
    const sent = answering({
      ...reading({ ...kept, delegations: [delegation] }, meAs("deputy", ["signatory"])),
      "POST /api/v1/organizations/h/signing-delegations/d1/end": () =>
        json({ ...kept, delegations: [{ ...delegation, endedAt: "2026-11-25T01:00:00Z", endedBy: "佐藤 真" }] }),
    });
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "佐藤 真による髙橋 恵一の代理を終える" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "終える" }));
    expect(await screen.findByText(/終了 .*佐藤 真/)).toBeTruthy();
    expect(sent.some(({ url }) => url.endsWith("/d1/end"))).toBe(true);
  });
});

it("sets four eyes against the state that was read", async () => {
  let isAsked = false;
  const sent = answering({
    ...reading(kept),
    "GET /api/v1/organizations/h": () => json({ ...organization, separateSignatory: isAsked, etag: '"7"' }),
    "PATCH /api/v1/organizations/h": () => {
      isAsked = true;
      return json({ ...organization, separateSignatory: true, etag: '"8"' });
    },
  });
  open();
  await userEvent.click(await screen.findByLabelText(/最後に編集した人と確定した人には、署名させない/));
  expect(await screen.findByText("保存しました")).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(true);
  const patched = sent.find(({ method }) => method === "PATCH");
  expect(patched?.headers.get("If-Match")).toBe('"7"');
  expect(await patched?.json()).toEqual({ separateSignatory: true });
});
