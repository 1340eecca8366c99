import { describe, expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import type { DisclosureItem } from "@portal/shared";
import { show } from "../../test/show.js";
import { AnswerValue } from "./answer-value.js";

const text = (ja: string) => ({ ja, en: ja });
const item = {
  id: "contacts",
  label: text("連絡先"),
  answer: {
    type: "table",
    columns: [
      { id: "name", label: text("窓口"), type: "short_text" },
      { id: "phone", label: text("電話"), type: "short_text" },
      { id: "hours", label: text("受付時間"), type: "short_text" },
    ],
  },
} as unknown as DisclosureItem;

const question = (noMeans: "fact" | "gap") =>
  ({ id: "q", label: text("問い"), answer: { type: "yes_no_na_note", noMeans } }) as unknown as DisclosureItem;

describe("はい and いいえ", () => {
  it("are drawn as good and bad only where the item asks for a measure", async () => {
    show(
      <>
        <AnswerValue item={question("gap")} answer={{ value: "no", note: "未対応です" }} />
        <AnswerValue item={question("fact")} answer={{ value: "no", note: "遠隔保守は行いません" }} />
      </>,
    );
    const marks = await screen.findAllByText("いいえ");
    expect(marks.map((mark) => mark.dataset["measure"])).toEqual(["true", undefined]);
  });
});

describe("a table answer in short", () => {
  it("says of each value which column it stands in, also behind an empty cell", async () => {
    show(<AnswerValue item={item} answer={{ value: [{ name: "保守", hours: "平日" }] }} compact />);
    expect(await screen.findByText("窓口：保守 ／ 受付時間：平日")).toBeTruthy();
  });
});
