import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Answer, Answers } from "./answer.js";
import { diffAnswers } from "./version-diff.js";

const yes: Answer = { value: "yes" };
const no: Answer = { value: "no", note: "予定なし" };

describe("the difference of two versions", () => {
  it("names what was added, removed and changed, before and after", () => {
    expect(diffAnswers({ a: yes, b: yes, c: yes }, { b: no, c: yes, d: no })).toEqual({
      added: [{ itemId: "d", before: null, after: no }],
      removed: [{ itemId: "a", before: yes, after: null }],
      changed: [{ itemId: "b", before: yes, after: no }],
    });
  });

  it.each<[string, Answer, Answer, boolean]>([
    ["members in another order", { value: "no", note: "x" }, { note: "x", value: "no" }, false],
    ["another note", { value: "yes", note: "x" }, { value: "yes", note: "y" }, true],
    ["more evidence", { value: "yes", evidence: ["1"] }, { value: "yes", evidence: ["1", "2"] }, true],
    ["rows in another order", { value: [{ a: "1" }, { a: "2" }] }, { value: [{ a: "2" }, { a: "1" }] }, true],
    ["the same letters composed otherwise", { value: "が" }, { value: "か\u3099" }, true],
  ])("%s", (_, before, after, changed) =>
    expect(diffAnswers({ item: before }, { item: after }).changed).toHaveLength(changed ? 1 : 0),
  );

  it("follows the order of the catalogue, then ids", () => {
    const { added } = diffAnswers({}, { b: yes, z: yes, a: yes, c: yes }, ["c", "b", "q"]);
    expect(added.map(({ itemId }) => itemId)).toEqual(["c", "b", "a", "z"]);
  });

  const answers: fc.Arbitrary<Answers> = fc.dictionary(
    fc.string({ maxLength: 3 }),
    fc.constantFrom(yes, no, { value: "na", note: "無" }),
  );

  it("turned around swaps added and removed, and of the same is empty", () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const forward = diffAnswers(before, after);
        const backward = diffAnswers(after, before);
        const ids = (list: readonly { readonly itemId: string }[]) => list.map(({ itemId }) => itemId);
        expect(ids(forward.added)).toEqual(ids(backward.removed));
        expect(ids(forward.changed)).toEqual(ids(backward.changed));
        expect(diffAnswers(before, before)).toEqual({ added: [], removed: [], changed: [] });
      }),
    );
  });

  it("applied to the old version makes the new one", () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const { added, removed, changed } = diffAnswers(before, after);
        const result = new Map(Object.entries(before));
        for (const { itemId } of removed) result.delete(itemId);
        for (const { itemId, after: answer } of [...added, ...changed]) if (answer) result.set(itemId, answer);
        expect(Object.fromEntries(result)).toEqual({ ...after });
      }),
    );
  });
});
