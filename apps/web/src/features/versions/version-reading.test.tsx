import { describe, expect, it } from "@jest/globals";
import type { Answers, Condition, DisclosureCatalogue } from "@portal/shared";
import { countIn, inState, readVersion } from "./version-reading.js";

const text = (ja: string) => ({ ja, en: ja });
const item = (id: string, members: object = {}) => ({
  id,
  label: text(id),
  help: text(id),
  answer: { type: "yes_no_na_note" },
  required: true,
  requiredWhen: { always: true } satisfies Condition,
  appliesWhen: { always: true } satisfies Condition,
  sources: [],
  evidence: [],
  ...members,
});
const catalogue = {
  id: "disclosure-1",
  kind: "disclosure",
  facts: [{ id: "remote", label: text("remote"), item: "remote-used", kind: "boolean" }],
  units: [],
  sections: [
    {
      id: "a",
      label: text("a"),
      items: [item("remote-used"), item("mfa", { appliesWhen: { fact: "remote", equals: true } })],
    },
    { id: "b", label: text("b"), items: [item("backup"), item("restore")] },
    { id: "c", label: text("c"), items: [item("ai", { appliesWhen: { never: true } })] },
  ],
} as unknown as DisclosureCatalogue;

const read = (answers: Answers, restricted: readonly string[] = []) => readVersion(catalogue, { answers, restricted });
const states = (sections: ReturnType<typeof read>) =>
  Object.fromEntries(sections.flatMap(({ items }) => items.map((one) => [one.item.id, one.state])));

describe("reading a version by its catalogue", () => {
  it("leaves out items that do not apply, and sections without any", () => {
    const sections = read({ "remote-used": { value: "no", note: "使わない" } });
    expect(states(sections)).toEqual({ "remote-used": "no", backup: "unanswered", restore: "unanswered" });
    expect(sections.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("keeps an answer that the reader may not see, also where the fact behind its condition is kept", () => {
    expect(states(read({}, ["mfa", "remote-used"]))).toMatchObject({ "remote-used": "restricted", mfa: "restricted" });
    expect(states(read({ mfa: { value: "yes" } }, ["remote-used"]))).toMatchObject({ mfa: "answered" });
  });

  it("counts いいえ, 対象外, 未回答 and 予定 apart; they add up with the answers", () => {
    const sections = read({
      "remote-used": { value: "yes" },
      mfa: { value: null, planned: { text: "対応する", by: "2027-03-31" } },
      backup: { value: null, notApplicable: { reason: "保管しない" } },
    });
    const counts = (["answered", "no", "not_applicable", "planned", "unanswered"] as const).map((one) =>
      countIn(sections, one),
    );
    expect(counts).toEqual([1, 0, 1, 1, 1]);
    expect(countIn(sections, null)).toBe(4);
    expect(inState(sections, "planned").map(({ id }) => id)).toEqual(["a"]);
  });
});
