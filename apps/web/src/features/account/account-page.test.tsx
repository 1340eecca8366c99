import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { AccountPage } from "./account-page.js";

const key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const begun = { id: "f1", kind: "totp", key, address: `otpauth://totp/Portal:p%40test.example?secret=${key}` };
const codes = Array.from({ length: 10 }, (_, index) => `AAAA-BBBB-CCCC-DDD${index}`);
const me = {
  user: { id: "p", name: "試験 太郎", email: "p@test.example" },
  memberships: [],
  activeOrganizationId: null,
  mustChangePassword: false,
  secondFactorMissing: false,
  secondFactors: [],
};
const off = { items: [], recoveryCodesLeft: 0, nextCursor: null };
const app = { id: "f1", kind: "totp", name: null, addedAt: "2026-11-20T01:00:00Z", lastUsedAt: null };
const on = { items: [app], recoveryCodesLeft: 10 };
const installation = { operator: "試験", demonstration: false, signingSecondFactor: "required", signIns: [] };
const routes = [{ path: "/account", Component: AccountPage }];
const reading = { "GET /api/v1/me": () => json(me), "GET /api/v1/installation": () => json(installation) };
const list = "GET /api/v1/me/second-factors";

describe("setting up a second factor", () => {
  it("shows the secret, takes the first code, shows the recovery codes once, and leads back to signing", async () => {
    let isOn = false;
    const sent = answering({
      ...reading,
      [list]: () => json(isOn ? on : off),
      "POST /api/v1/me/second-factors": () => json(begun, 201),
      "POST /api/v1/me/second-factors/f1/confirmation": () => {
        isOn = true;
        return json({ recoveryCodes: codes });
      },
    });
    showRoutes(routes, "/account?to=%2Fagreements%2F7%2Fsignature");
    expect(await screen.findByText("ここでは、署名に二要素認証が必要です。")).toBeTruthy();
    await userEvent.type(screen.getByLabelText("いまのパスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "設定を始める" }));
    expect(await screen.findByRole("img", { name: "認証アプリで読み取るQRコード" })).toBeTruthy();
    expect(screen.getByText("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP")).toBeTruthy();
    await userEvent.type(screen.getByLabelText("認証コード"), "123456");
    await userEvent.click(screen.getByRole("button", { name: "有効にする" }));
    expect(await screen.findByText(codes[9]!)).toBeTruthy();
    expect(screen.getByText("二要素認証を設定しました")).toBeTruthy();
    const file = screen.getByRole("link", { name: "テキストで保存する" }).getAttribute("href")!;
    expect(decodeURIComponent(file)).toContain(codes.join("\r\n"));
    await userEvent.click(screen.getByRole("button", { name: "控えたので閉じる" }));
    expect(screen.queryByText(codes[0]!)).toBeNull();
    expect(await screen.findByText("10 個")).toBeTruthy();
    expect(screen.getByRole("link", { name: "署名の画面に戻る" }).getAttribute("href")).toBe("/agreements/7/signature");
    const posted = await Promise.all(sent.filter(({ method }) => method === "POST").map((one) => one.json()));
    expect(posted).toEqual([{ password: "demo-password" }, { code: "123456" }]);
  });

  it("says what to do about a wrong code and about one that comes too late", async () => {
    const answers = [
      () => refusal(403, "second-factor.wrong", "認証コードが違います"),
      () => refusal(404, "not-found", "見つからないか、閲覧する権限がありません"),
    ];
    answering({
      ...reading,
      [list]: () => json(off),
      "POST /api/v1/me/second-factors": () => json(begun, 201),
      "POST /api/v1/me/second-factors/f1/confirmation": () => answers.shift()!(),
    });
    showRoutes(routes, "/account");
    await userEvent.type(await screen.findByLabelText("いまのパスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "設定を始める" }));
    await userEvent.type(await screen.findByLabelText("認証コード"), "123456");
    await userEvent.click(screen.getByRole("button", { name: "有効にする" }));
    expect((await screen.findByRole("alert")).textContent).toContain("時刻がずれていないか");
    expect(document.activeElement).toBe(screen.getByLabelText("認証コード"));
    await userEvent.click(screen.getByRole("button", { name: "有効にする" }));
    await userEvent.click(await screen.findByRole("button", { name: "はじめから設定し直す" }));
    expect(await screen.findByLabelText("いまのパスワード")).toBeTruthy();
  });
});

describe("a second factor that is on", () => {
  it("is removed with password and code", async () => {
    let isOn = true;
    const answers = [
      () => refusal(403, "password.wrong", "パスワードが違います"),
      () => {
        isOn = false;
        return new Response(null, { status: 204 });
      },
    ];
    const sent = answering({
      ...reading,
      [list]: () => json(isOn ? { ...on, recoveryCodesLeft: 2 } : off),
      "POST /api/v1/me/second-factors/f1/removal": () => answers.shift()!(),
    });
    showRoutes(routes, "/account");
    expect(await screen.findByText("回復コードが残り少なくなっています")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "認証アプリを解除する" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("いまのパスワード"), "demo-password");
    await userEvent.click(dialog.getByRole("button", { name: "解除する" }));
    expect(await dialog.findByText("認証コードを入力すると進めます")).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "回復コードを使う" }));
    await userEvent.type(dialog.getByLabelText("回復コード"), codes[0]!);
    await userEvent.click(dialog.getByRole("button", { name: "解除する" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("パスワードが違います");
    await userEvent.click(dialog.getByRole("button", { name: "解除する" }));
    expect(await screen.findByRole("button", { name: "設定を始める" })).toBeTruthy();
    const posted = sent.filter(({ method }) => method === "POST");
    expect(await posted[0]?.json()).toEqual({ password: "demo-password", code: codes[0] });
  });
});
