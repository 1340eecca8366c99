import { afterEach, describe, expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { answeringPasskeys, assertion, assertionSent, refusing, withoutPasskeys } from "../../../test/fake-passkeys.js";
import { showRoutes } from "../../../test/show.js";
import { Layout } from "../../app/layout.js";
import { SiteFrame } from "../../app/site-frame.js";
import { api } from "../../api/client.js";
import { SignInPage } from "./sign-in-page.js";

const installation = { operator: "試験", demonstration: false, signingSecondFactor: "required", signIns: [] };
const organization = { id: "o", name: "試験病院", kind: "hospital" };
const whole = {
  user: { id: "p", name: "試験 太郎", email: "p@test.example" },
  memberships: [{ organization, title: "", roles: ["viewer"] }],
  activeOrganizationId: "o",
  mustChangePassword: false,
  secondFactorMissing: false,
  secondFactors: ["totp"],
};
const half = { ...whole, memberships: [], activeOrganizationId: null, secondFactorMissing: true };
const routes = [
  { path: "/sign-in", Component: SignInPage },
  { path: "/", Component: Layout, children: [{ path: "agreements/7", element: <p>合意の内容</p> }] },
];

function Services() {
  const { data } = api.useSuspenseQuery("get", "/api/v1/services");
  return <p>{`サービスは ${data.items.length} 件`}</p>;
}

describe("the second step of signing in", () => {
  it("asks for the code after the password and then shows the wanted page", async () => {
    let isWhole = false;
    const answers = [
      () => refusal(403, "second-factor.wrong", "認証コードが違います"),
      () => {
        isWhole = true;
        return json({ status: "active" });
      },
    ];
    const sent = answering({
      "GET /api/v1/installation": () => json(installation),
      "GET /api/v1/me": () => json(isWhole ? whole : half),
      "POST /api/v1/sessions": () => json({ status: "second_factor_required" }, 201),
      "POST /api/v1/sessions/current/second-factor": () => answers.shift()!(),
    });
    const { router } = showRoutes(routes, "/sign-in?to=%2Fagreements%2F7");
    await userEvent.type(await screen.findByLabelText("メールアドレス"), "p@test.example");
    await userEvent.type(screen.getByLabelText("パスワード"), "demo-password");
    await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
    const code = await screen.findByLabelText<HTMLInputElement>("認証コード");
    expect(document.activeElement).toBe(code);
    expect(code.autocomplete).toBe("one-time-code");
    expect(code.inputMode).toBe("numeric");
    expect(screen.queryByText("合意の内容")).toBeNull();
    await userEvent.type(code, "000000");
    await userEvent.click(screen.getByRole("button", { name: "サインインを完了する" }));
    expect((await screen.findByRole("alert")).textContent).toContain("認証コードが違います");
    await userEvent.clear(code);
    await userEvent.type(code, "123456");
    await userEvent.click(screen.getByRole("button", { name: "サインインを完了する" }));
    expect(await screen.findByText("合意の内容")).toBeTruthy();
    expect(router.state.location.pathname).toBe("/agreements/7");
    expect(await sent.filter(({ url }) => url.endsWith("/second-factor"))[1]?.json()).toEqual({ code: "123456" });
  });

  it("is asked for at the same page when the factor was set up on another device meanwhile", async () => {
    let isWhole = true;
    let wasHalf = false;
    answering({
      "GET /api/v1/installation": () => json(installation),
      "GET /api/v1/me": () => json(isWhole ? whole : half),
      "GET /api/v1/services": () => {
        if (wasHalf) return json({ items: [], nextCursor: null });
        isWhole = false;
        wasHalf = true;
        return refusal(403, "second-factor.required", "先に認証コードの入力が必要です");
      },
      "POST /api/v1/sessions/current/second-factor": () => {
        isWhole = true;
        return json({ status: "active" });
      },
    });
    const site = [
      {
        Component: SiteFrame,
        children: [{ Component: Layout, children: [{ path: "/services", Component: Services }] }],
      },
    ];
    showRoutes(site, "/services");
    await userEvent.type(await screen.findByLabelText("認証コード"), "123456");
    await userEvent.click(screen.getByRole("button", { name: "サインインを完了する" }));
    expect(await screen.findByText("サービスは 0 件")).toBeTruthy();
  });

  it("takes a recovery code on a keyboard with letters, and leads back to the start", async () => {
    const sent = answering({
      "GET /api/v1/installation": () => json(installation),
      "GET /api/v1/me": () => json(half),
      "DELETE /api/v1/sessions/current": () => new Response(null, { status: 204 }),
    });
    const { router } = showRoutes(routes, "/agreements/7");
    await userEvent.click(await screen.findByRole("button", { name: "回復コードを使う" }));
    expect(screen.getByLabelText<HTMLInputElement>("回復コード").inputMode).toBe("text");
    await userEvent.click(screen.getByRole("button", { name: "サインインをやり直す" }));
    expect(await screen.findByLabelText("メールアドレス")).toBeTruthy();
    expect(router.state.location.pathname + router.state.location.search).toBe("/sign-in?to=%2Fagreements%2F7");
    expect(sent.some(({ method }) => method === "DELETE")).toBe(true);
  });
});

describe("the second step by passkey", () => {
  afterEach(withoutPasskeys);
  const asked = { challenge: "_-8", relyingPartyId: "portal.example", passkeys: [{ id: "a2V5", transports: [] }] };
  const withPasskey = { ...half, secondFactors: ["passkey"] };

  it("asks the browser, says when it was cancelled, and then shows the wanted page", async () => {
    answeringPasskeys(refusing("NotAllowedError"), () => assertion);
    let isWhole = false;
    const sent = answering({
      "GET /api/v1/installation": () => json(installation),
      "GET /api/v1/me": () => json(isWhole ? whole : withPasskey),
      "POST /api/v1/sessions/current/passkey-requests": () => json(asked, 201),
      "POST /api/v1/sessions/current/second-factor": () => {
        isWhole = true;
        return json({ status: "active" });
      },
    });
    showRoutes(routes, "/agreements/7");
    const complete = await screen.findByRole("button", { name: "サインインを完了する" });
    expect(document.activeElement).toBe(complete);
    await userEvent.click(complete);
    expect((await screen.findByRole("alert")).textContent).toContain("もう一度押すと、やり直せます");
    expect(sent.some(({ url }) => url.endsWith("/second-factor"))).toBe(false);
    await userEvent.click(complete);
    expect(await screen.findByText("合意の内容")).toBeTruthy();
    expect(await sent.find(({ url }) => url.endsWith("/second-factor"))?.json()).toEqual({ passkey: assertionSent });
  });

  it("takes a recovery code in a browser that cannot, and says why", async () => {
    answering({
      "GET /api/v1/installation": () => json(installation),
      "GET /api/v1/me": () => json(withPasskey),
    });
    showRoutes(routes, "/agreements/7");
    expect(await screen.findByText(/このブラウザーではパスキーを使えません/)).toBeTruthy();
    expect(screen.getByLabelText("回復コード")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "パスキーを使う" })).toBeNull();
  });
});
