import { expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json } from "../../../test/fake-api.js";
import { show } from "../../../test/show.js";
import { ItemImpact } from "./item-impact.js";

const agreement = {
  id: "7",
  number: "2026-0147",
  status: "in_force",
  startsOn: "2026-04-01",
  counterparty: "青葉ヶ原総合病院",
  counterpartyKind: "hospital",
  pinned: { id: "old", number: "1.0" },
  change: "いいえ → はい",
  withheld: false,
  rows: [{ id: "k1", part: "risk", key: "no:x", label: "監査なし" }],
};
const path = "GET /api/v1/disclosure-versions/new/impact/rows";

it("asks only once it is opened, and leads from an answer to each row with its agreement and what changed", async () => {
  const hidden = { ...agreement, id: "8", number: "2026-0148", change: null, withheld: true };
  const here = { ...agreement, id: "9", number: "2026-0149", pinned: { id: "new", number: "1.1" }, change: null };
  const sent = answering({ [path]: () => json({ items: [agreement, hidden, here], nextCursor: null }) });
  show(<ItemImpact versionId="new" itemId="x" label="監査" />);
  expect(sent).toHaveLength(0);
  await userEvent.click(screen.getByText("この回答を根拠にしている合意の行"));
  const [link] = await screen.findAllByRole("link", { name: "監査なし" });
  expect(link!.getAttribute("href")).toBe("/agreements/7/risks?row=k1");
  expect(screen.getByText("第 1.0 版を引用：いいえ → はい")).toBeTruthy();
  expect(screen.getByText("第 1.0 版を引用：表示されません（閲覧の範囲外）")).toBeTruthy();
  expect(screen.getByText("この版を引用")).toBeTruthy();
  expect(new URL(sent[0]!.url).searchParams.get("itemId")).toBe("x");
});

it("says so where no agreement rests on the answer", async () => {
  answering({ [path]: () => json({ items: [], nextCursor: null }) });
  show(<ItemImpact versionId="new" itemId="x" label="監査" />);
  await userEvent.click(screen.getByText("この回答を根拠にしている合意の行"));
  expect(await screen.findByText("この回答を根拠にしている自組織の合意はありません。")).toBeTruthy();
});
