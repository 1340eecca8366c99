import { describe, expect, it, jest } from "@jest/globals";
import { consentText } from "@portal/shared";
import { configure, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { SigningPage } from "./signing-page.js";

// A whole page on a busy machine: waiting ends with what is waited for, this only bounds it.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

const digest = "7f2c91ae04d86b3e".padEnd(64, "0");
const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "p", email: "signatory@hospital-a.example", name: "髙橋 恵一" },
  memberships: [{ organization, title: "院長", roles: ["signatory"] }],
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
  rows: [{ part: "role", value: { assignments: { hospital: ["accountable"], vendor: ["responsible"] } } }],
  signatures: [
    { party: "vendor", name: "清水 直人", title: "代表取締役", signedAt: "2026-12-07T02:26:00Z", sealed: true },
  ],
  document: { ready: true, pages: 24, sha256: digest },
  etag: '"a1"',
};
const reading = { "GET /api/v1/me": () => json(me), "GET /api/v1/agreements/7": () => json(agreement) };
const routes = [{ path: "/agreements/:agreementId/signature", Component: SigningPage }];
const open = () => showRoutes(routes, "/agreements/7/signature");

async function fillAndSign(password: string) {
  await userEvent.click(await screen.findByLabelText("上の文のとおり同意します"));
  await userEvent.type(screen.getByLabelText("パスワード"), password);
  await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
}

describe("the signing page", () => {
  it("shows the sentence that is kept with the signature, word for word", async () => {
    answering(reading);
    open();
    const sentence = consentText({ organization: organization.name, number: "2026-0147", revision: 3, digest });
    expect(await screen.findByText(sentence.ja)).toBeTruthy();
  });

  it("says that nothing was signed when the password is wrong, and asks only for the password again", async () => {
    const sent = answering({
      ...reading,
      "POST /api/v1/agreements/7/signatures": () => refusal(403, "password.wrong", "パスワードが違います"),
    });
    open();
    await fillAndSign("wrong");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("パスワードが違います");
    expect(alert.textContent).toContain("署名していません");
    expect(screen.getByLabelText<HTMLInputElement>("パスワード").value).toBe("");
    expect(screen.getByLabelText<HTMLInputElement>("上の文のとおり同意します").checked).toBe(true);
    const posted = sent.find(({ method }) => method === "POST");
    expect(await posted?.json()).toEqual({ contentDigest: digest, password: "wrong" });
  });

  it("tries again with the same key when no answer came, and with another after a refusal", async () => {
    const answers = [
      () => Promise.reject(new TypeError("offline")),
      () => Promise.resolve(refusal(403, "password.wrong", "パスワードが違います")),
      () => Promise.resolve(json({ ...agreement, status: "sealing" }, 201)),
    ];
    const sent = answering({
      ...reading,
      "POST /api/v1/agreements/7/signatures": () => answers.shift()?.() ?? json(agreement),
    });
    open();
    await fillAndSign("demo-password");
    expect(await screen.findByText(/二重に署名されることはありません/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect((await screen.findByRole("alert")).textContent).toContain("パスワードが違います");
    await userEvent.type(screen.getByLabelText("パスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect(await screen.findByRole("heading", { name: "締結処理中です" })).toBeTruthy();
    const keys = sent.filter(({ method }) => method === "POST").map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[1]).not.toBe(keys[2]);
  });

  it("says that the seal waits for a time stamp", async () => {
    answering({
      ...reading,
      "POST /api/v1/agreements/7/signatures": () =>
        json({ ...agreement, status: "sealing", sealingWaitsFor: "timestamp" }, 201),
    });
    open();
    await fillAndSign("demo-password");
    expect(await screen.findByRole("heading", { name: "締結処理中（タイムスタンプ待ち）" })).toBeTruthy();
  });

  it("sends nothing until the box is ticked, and says why", async () => {
    const sent = answering(reading);
    open();
    await userEvent.type(await screen.findByLabelText("パスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect(await screen.findByText("同意の欄に印を付けると署名できます")).toBeTruthy();
    expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("shows the new content after a digest mismatch and asks for consent again", async () => {
    const newer = "a".repeat(64);
    const contents = [digest, newer];
    answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json({ ...agreement, contentDigest: contents.shift() ?? newer }),
      "POST /api/v1/agreements/7/signatures": () =>
        refusal(409, "agreement.digest-mismatch", "表示された内容と確定した内容が一致しません"),
    });
    open();
    await fillAndSign("demo-password");
    await userEvent.click(await screen.findByRole("button", { name: "新しい内容を表示する" }));
    expect(await screen.findByText(/照合番号 AAAA-AAAA-AAAA-AAAA/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("上の文のとおり同意します").checked).toBe(false);
  });
});
