import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { SigningInboxPage } from "./signing-inbox-page.js";

const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "p", email: "signatory@hospital-a.example", name: "髙橋 恵一" },
  memberships: [{ organization, title: "院長", roles: ["signatory"] }],
  activeOrganizationId: "h",
};
const waiting = (id: string, changes: object = {}) => ({
  id,
  number: `2026-000${id}`,
  status: "vendor_signed",
  phase: "pre_contract",
  mode: "normal",
  revision: 1,
  parties: { hospital: organization, vendor: { id: "v", name: `事業者${id}`, kind: "vendor" } },
  service: { id: "s", name: `サービス${id}`, form: "saas" },
  startsOn: "2027-04-01",
  endsOn: "2030-03-31",
  expiresOn: "2027-03-01",
  contentDigest: id.repeat(64),
  documentOpened: true,
  amountJpy: "38400000",
  ...changes,
});
const rights = {
  today: "2026-11-25",
  serviceId: "s",
  amountJpy: null,
  signatories: ["p"],
  people: [{ id: "p", name: "髙橋 恵一", title: "院長" }],
  authorities: [],
  delegations: [],
  handovers: [],
  separateFrom: [],
};
const batch = (ids: readonly string[], changes: object = {}) => ({
  id: "b1",
  expiresAt: "2026-12-07T02:31:00Z",
  items: ids.map((id) => ({ agreementId: id, consent: `合意書 2026-000${id} に同意して署名する` })),
  secondFactors: ["totp"],
  passkey: null,
  ...changes,
});
const signed = (id: string) => ({ agreementId: id, number: `2026-000${id}`, status: "signed", refusal: null });
const signPath = "POST /api/v1/signing-batches/b1/signatures";
const reading = (items: readonly object[]) => ({
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/installation": () => json({ operator: "試験", partyCertificates: false, signIns: [] }),
  "GET /api/v1/agreements": () => json({ items, nextCursor: null }),
  ...Object.fromEntries(
    ["1", "2", "3"].map((id) => [`GET /api/v1/agreements/${id}/signing-rights`, () => json(rights)]),
  ),
  "POST /api/v1/signing-batches": async (request: Request) => {
    const { agreements } = (await request.json()) as { agreements: { id: string }[] };
    return json(batch(agreements.map(({ id }) => id)), 201);
  },
});
const open = () => showRoutes([{ path: "/signing", Component: SigningInboxPage }], "/signing");
const tick = async (number: string) => userEvent.click(await screen.findByLabelText(`合意 ${number} を選ぶ`));

async function fill(count: number, code = "123456") {
  await userEvent.click(await screen.findByLabelText(`上の ${count} 件の文のとおり同意します`));
  await userEvent.type(screen.getByLabelText("パスワード"), "demo-password");
  await userEvent.type(screen.getByLabelText("認証コード"), code);
}
const submit = (count: number) =>
  userEvent.click(screen.getByRole("button", { name: `${count} 件に同意して署名する` }));

describe("the inbox of a signatory", () => {
  it("offers for signing only what was opened and may be signed by this person, and says what hinders the rest", async () => {
    const sent = answering({
      ...reading([waiting("1"), waiting("2", { documentOpened: false }), waiting("3")]),
      "GET /api/v1/agreements/3/signing-rights": () => json({ ...rights, separateFrom: ["p"] }),
    });
    open();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("合意 2026-0001 を選ぶ").disabled).toBe(false));
    for (const number of ["2026-0002", "2026-0003"])
      expect(screen.getByLabelText<HTMLInputElement>(`合意 ${number} を選ぶ`).disabled).toBe(true);
    expect(screen.getByRole("link", { name: "合意書 2026-0002 の全文を開く" }).getAttribute("href")).toBe(
      "/api/v1/agreements/2/document",
    );
    expect(screen.getByText(/最後に編集または確定した本人は署名できません/)).toBeTruthy();
    expect(screen.getAllByText("38,400,000円")).toHaveLength(3);
    expect(new URL(sent.find(({ url }) => url.includes("/agreements?"))!.url).searchParams.get("toSign")).toBe("true");
    await userEvent.click(screen.getByRole("button", { name: "選べる合意をすべて選ぶ" }));
    expect(await screen.findByText("1 件を選んでいます")).toBeTruthy();
  });

  it("says why it is empty", async () => {
    answering(reading([]));
    open();
    expect(await screen.findByText("署名を待っている合意はありません")).toBeTruthy();
  });

  it("is for signatories", async () => {
    const editor = { ...me, memberships: [{ organization, title: "", roles: ["editor"] }] };
    answering({ ...reading([]), "GET /api/v1/me": () => json(editor) });
    open();
    expect(await screen.findByText("署名の役割を持つ人の画面です")).toBeTruthy();
  });
});

