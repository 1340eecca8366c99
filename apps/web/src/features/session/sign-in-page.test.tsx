import { describe, expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { SignInPage } from "./sign-in-page.js";

const demonstration = {
  demonstration: true,
  operator: "試験運用者",
  signIns: [{ email: "editor@vendor-a.example", organization: "架空医療情報株式会社", roles: ["editor"] }],
};
const routes = [
  { path: "/sign-in", Component: SignInPage },
  { path: "*", element: <p>着いた画面</p> },
];

describe("the sign-in page", () => {
  it("shows a refusal at the form and keeps what was typed", async () => {
    answering({
      "GET /api/v1/installation": () => json({ ...demonstration, demonstration: false, signIns: [] }),
      "POST /api/v1/sessions": () => refusal(401, "sign-in.failed", "メールアドレスまたはパスワードが違います"),
    });
    showRoutes(routes, "/sign-in");
    await userEvent.type(await screen.findByLabelText("メールアドレス"), "editor@vendor-a.example");
    await userEvent.type(screen.getByLabelText("パスワード"), "wrong");
    await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
    expect((await screen.findByRole("alert")).textContent).toContain("メールアドレスまたはパスワードが違います");
    expect(screen.getByLabelText<HTMLInputElement>("メールアドレス").value).toBe("editor@vendor-a.example");
  });

  it("sends nothing while a field is empty, and says which", async () => {
    const sent = answering({ "GET /api/v1/installation": () => json(demonstration) });
    showRoutes(routes, "/sign-in");
    await userEvent.click(await screen.findByRole("button", { name: "サインインする" }));
    expect(await screen.findByText("パスワードを入力すると進めます")).toBeTruthy();
    expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("fills the form with a person of the demonstration and returns to the wanted page", async () => {
    const sent = answering({
      "GET /api/v1/installation": () => json(demonstration),
      "POST /api/v1/sessions": () => json({ status: "active" }, 201),
    });
    const { router } = showRoutes(routes, "/sign-in?to=%2Fagreements%2F7");
    await userEvent.click(await screen.findByRole("button", { name: "editor@vendor-a.example" }));
    await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
    expect(await screen.findByText("着いた画面")).toBeTruthy();
    expect(router.state.location.pathname).toBe("/agreements/7");
    expect(await sent.find(({ method }) => method === "POST")?.json()).toEqual({
      email: "editor@vendor-a.example",
      password: "demo-password",
    });
  });

  it("does not lead to another site", async () => {
    answering({
      "GET /api/v1/installation": () => json(demonstration),
      "POST /api/v1/sessions": () => json({ status: "active" }, 201),
    });
    const { router } = showRoutes(routes, "/sign-in?to=%2F%2Felsewhere.example");
    await userEvent.click(await screen.findByRole("button", { name: "editor@vendor-a.example" }));
    await userEvent.click(screen.getByRole("button", { name: "サインインする" }));
    expect(await screen.findByText("着いた画面")).toBeTruthy();
    expect(router.state.location.pathname).toBe("/");
  });
});
