import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { SigningPage } from "./signing-page.js";

const digest = "7f2c91ae04d86b3e".padEnd(64, "0");
const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "b", email: "signatory@hospital-a.example", name: "佐藤 真" },
  memberships: [{ organization, title: "副院長", roles: ["signatory"] }],
  activeOrganizationId: "h",
};
const agreement = {
  id: "7",
  number: "2026-0147",
  status: "vendor_signed",
  phase: "pre_contract",
  mode: "normal",
  revision: 3,
  mine: "hospital",
  openedBy: "hospital",
  parties: { hospital: organization, vendor: { id: "v", name: "あけぼの医療情報", kind: "vendor" } },
  service: { id: "s", name: "カルテブリッジ", form: "saas" },
  disclosureVersion: { id: "d", number: "1.2", sha256: digest, status: "published" },
  startsOn: "2027-04-01",
  endsOn: "2030-03-31",
  expiresOn: "2027-03-01",
  terminatesOn: null,
  contentDigest: digest,
  rows: [],
  signatures: [],
  document: { ready: true, pages: 24, sha256: digest },
  etag: '"a1"',
};
const challenge = { id: "c1", expiresAt: "2026-12-07T02:31:00Z", consent: "同意文", secondFactors: [], passkey: null };
const person = (id: string, name: string, title: string) => ({ id, name, title });
const line = {
  id: "l-a",
  personId: "a",
  personName: "髙橋 恵一",
  title: "院長",
  kind: "representative",
  principal: null,
  serviceIds: null,
  limitJpy: "90000000",
  validFrom: "2026-04-01",
  validUntil: "2027-03-31",
  revoked: false,
};
const rights = {
  today: "2026-11-25",
  serviceId: "s",
  amountJpy: null,
  signatories: ["a", "b", "c"],
  people: [person("a", "髙橋 恵一", "院長"), person("b", "佐藤 真", "副院長"), person("c", "林 由紀", "事務長")],
  authorities: [line],
  delegations: [],
  handovers: [],
  separateFrom: [],
};
const delegation = {
  id: "d1",
  fromPersonId: "a",
  fromName: "髙橋 恵一",
  toPersonId: "b",
  toName: "佐藤 真",
  serviceIds: null,
  validFrom: "2026-11-20",
  validUntil: "2026-11-30",
  reason: "出張",
  ended: false,
};
const handover = {
  id: "h1",
  fromPersonId: "b",
  fromName: "佐藤 真",
  toPersonId: "c",
  toName: "林 由紀",
  reason: "異動のため",
  at: "2026-11-24T01:00:00.000Z",
  withdrawn: false,
  standing: true,
};
const reading = (given: object) => ({
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/agreements/7": () => json(agreement),
  "GET /api/v1/agreements/7/signing-rights": () => json(given),
  "POST /api/v1/agreements/7/signing-challenges": () => json(challenge, 201),
});
const open = () =>
  showRoutes([{ path: "/agreements/:agreementId/signature", Component: SigningPage }], "/agreements/7/signature");
const authority = async () => within(await screen.findByRole("region", { name: "あなたの権限" }));