describe("signing together", () => {
  it("shows every sentence, asks once for password and code, and tells the result of each", async () => {
    let items: readonly object[] = [waiting("1"), waiting("2")];
    const refused = {
      ...signed("2"),
      status: "refused",
      refusal: { code: "authority.expired", title: "署名権限の有効期間が過ぎています" },
    };
    const sent = answering({
      ...reading(items),
      "GET /api/v1/agreements": () => json({ items, nextCursor: null }),
      [signPath]: () => {
        items = [waiting("2")];
        return json({ items: [signed("1"), refused] });
      },
    });
    open();
    await tick("2026-0001");
    await tick("2026-0002");
    const sentences = within(await screen.findByRole("list", { name: "同意する文" }));
    expect(sentences.getAllByRole("listitem")).toHaveLength(2);
    await submit(2);
    expect(await screen.findByText("パスワードを入力すると署名できます")).toBeTruthy();
    await fill(2);
    await submit(2);
    const heading = await screen.findByRole("heading", { name: "1 件に署名しました、1 件には署名していません" });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText("署名権限の有効期間が過ぎています")).toBeTruthy();
    const begun = sent.filter(({ url }) => url.endsWith("/signing-batches"));
    expect(await begun.at(-1)?.json()).toEqual({
      agreements: [
        { id: "1", contentDigest: "1".repeat(64) },
        { id: "2", contentDigest: "2".repeat(64) },
      ],
    });
    const [posted] = sent.filter(({ url }) => url.endsWith("/signatures"));
    expect(await posted?.json()).toEqual({ password: "demo-password", code: "123456" });
    await waitFor(() => expect(screen.queryByLabelText("合意 2026-0001 を選ぶ")).toBeNull());
  });

  it("sends the very same again after a lost answer, although what was signed has left the inbox", async () => {
    let items: readonly object[] = [waiting("1"), waiting("2")];
    const answers = [
      () => {
        items = [waiting("2")];
        return Promise.reject(new TypeError("offline"));
      },
      () => Promise.resolve(json({ items: [signed("1"), signed("2")] })),
    ];
    const sent = answering({
      ...reading(items),
      "GET /api/v1/agreements": () => json({ items, nextCursor: null }),
      [signPath]: () => answers.shift()!(),
    });
    open();
    await tick("2026-0001");
    await tick("2026-0002");
    await fill(2);
    await submit(2);
    expect(await screen.findByText(/もう一度押すと、残りだけが署名されます/)).toBeTruthy();
    window.dispatchEvent(new Event("visibilitychange"));
    await submit(2);
    expect(await screen.findByRole("heading", { name: "2 件に署名しました" })).toBeTruthy();
    const bodies = await Promise.all(
      sent.filter(({ url }) => url.endsWith("/signatures")).map((one) => one.json() as Promise<object>),
    );
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  it("keeps everything but the wrong code", async () => {
    answering({
      ...reading([waiting("1")]),
      [signPath]: () => refusal(403, "second-factor.wrong", "認証コードが違います"),
    });
    open();
    await tick("2026-0001");
    await fill(1);
    await submit(1);
    expect((await screen.findByRole("alert")).textContent).toContain("署名していません");
    expect(screen.getByLabelText<HTMLInputElement>("認証コード").value).toBe("");
    expect(screen.getByLabelText<HTMLInputElement>("パスワード").value).toBe("demo-password");
  });

  it("names what cannot be signed any more, and goes on without it", async () => {
    const errors = [{ pointer: "/agreements/1", code: "wrong-state", detail: "いまの状態ではできません" }];
    const answers = [() => refusal(422, "unacceptable", "入力に問題があります", { errors })];
    const given = reading([waiting("1"), waiting("2")]);
    const begin = given["POST /api/v1/signing-batches"];
    answering({
      ...given,
      "POST /api/v1/signing-batches": async (request: Request) => {
        const { agreements } = (await request.clone().json()) as { agreements: object[] };
        return agreements.length === 2 ? answers[0]!() : begin(request);
      },
    });
    open();
    await tick("2026-0001");
    await tick("2026-0002");
    expect(await screen.findByText("合意 2026-0002：いまの状態ではできません")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "この合意を外して続ける" }));
    expect(await screen.findByLabelText("上の 1 件の文のとおり同意します")).toBeTruthy();
  });

  it("leads to setting up a second factor, and back here", async () => {
    answering({
      ...reading([waiting("1")]),
      "POST /api/v1/signing-batches": () => refusal(409, "second-factor.not-enrolled", "二要素認証が必要です"),
    });
    open();
    await tick("2026-0001");
    const link = await screen.findByRole("link", { name: "二要素認証を設定する" });
    expect(link.getAttribute("href")).toBe("/account?to=%2Fsigning");
  });
});
