import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { answering, json } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import { NotificationBell } from "./notification-bell.js";
import { NotificationsPage } from "./notifications-page.js";

const declined = {
  id: "n1",
  kind: "declined",
  text: { ja: "試験病院が「試験サービス」の合意を辞退しました。", en: "Declined." },
  note: "予算の都合",
  agreement: { id: "a1", number: "2026-0001", counterparty: "試験病院" },
  place: "agreement",
  at: "2026-11-24T01:00:00.000000Z",
  isRead: false,
};
const settled = {
  ...declined,
  id: "n2",
  kind: "settled",
  text: { ja: "「試験サービス」の合意の内容を確定しました。", en: "Settled." },
  note: null,
  place: "signature",
  at: "2026-11-23T01:00:00.000000Z",
  isRead: true,
};
const me = {
  user: { id: "p", email: "p@test.example", name: "試験 太郎" },
  activeOrganizationId: "o",
  memberships: [{ organization: { id: "o", name: "試験事業者", kind: "vendor" }, roles: ["editor"] }],
};

function showing(items: object[]) {
  const sent = answering({
    "GET /api/v1/me": () => json(me),
    "GET /api/v1/notifications": () => json({ items, nextCursor: null, unread: items.includes(declined) ? 1 : 0 }),
    "POST /api/v1/notifications/n1/reading": () => json({ unread: 0 }),
    "POST /api/v1/notifications/reading": () => json({ unread: 0 }),
  });
  const page = (
    <>
      <NotificationBell />
      <NotificationsPage />
    </>
  );
  showRoutes(
    [
      { path: "/notifications", element: page },
      { path: "*", element: <p>別の画面</p> },
    ],
    "/notifications",
  );
  return sent;
}
const posts = (sent: Request[]) => sent.filter(({ method }) => method === "POST");

describe("the page of notifications", () => {
  it("shows what was told, with its reason, and leads to where it goes on; following the link marks it as read", async () => {
    const sent = showing([declined, settled]);
    const items = within(await screen.findByRole("list", { name: "お知らせの一覧" })).getAllByRole("listitem");
    expect(within(items[0]!).getByText("予算の都合")).toBeTruthy();
    expect(within(items[1]!).getByRole("link").getAttribute("href")).toBe("/agreements/a1/signature");
    expect(within(items[1]!).queryByRole("button")).toBeNull();
    expect(await screen.findByRole("link", { name: "お知らせ（未読 1 件）" })).toBeTruthy();
    await userEvent.click(within(items[0]!).getByRole("link"));
    await screen.findByText("別の画面");
    await waitFor(() =>
      expect(posts(sent).map(({ url }) => new URL(url).pathname)).toEqual(["/api/v1/notifications/n1/reading"]),
    );
  });

  it("marks all as read up to the newest that was shown, and no further", async () => {
    const sent = showing([declined, settled]);
    await userEvent.click(await screen.findByRole("button", { name: "表示中までをすべて既読にする" }));
    await waitFor(() => expect(posts(sent)).toHaveLength(1));
    expect(await posts(sent)[0]!.json()).toEqual({ until: declined.at });
  });

  it("says that there is nothing yet, and what will come here", async () => {
    showing([]);
    expect(await screen.findByText("お知らせはまだありません")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /既読/ })).toBeNull();
    expect(await screen.findByRole("link", { name: "お知らせ（未読なし）" })).toBeTruthy();
  });
});
