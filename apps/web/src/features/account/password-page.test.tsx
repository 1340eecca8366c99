import { describe, expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { Layout } from "../../app/layout.js";

const next = "an entirely new password";
const me = (mustChangePassword: boolean) => ({
  user: { id: "p", name: "試験 太郎", email: "p@test.example" },
  memberships: [{ organization: { id: "o", name: "試験病院", kind: "hospital" }, title: "", roles: ["viewer"] }],
  activeOrganizationId: "o",
  mustChangePassword,
});
const routes = [{ path: "/", Component: Layout, children: [{ index: true, element: <p>ホームの内容</p> }] }];

async function fill(current: string, wanted: string, again = wanted) {
  await userEvent.type(await screen.findByLabelText("いまのパスワード"), current);
  await userEvent.type(screen.getByLabelText("新しいパスワード"), wanted);
  await userEvent.type(screen.getByLabelText("新しいパスワード（もう一度）"), again);
  await userEvent.click(screen.getByRole("button", { name: "パスワードを変更する" }));
}

describe("signing in with an issued password", () => {
  it("leads to choosing an own one, and on to the page afterwards", async () => {
    let isChanged = false;
    const sent = answering({
      "GET /api/v1/me": () => json(me(!isChanged)),
      "PUT /api/v1/me/password": () => {
        isChanged = true;
        return new Response(null, { status: 204 });
      },
    });
    showRoutes(routes, "/");
    await fill("issued-password", next);
    expect(await screen.findByText("ホームの内容")).toBeTruthy();
    expect(await sent.find(({ method }) => method === "PUT")?.json()).toEqual({ current: "issued-password", next });
  });

  it("says what is wrong before anything is sent, and shows a refusal", async () => {
    const sent = answering({
      "GET /api/v1/me": () => json(me(true)),
      "PUT /api/v1/me/password": () => refusal(403, "password.wrong", "パスワードが違います"),
    });
    showRoutes(routes, "/");
    await fill("issued-password", "short", "other");
    expect(await screen.findByText("13文字以上にします")).toBeTruthy();
    expect(screen.getByText("新しいパスワードと一致していません")).toBeTruthy();
    expect(sent.some(({ method }) => method === "PUT")).toBe(false);
    await userEvent.clear(screen.getByLabelText("新しいパスワード"));
    await userEvent.clear(screen.getByLabelText("新しいパスワード（もう一度）"));
    await fill("x", next);
    expect((await screen.findByRole("alert")).textContent).toContain("パスワードが違います");
  });
});
