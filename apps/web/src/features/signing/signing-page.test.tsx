import { afterEach, describe, expect, it } from "@jest/globals";
import { consentText } from "@portal/shared";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { answeringPasskeys, assertion, assertionSent, withoutPasskeys } from "../../../test/fake-passkeys.js";
import { showRoutes } from "../../../test/show.js";
import { SigningPage } from "./signing-page.js";

const digest = "7f2c91ae04d86b3e".padEnd(64, "0");
const organization = { id: "h", name: "青葉ヶ原総合病院", kind: "hospital" };
const me = {
  user: { id: "p", email: "signatory@hospital-a.example", name: "髙橋 恵一" },
  memberships: [{ organization, title: "院長", roles: ["signatory"] }],
  activeOrganizationId: "h",
};
const meAtVendor = {
  ...me,
  memberships: [
    { organization: { id: "v", name: "あけぼの医療情報", kind: "vendor" }, title: "代表取締役", roles: ["signatory"] },
  ],
  activeOrganizationId: "v",
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
  rows: [
    {
      part: "role",
      key: "gov-overall-accountability",
      value: { assignments: { hospital: ["accountable"], vendor: ["responsible"] } },
    },
  ],
  signatures: [
    {
      party: "vendor",
      name: "清水 直人",
      title: "代表取締役",
      signedAt: "2026-12-07T02:26:00Z",
      sealed: true,
      method: "platform_seal",
      certificate: null,
    },
  ],
  document: { ready: true, pages: 24, sha256: digest },
  etag: '"a1"',
};
const sentenceOf = (digestShown: string) =>
  consentText({ organization: organization.name, number: "2026-0147", revision: 3, digest: digestShown }).ja;
const sentence = sentenceOf(digest);
const challengePath = "POST /api/v1/agreements/7/signing-challenges";
const challenge = { id: "c1", expiresAt: "2026-12-07T02:31:00Z", consent: sentence, secondFactors: [], passkey: null };
const reading = {
  "GET /api/v1/me": () => json(me),
  "GET /api/v1/agreements/7": () => json(agreement),
  [challengePath]: () => json(challenge, 201),
};
const signaturesOf = (sent: readonly Request[]) => sent.filter(({ url }) => url.endsWith("/signatures"));
const routes = [{ path: "/agreements/:agreementId/signature", Component: SigningPage }];
const open = () => showRoutes(routes, "/agreements/7/signature");

async function fillAndSign(password: string, code?: string) {
  await userEvent.click(await screen.findByLabelText("上の文のとおり同意します"));
  await userEvent.type(screen.getByLabelText("パスワード"), password);
  if (code) await userEvent.type(screen.getByLabelText("認証コード"), code);
  await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
}