describe("the authority of who signs", () => {
  it("is the role alone where no register is kept", async () => {
    answering(reading({ ...rights, authorities: [] }));
    open();
    const shown = await authority();
    expect(shown.getByText("署名できます")).toBeTruthy();
    expect(shown.getByText(/署名の役割によります。署名権限はまだだれも登録されていません/)).toBeTruthy();
    expect(await screen.findByRole("button", { name: "同意して署名する" })).toBeTruthy();
  });

  it("is that of whom one stands in for, until the nearer last day, with both names in the record", async () => {
    answering(reading({ ...rights, delegations: [delegation] }));
    open();
    const shown = await authority();
    expect(shown.getByText(/髙橋 恵一の代理として署名します。理由：出張/)).toBeTruthy();
    expect(shown.getByText(/代表者（院長）.*上限は 90,000,000円.*2026年11月30日（月） まで/)).toBeTruthy();
    expect(shown.getByText(/「佐藤 真（髙橋 恵一の委任により）」/)).toBeTruthy();
    expect(shown.getByText("自分の権限")).toBeTruthy();
    expect(await screen.findByRole("button", { name: "同意して署名する" })).toBeTruthy();
  });

  it("is missing: says why and who may sign, and asks for no challenge", async () => {
    const sent = answering(reading(rights));
    open();
    expect(await screen.findByRole("heading", { name: "いまは署名できません" })).toBeTruthy();
    expect(screen.getAllByText(/署名権限の登録がありません/)).toHaveLength(2);
    expect(screen.getAllByText(/院長 髙橋 恵一/)).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "同意して署名する" })).toBeNull();
    expect(sent.some(({ url }) => url.endsWith("/signing-challenges"))).toBe(false);
  });

  it("says what to do when nobody may sign", async () => {
    answering(reading({ ...rights, authorities: [{ ...line, revoked: true }] }));
    open();
    expect((await screen.findAllByText(/いま署名できる人がいません/)).length).toBeGreaterThan(0);
  });

  it("does not keep the form from who may sign when it cannot be told beforehand", async () => {
    answering({
      ...reading(rights),
      "GET /api/v1/agreements/7/signing-rights": () => refusal(500, "internal", "誤り"),
    });
    open();
    expect(await screen.findByRole("button", { name: "同意して署名する" })).toBeTruthy();
  });
});

describe("handing the signing over", () => {
  const able = {
    ...rights,
    authorities: [line, { ...line, id: "l-b", personId: "b" }, { ...line, id: "l-c", personId: "c" }],
  };

  it("goes to somebody with an own authority, with a reason, and takes the form away", async () => {
    const sent = answering({
      ...reading(able),
      "POST /api/v1/agreements/7/handovers": () => json({ ...able, handovers: [handover] }, 201),
    });
    open();
    await userEvent.click(await screen.findByRole("button", { name: "ほかの人に引き継ぐ" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
      "選んでください",
      "院長 髙橋 恵一",
      "事務長 林 由紀",
    ]);
    await userEvent.click(dialog.getByRole("button", { name: "引き継ぐ" }));
    expect(await dialog.findByText("引き継ぐ相手を選びます")).toBeTruthy();
    await userEvent.selectOptions(dialog.getByLabelText("引き継ぐ相手"), "c");
    await userEvent.type(dialog.getByLabelText("理由"), "異動のため");
    await userEvent.click(dialog.getByRole("button", { name: "引き継ぐ" }));
    expect(await screen.findByText("林 由紀に引き継ぎました")).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "いまは署名できません" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "ほかの人に引き継ぐ" })).toBeNull();
    const posted = sent.find(({ url }) => url.endsWith("/handovers"));
    expect(await posted?.json()).toEqual({ toPersonId: "c", reason: "異動のため" });
  });

  it("is shown with its history, and taken back by whoever handed it over", async () => {
    const before = { ...handover, id: "h0", withdrawn: true, standing: false, toName: "髙橋 恵一", toPersonId: "a" };
    answering({
      ...reading({ ...able, handovers: [before, handover] }),
      "DELETE /api/v1/agreements/7/handovers/h1": () =>
        json({ ...able, handovers: [before, { ...handover, withdrawn: true, standing: false }] }),
    });
    open();
    const history = within(await screen.findByRole("list", { name: "引継ぎの履歴" }));
    expect(history.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/佐藤 真 から 髙橋 恵一 へ.*理由：異動のため取消し済み/),
      expect.stringMatching(/佐藤 真 から 林 由紀 へ.*引継ぎ中/),
    ]);
    await userEvent.click(screen.getByRole("button", { name: "林 由紀への引継ぎを取り消す" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "引継ぎを取り消す" }));
    expect(await screen.findByText("引継ぎを取り消しました")).toBeTruthy();
    await waitFor(() => expect(screen.getByRole("button", { name: "同意して署名する" })).toBeTruthy());
  });

  it("is not offered where there is nobody to hand it to", async () => {
    answering(reading({ ...able, authorities: [able.authorities[1]] }));
    open();
    expect((await authority()).getByText("ほかに署名できる人はいません。")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "ほかの人に引き継ぐ" })).toBeNull();
  });
});
