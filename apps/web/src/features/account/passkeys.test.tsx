import { afterEach, describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import {
  answeringPasskeys,
  assertion,
  assertionSent,
  attestation,
  attestationSent,
  refusing,
  withoutPasskeys,
} from "../../../test/fake-passkeys.js";
import { showRoutes } from "../../../test/show.js";
import { AccountPage } from "./account-page.js";

const me = {
  user: { id: "p", name: "試験 太郎", email: "p@test.example" },
  memberships: [],
  activeOrganizationId: null,
  mustChangePassword: false,
  secondFactorMissing: false,
  secondFactors: [],
};
const installation = { operator: "試験", demonstration: false, signingSecondFactor: "required", signIns: [] };
const codes = Array.from({ length: 10 }, (_, index) => `AAAA-BBBB-CCCC-DDD${index}`);
const creation = {
  challenge: "_-8",
  relyingPartyId: "portal.example",
  relyingPartyName: "試験",
  userHandle: "dXNlcg",
  userName: "p@test.example",
  userDisplayName: "試験 太郎",
  algorithms: [-7, -8, -257],
  passkeys: [],
};
const request = {
  challenge: "_-8",
  relyingPartyId: "portal.example",
  passkeys: [{ id: "a2V5", transports: ["internal"] }],
};
const aPasskey = (id: string, name: string) => ({
  id,
  kind: "passkey",
  name,
  addedAt: "2026-11-20T01:00:00Z",
  lastUsedAt: null,
});
const list = "GET /api/v1/me/second-factors";
const registration = "POST /api/v1/me/passkey-registrations";
const addition = "POST /api/v1/me/passkeys";
const off = { items: [], recoveryCodesLeft: 0, nextCursor: null };
const reading = { "GET /api/v1/me": () => json(me), "GET /api/v1/installation": () => json(installation) };
const open = () => showRoutes([{ path: "/account", Component: AccountPage }], "/account");
const button = (name: string) => screen.findByRole("button", { name });
const bodiesTo = (sent: readonly Request[], end: string): Promise<unknown[]> =>
  Promise.all(sent.filter(({ method, url }) => method === "POST" && url.endsWith(end)).map((one) => one.json()));

afterEach(withoutPasskeys);

async function beginPasskey() {
  await userEvent.click(await screen.findByRole("radio", { name: "パスキー" }));
  await userEvent.type(screen.getByLabelText("いまのパスワード"), "demo-password");
  await userEvent.click(await button("設定を始める"));
  await userEvent.type(await screen.findByLabelText("パスキーの名前"), " 病院のノートパソコン ");
  await userEvent.click(await button("パスキーを作る"));
}

describe("registering a passkey", () => {
  it("has one made for this portal that asks for finger, face or PIN, and shows the recovery codes once", async () => {
    const asked = answeringPasskeys(() => attestation);
    let isOn = false;
    const sent = answering({
      ...reading,
      [list]: () => json(isOn ? { ...off, items: [aPasskey("k1", "病院のノートパソコン")] } : off),
      [registration]: () => json(creation, 201),
      [addition]: () => {
        isOn = true;
        return json({ recoveryCodes: codes }, 201);
      },
    });
    open();
    await beginPasskey();
    expect(await screen.findByText(codes[9]!)).toBeTruthy();
    expect(await bodiesTo(sent, "/passkey-registrations")).toEqual([{ password: "demo-password" }]);
    expect(await bodiesTo(sent, "/passkeys")).toEqual([{ name: "病院のノートパソコン", ...attestationSent }]);
    const { publicKey } = asked[0] as CredentialCreationOptions;
    expect([...new Uint8Array(publicKey!.challenge as ArrayBuffer)]).toEqual([0xff, 0xef]);
    expect(publicKey).toMatchObject({
      rp: { id: "portal.example" },
      authenticatorSelection: { userVerification: "required" },
      attestation: "none",
    });
    await userEvent.click(await button("控えたので閉じる"));
    expect(screen.queryByText(codes[0]!)).toBeNull();
    expect(await screen.findByText("パスキー「病院のノートパソコン」")).toBeTruthy();
    expect(screen.getByText("まだ使っていません")).toBeTruthy();
  });

  it("says that the browser was cancelled, and sends the same passkey again after a lost answer", async () => {
    const asked = answeringPasskeys(refusing("NotAllowedError"), () => attestation);
    const answers = [() => Promise.reject(new TypeError("offline")), () => json({ recoveryCodes: codes }, 201)];
    const sent = answering({
      ...reading,
      [list]: () => json(off),
      [registration]: () => json(creation, 201),
      [addition]: () => answers.shift()!(),
    });
    open();
    await beginPasskey();
    expect((await screen.findByRole("alert")).textContent).toContain("パスキーの確認が終わっていません");
    await userEvent.click(await button("パスキーを作る"));
    expect(await screen.findByText("サーバーにつながりません")).toBeTruthy();
    await userEvent.click(await button("パスキーを作る"));
    expect(await screen.findByText(codes[0]!)).toBeTruthy();
    expect(asked).toHaveLength(2);
    const [first, second] = await bodiesTo(sent, "/passkeys");
    expect(second).toEqual(first);
  });

  it("leads back to the start when the five minutes are over", async () => {
    answeringPasskeys(() => attestation);
    answering({
      ...reading,
      [list]: () => json(off),
      [registration]: () => json(creation, 201),
      [addition]: () => refusal(409, "passkey.challenge-over", "有効期限（5分）が過ぎました"),
    });
    open();
    await beginPasskey();
    await userEvent.click(await button("はじめから設定し直す"));
    expect(await screen.findByLabelText("いまのパスワード")).toBeTruthy();
  });

  it("is not offered by a browser that cannot, which says so", async () => {
    answering({ ...reading, [list]: () => json(off) });
    open();
    expect(await screen.findByText("このブラウザーではパスキーを使えません。")).toBeTruthy();
    expect(screen.queryByRole("radio")).toBeNull();
  });
});

describe("passkeys that are registered", () => {
  const two = { ...off, items: [aPasskey("k1", "電話"), aPasskey("k2", "鍵")], recoveryCodesLeft: 9 };

  it("prove a further one before it is made", async () => {
    answeringPasskeys(
      () => assertion,
      () => attestation,
    );
    const sent = answering({
      ...reading,
      [list]: () => json(two),
      "POST /api/v1/me/passkey-requests": () => json(request, 201),
      [registration]: () => json({ ...creation, passkeys: request.passkeys }, 201),
      [addition]: () => json({ recoveryCodes: [] }, 201),
    });
    open();
    await userEvent.click(await button("パスキーを追加する"));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("いまのパスワード"), "demo-password");
    await userEvent.click(dialog.getByRole("button", { name: "次へ" }));
    await userEvent.type(await screen.findByLabelText("パスキーの名前"), "予備");
    await userEvent.click(await button("パスキーを作る"));
    expect(await screen.findByText("パスキー「予備」を登録しました")).toBeTruthy();
    const begun = { password: "demo-password", passkey: assertionSent };
    expect(await bodiesTo(sent, "/passkey-registrations")).toEqual([begun]);
  });

  it("are removed one by one; without a passkey in reach by recovery code", async () => {
    answeringPasskeys(refusing("NotAllowedError"));
    let items = two.items;
    const sent = answering({
      ...reading,
      [list]: () => json({ ...two, items }),
      "POST /api/v1/me/passkey-requests": () => json(request, 201),
      "POST /api/v1/me/second-factors/k1/removal": () => {
        items = items.slice(1);
        return new Response(null, { status: 204 });
      },
    });
    open();
    await userEvent.click(await button("パスキー「電話」を解除する"));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/ほかの方法と回復コードはそのまま使えます/)).toBeTruthy();
    await userEvent.type(dialog.getByLabelText("いまのパスワード"), "demo-password");
    await userEvent.click(dialog.getByRole("button", { name: "解除する" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("パスキーの確認が終わっていません");
    await userEvent.click(dialog.getByRole("button", { name: "回復コードを使う" }));
    await userEvent.type(dialog.getByLabelText("回復コード"), codes[0]!);
    await userEvent.click(dialog.getByRole("button", { name: "解除する" }));
    expect(await screen.findByText("パスキー「鍵」")).toBeTruthy();
    expect(screen.queryByText("パスキー「電話」")).toBeNull();
    expect(await bodiesTo(sent, "/removal")).toEqual([{ password: "demo-password", code: codes[0] }]);
  });
});