describe("the signing page", () => {
  it("says what a director answers for, and what an amendment takes the place of", async () => {
    const rows = [
      ...agreement.rows,
      { part: "term", key: "amount", value: { jpy: "38400000" } },
      { part: "clause", key: "update-duty", value: { title: "", text: "", variant: "partial" } },
      { part: "equipment", key: "vpn", value: { kind: "vpn_router" } },
      { part: "risk", key: "no:backup", value: { acceptance: { by: "院長", on: "2026-11-20" } } },
    ];
    const amendment = {
      amends: "6",
      amendsNumber: "2026-0100",
      closing: { act: "agreement.amended", reason: "稼働率の見直し" },
    };
    answering({ ...reading, "GET /api/v1/agreements/7": () => json({ ...agreement, ...amendment, rows }) });
    open();
    await screen.findByText("38,400,000円");
    for (const words of ["事業者が一部を負う", "変更の理由：稼働率の見直し"])
      expect(screen.getByText(words)).toBeTruthy();
    const leadsTo = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");
    expect(leadsTo(/^合意 2026-0100$/)).toBe("/agreements/6");
    expect(leadsTo(/変更した箇所/)).toBe("/agreements/7/redline");
    expect(leadsTo(/^1 件。所有者/)).toBe("/agreements/7/equipment");
    expect(leadsTo(/^1 件。承認者/)).toBe("/agreements/7/risks");
  });

  it("shows the sentence that is kept with the signature, word for word", async () => {
    const sent = answering(reading);
    open();
    expect(await screen.findByText(sentence)).toBeTruthy();
    const asked = sent.find(({ url }) => url.endsWith("/signing-challenges"));
    expect(await asked?.json()).toEqual({ contentDigest: digest });
    expect(screen.queryByLabelText("認証コード")).toBeNull();
  });

  it("offers no signature before the document can be read, and then without a further step", async () => {
    let ready = false;
    answering({
      ...reading,
      "GET /api/v1/agreements/7": () =>
        json({
          ...agreement,
          status: "settled",
          signatures: [],
          mine: "vendor",
          document: { ...agreement.document, ready },
        }),
      "GET /api/v1/me": () => json(meAtVendor),
    });
    open();
    expect((await screen.findAllByText("合意書のPDFを作成しています")).length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: "同意して署名する" })).toBeNull();
    ready = true;
    expect(await screen.findByRole("button", { name: "同意して署名する" })).toBeTruthy();
    expect(screen.queryByText("合意書のPDFを作成しています")).toBeNull();
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
    const [posted] = signaturesOf(sent);
    expect(await posted?.json()).toEqual({ contentDigest: digest, password: "wrong", challenge: "c1" });
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
    const keys = signaturesOf(sent).map(({ headers }) => headers.get("Idempotency-Key"));
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

  it("asks a person with a second factor for the code, and only for it again when it was wrong", async () => {
    const sent = answering({
      ...reading,
      [challengePath]: () => json({ ...challenge, secondFactors: ["totp"] }, 201),
      "POST /api/v1/agreements/7/signatures": () => refusal(403, "second-factor.wrong", "認証コードが違います"),
    });
    open();
    await fillAndSign("demo-password", "123456");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("認証コードが違います");
    expect(alert.textContent).toContain("署名していません");
    const code = screen.getByLabelText<HTMLInputElement>("認証コード");
    expect(code.value).toBe("");
    expect(code.getAttribute("autocomplete")).toBe("one-time-code");
    expect(code.inputMode).toBe("numeric");
    expect(document.activeElement).toBe(code);
    expect(screen.getByLabelText<HTMLInputElement>("パスワード").value).toBe("demo-password");
    expect(await signaturesOf(sent)[0]?.json()).toMatchObject({ code: "123456", challenge: "c1" });
  });

  it("renews a challenge that is over and loses nothing that was typed", async () => {
    const challenges = ["c1", "c2"];
    const answers = [
      () => refusal(409, "signing.challenge-expired", "本人確認の有効期限（5分）が過ぎました"),
      () => json({ ...agreement, status: "sealing" }, 201),
    ];
    const sent = answering({
      ...reading,
      [challengePath]: () => json({ ...challenge, id: challenges.shift(), secondFactors: ["totp"] }, 201),
      "POST /api/v1/agreements/7/signatures": () => answers.shift()?.() ?? json(agreement),
    });
    open();
    await fillAndSign("demo-password", "123456");
    expect((await screen.findByRole("alert")).textContent).toContain("もう一度押すと署名できます");
    expect(screen.getByLabelText<HTMLInputElement>("上の文のとおり同意します").checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>("認証コード").value).toBe("123456");
    await waitFor(() => expect(challenges).toEqual([]));
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect(await screen.findByRole("heading", { name: "締結処理中です" })).toBeTruthy();
    expect(await signaturesOf(sent)[1]?.json()).toMatchObject({ password: "demo-password", challenge: "c2" });
  });

  it("leads to setting up a second factor where one is required, and back here", async () => {
    answering({
      ...reading,
      [challengePath]: () => refusal(409, "second-factor.not-enrolled", "二要素認証が設定されていません"),
    });
    open();
    const link = await screen.findByRole("link", { name: "二要素認証を設定する" });
    expect(link.getAttribute("href")).toBe("/account?to=%2Fagreements%2F7%2Fsignature");
    expect(screen.queryByRole("button", { name: "同意して署名する" })).toBeNull();
  });

  it("says for how long one cannot sign after an administrator took the second factor away", async () => {
    answering({
      ...reading,
      [challengePath]: () =>
        refusal(409, "second-factor.reset-recently", "管理者が二要素認証を解除してから24時間は署名できません"),
    });
    open();
    expect((await screen.findByRole("alert")).textContent).toContain("24時間");
  });

  it("sends nothing until the box is ticked, and says why", async () => {
    const sent = answering(reading);
    open();
    await userEvent.type(await screen.findByLabelText("パスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect(await screen.findByText("同意の欄に印を付けると署名できます")).toBeTruthy();
    expect(signaturesOf(sent)).toEqual([]);
  });

  it("shows the new content after a digest mismatch and asks for consent again", async () => {
    const newer = "a".repeat(64);
    const contents = [digest, newer];
    answering({
      ...reading,
      "GET /api/v1/agreements/7": () => json({ ...agreement, contentDigest: contents.shift() ?? newer }),
      [challengePath]: async (request) => {
        const { contentDigest } = (await request.json()) as { contentDigest: string };
        return json({ ...challenge, consent: sentenceOf(contentDigest) }, 201);
      },
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

describe("signing with a passkey", () => {
  afterEach(withoutPasskeys);
  const passkey = { challenge: "_-8", relyingPartyId: "portal.example", passkeys: [{ id: "a2V5", transports: [] }] };
  const asking = {
    ...reading,
    [challengePath]: () => json({ ...challenge, secondFactors: ["passkey"], passkey }, 201),
  };

  it("sends the same answer again after a lost one, and asks again after a refusal", async () => {
    const asked = answeringPasskeys(() => assertion);
    const answers = [
      () => Promise.reject(new TypeError("offline")),
      () => Promise.resolve(refusal(403, "passkey.refused", "このパスキーでは確認できませんでした")),
      () => Promise.resolve(json({ ...agreement, status: "sealing" }, 201)),
    ];
    const sent = answering({ ...asking, "POST /api/v1/agreements/7/signatures": () => answers.shift()!() });
    open();
    await fillAndSign("demo-password");
    expect(await screen.findByText(/二重に署名されることはありません/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    const alert = await screen.findByText(/このパスキーでは確認できませんでした/);
    expect(alert.closest("[role=alert]")?.textContent).toContain("署名していません");
    expect(asked).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "同意して署名する" }));
    expect(await screen.findByRole("heading", { name: "締結処理中です" })).toBeTruthy();
    expect(asked).toHaveLength(2);
    const [first, again] = signaturesOf(sent);
    const body = await first!.json();
    expect(body).toEqual({
      contentDigest: digest,
      password: "demo-password",
      challenge: "c1",
      passkey: assertionSent,
    });
    expect(await again!.json()).toEqual(body);
    expect(again!.headers.get("Idempotency-Key")).toBe(first!.headers.get("Idempotency-Key"));
  });

  it("says in a browser that cannot what to do instead", async () => {
    answering(asking);
    open();
    expect(await screen.findByText(/パスキーを使えるブラウザーで開くか、コードを入力します/)).toBeTruthy();
    expect(screen.getByLabelText("回復コード")).toBeTruthy();
  });
});

describe("signing with one's own certificate", () => {
  const preparing = "POST /api/v1/agreements/7/external-signatures";
  const prepared = {
    id: "e1",
    signedAttributes: "MQA=",
    digest: "b".repeat(64),
    digestAlgorithm: "SHA-256",
    signatureAlgorithm: "ECDSA",
    certificate: {
      subject: "試験病院 院長",
      issuer: "試験認証局",
      serialNumber: "0A1B",
      validTo: "2028-01-01T00:00:00Z",
    },
    preparedAt: "2026-12-07T02:26:00Z",
    expiresAt: "2026-12-07T02:56:00Z",
  };
  const offering = { ...reading, "GET /api/v1/installation": () => json({ partyCertificates: true, signIns: [] }) };
  const pem = () => new File(["-----BEGIN CERTIFICATE-----"], "certificates.pem");

  it("is not offered where the operator accepts no authority", async () => {
    answering({ ...reading, "GET /api/v1/installation": () => json({ partyCertificates: false, signIns: [] }) });
    open();
    await screen.findByText(sentence);
    expect(screen.queryByRole("radio")).toBeNull();
  });

  it("gives out what is to be signed, takes the signature back and sends it with the proof", async () => {
    const sent = answering({
      ...offering,
      [preparing]: () => json(prepared, 201),
      "PUT /api/v1/agreements/7/external-signatures/e1": () => json({ ...agreement, status: "sealing" }),
    });
    open();
    await userEvent.click(await screen.findByRole("radio", { name: "自社の証明書で署名する（当事者型）" }));
    expect(screen.queryByRole("button", { name: "同意して署名する" })).toBeNull();
    await userEvent.upload(screen.getByLabelText("1. 証明書を選ぶ"), pem());
    expect(await screen.findByText("試験病院 院長")).toBeTruthy();
    const link = screen.getByRole("link", { name: "署名するデータを保存する" });
    expect(link.getAttribute("href")).toBe("data:application/octet-stream;base64,MQA=");
    expect(
      screen.getByText(/openssl dgst -sha256 -sign key.pem -out signature.bin 2026-0147-to-sign.der/),
    ).toBeTruthy();
    await userEvent.upload(
      screen.getByLabelText("3. 署名の値を戻す"),
      new File([Uint8Array.of(1, 2, 3)], "signature.bin"),
    );
    await fillAndSign("demo-password");
    expect(await screen.findByRole("heading", { name: "締結処理中です" })).toBeTruthy();
    const put = sent.find(({ method }) => method === "PUT");
    expect(await put?.json()).toEqual({
      contentDigest: digest,
      password: "demo-password",
      challenge: "c1",
      signature: "AQID",
    });
    expect(signaturesOf(sent)).toEqual([]);
  });

  it("shows why a certificate is refused, and takes another one", async () => {
    const answers = [
      () => refusal(422, "party-certificate.untrusted", "運営者が受け入れている認証局の証明書ではありません"),
      () => json(prepared, 201),
    ];
    answering({ ...offering, [preparing]: () => answers.shift()!() });
    open();
    await userEvent.click(await screen.findByRole("radio", { name: "自社の証明書で署名する（当事者型）" }));
    await userEvent.upload(screen.getByLabelText("1. 証明書を選ぶ"), pem());
    expect((await screen.findByRole("alert")).textContent).toContain("受け入れている認証局の証明書ではありません");
    await userEvent.upload(screen.getByLabelText("1. 証明書を選ぶ"), pem());
    expect(await screen.findByText("試験病院 院長")).toBeTruthy();
    await userEvent.upload(screen.getByLabelText("3. 署名の値を戻す"), new File(["x".repeat(2_000)], "合意書.pdf"));
    expect((await screen.findByRole("alert")).textContent).toContain("署名の値のファイルではないようです");
    expect(screen.queryByRole("button", { name: "同意して署名する" })).toBeNull();
  });
});
