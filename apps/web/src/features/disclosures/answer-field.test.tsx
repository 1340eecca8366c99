import { describe, expect, it } from "@jest/globals";
import { answerFindings, checkAnswer, type Answer, type AnswerDefinition, type DisclosureItem } from "@portal/shared";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import type { StoredFile } from "../../api/files.js";
import { show } from "../../../test/show.js";
import { KeyboardShortcuts } from "../../ui/keyboard-shortcuts.js";
import { AnswerField } from "./answer-field.js";
import type { AnswerFinding } from "./answer-findings.js";

const label = (ja: string) => ({ ja, en: ja });
const stored: StoredFile = { id: "f1", name: "設計書.pdf", mediaType: "application/pdf", size: 3, sha256: "00" };

const item: DisclosureItem = {
  id: "an-item",
  label: label("項目"),
  help: label("手引き"),
  answer: { type: "text" },
  required: true,
  requiredWhen: { always: true },
  appliesWhen: { always: true },
  sources: [],
  feeds: { mhlw: [], checklist: [] },
  evidence: [],
  tier: "core",
  basis: "guideline",
  confidence: "confirmed",
};

/** The field with its page: what it last said is kept outside. */
function open(definition: AnswerDefinition, start?: Answer, findings: readonly AnswerFinding[] = []) {
  const last: { answer: Answer | null | undefined } = { answer: undefined };
  function Page() {
    const [answer, setAnswer] = useState<Answer | null>(start ?? null);
    return (
      <KeyboardShortcuts>
        <AnswerField
          item={{ ...item, answer: definition }}
          value={answer ?? undefined}
          onChange={(next) => {
            last.answer = next;
            setAnswer(next);
          }}
          findings={findings}
          files={new Map([[stored.id, stored]])}
          onUpload={async () => stored}
          hearsKeys
        />
      </KeyboardShortcuts>
    );
  }
  show(<Page />);
  return last;
}

describe("a yes/no answer", () => {
  it("asks for a reason with いいえ and keeps it when the answer becomes 対象外", async () => {
    const last = open({ type: "yes_no_na_note" });
    await userEvent.click(await screen.findByRole("radio", { name: "いいえ" }));
    await userEvent.type(screen.getByRole("textbox", { name: /理由と/ }), "旧回線のみ");
    expect(last.answer).toEqual({ value: "no", note: "旧回線のみ" });
    await userEvent.click(screen.getByRole("radio", { name: "対象外" }));
    expect(last.answer).toEqual({ value: "na", note: "旧回線のみ" });
  });

  it("hears the keys 1 to 3, but not while typing", async () => {
    const last = open({ type: "yes_no_na_note" });
    await screen.findByRole("radio", { name: "はい" });
    await userEvent.keyboard("2");
    expect(last.answer).toEqual({ value: "no" });
    await userEvent.type(screen.getByRole("textbox", { name: /理由と/ }), "1");
    expect(last.answer).toEqual({ value: "no", note: "1" });
  });

  it("becomes nothing when cleared", async () => {
    const last = open({ type: "yes_no_na_note" }, { value: "yes" });
    await userEvent.click(await screen.findByRole("button", { name: "回答を取り消す" }));
    expect(last.answer).toBeNull();
  });
});

describe("a figure with its unit", () => {
  const hours: AnswerDefinition = {
    type: "number_unit",
    units: [
      { value: "minute", label: label("分") },
      { value: "hour", label: label("時間") },
    ],
    defaultUnit: "hour",
  };

  it("writes full-width figures as a decimal string with the default unit", async () => {
    const last = open(hours);
    await userEvent.type(await screen.findByRole("textbox", { name: "値" }), "１．５");
    await userEvent.tab();
    expect(last.answer).toEqual({ value: { amount: "1.5", unit: "hour", comparator: "eq" } });
  });

  it("asks for both ends of a range", async () => {
    const last = open(hours, { value: { amount: "15", unit: "minute", comparator: "eq" } });
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "範囲" }), "range");
    await userEvent.type(screen.getByRole("textbox", { name: "値（まで）" }), "30");
    expect(last.answer?.value).toEqual({ amount: "15", amountTo: "30", unit: "minute", comparator: "range" });
  });

  it("shows what the check finds at its field", async () => {
    const answer: Answer = { value: { amount: "x", unit: "hour", comparator: "eq" } };
    open(hours, answer, checkAnswer({ ...item, answer: hours }, answer));
    const amount = await screen.findByRole("textbox", { name: "値" });
    expect(amount.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(answerFindings["not-decimal"].ja)).toBeTruthy();
  });
});

describe("a table answer", () => {
  const table: AnswerDefinition = {
    type: "table",
    columns: [
      { id: "name", label: label("名称"), type: "text" },
      {
        id: "kind",
        label: label("種別"),
        type: "single_choice",
        otherText: true,
        choices: [
          { value: "server", label: label("サーバ") },
          { value: "other", label: label("その他") },
        ],
      },
    ],
  };

  it("takes rows, moves them and removes them, the focus staying with the hand", async () => {
    const last = open(table);
    await userEvent.click(await screen.findByRole("button", { name: "行を加える" }));
    await userEvent.keyboard("甲");
    await userEvent.click(screen.getByRole("button", { name: "行を加える" }));
    await userEvent.keyboard("乙");
    expect(last.answer).toEqual({ value: [{ name: "甲" }, { name: "乙" }] });
    await userEvent.click(screen.getByRole("button", { name: "2 行目を上へ移す" }));
    expect(last.answer).toEqual({ value: [{ name: "乙" }, { name: "甲" }] });
    await userEvent.click(screen.getByRole("button", { name: "2 行目を削除する" }));
    expect(last.answer).toEqual({ value: [{ name: "乙" }] });
    expect(document.activeElement?.getAttribute("aria-label")).toBe("1 行目を削除する");
  });

  it("keeps the words of その他 in the cell", async () => {
    const last = open(table, { value: [{ name: "甲" }] });
    const row = within(await screen.findByRole("group", { name: "1 行目" }));
    await userEvent.selectOptions(row.getByRole("combobox", { name: "種別" }), "other");
    await userEvent.type(row.getByRole("textbox", { name: /その他/ }), "端末");
    expect(last.answer).toEqual({ value: [{ name: "甲", kind: { value: "other", otherText: "端末" } }] });
  });

  it("says なし, and brings the rows back when that is taken back", async () => {
    const last = open(table, { value: [{ name: "甲" }] });
    await userEvent.click(await screen.findByRole("checkbox", { name: "該当するものがない（なし）" }));
    expect(last.answer).toEqual({ value: null, notApplicable: { reason: "なし" } });
    await userEvent.click(screen.getByRole("checkbox", { name: "該当するものがない（なし）" }));
    expect(last.answer).toEqual({ value: [{ name: "甲" }] });
  });
});

describe("evidence", () => {
  it("adds the stored file to the answer and takes it off again", async () => {
    const last = open({ type: "file_evidence" });
    await screen.findByText("証跡はまだありません");
    await userEvent.upload(screen.getByLabelText("証跡を付ける", { selector: "input" }), new File(["x"], "設計書.pdf"));
    await screen.findByRole("link", { name: "設計書.pdf" });
    expect(last.answer).toEqual({ value: null, evidence: ["f1"] });
    await userEvent.click(screen.getByRole("button", { name: "設計書.pdf を外す" }));
    expect(last.answer).toBeNull();
  });
});
