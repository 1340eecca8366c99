import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  mayPublish,
  moveDraft,
  moveVersion,
  newDraft,
  type DraftMove,
  type DraftState,
  type PublicationRequest,
} from "./disclosure.js";
import { roles } from "./permission.js";

const editing: DraftState = { status: "editing", draftRevision: 4, lastEditorId: "ann", review: null };
const inReview: DraftState = { ...editing, status: "in_review" };
const approved: DraftState = { ...editing, review: { approvedBy: "bob", approvedDraftRevision: 4 } };

describe("a draft", () => {
  it.each<[string, DraftState, DraftMove, DraftState | string]>([
    ["edited", editing, { verb: "edit", by: "cat" }, { ...editing, draftRevision: 5, lastEditorId: "cat" }],
    ["edited in review, goes back to editing", inReview, { verb: "edit", by: "ann" }, { ...editing, draftRevision: 5 }],
    ["edited after approval, loses it", approved, { verb: "edit", by: "ann" }, { ...editing, draftRevision: 5 }],
    ["sent to review", editing, { verb: "request-review" }, inReview],
    ["sent to review again, loses the approval", approved, { verb: "request-review" }, inReview],
    ["sent to review twice", inReview, { verb: "request-review" }, "wrong-state"],
    ["approved", inReview, { verb: "decide", by: "bob", approve: true }, approved],
    ["sent back", inReview, { verb: "decide", by: "bob", approve: false }, editing],
    ["sent back by the last editor", inReview, { verb: "decide", by: "ann", approve: false }, editing],
    ["approved by the last editor", inReview, { verb: "decide", by: "ann", approve: true }, "disclosure.not-approved"],
    ["decided without a request", editing, { verb: "decide", by: "bob", approve: true }, "wrong-state"],
    ["decided twice", approved, { verb: "decide", by: "bob", approve: false }, "wrong-state"],
    ["published, may be edited on, and its approval is used up", approved, { verb: "publish" }, editing],
    ["published in review", inReview, { verb: "publish" }, editing],
  ])("%s", (_, draft, move, expected) => {
    const outcome = moveDraft(draft, move);
    expect(outcome.ok ? outcome.value : outcome.code).toEqual(expected);
  });
});

describe("publishing", () => {
  const by = (userId: string, ...held: PublicationRequest["actor"]["roles"][number][]) => ({ userId, roles: held });

  it.each<[string, DraftState, PublicationRequest["actor"], string]>([
    ["an approver who did not edit last", editing, by("bob", "approver"), "by bob"],
    ["an approver, before any edit", newDraft, by("bob", "approver"), "by bob"],
    ["an approver, out of review", inReview, by("bob", "approver"), "by bob"],
    ["an approver who edited last", editing, by("ann", "approver", "editor"), "disclosure.not-approved"],
    ["the same with another's approval", approved, by("ann", "approver", "editor"), "by bob"],
    ["an editor without approval", editing, by("ann", "editor"), "disclosure.not-approved"],
    ["another editor without approval", editing, by("cat", "editor"), "disclosure.not-approved"],
    ["an editor with approval", approved, by("ann", "editor"), "by bob"],
    ["an editor in review", { ...approved, status: "in_review" }, by("ann", "editor"), "disclosure.not-approved"],
    [
      "an approval of an earlier draft",
      { ...approved, draftRevision: 5 },
      by("ann", "editor"),
      "disclosure.not-approved",
    ],
    [
      "an approval by the last editor",
      { ...approved, lastEditorId: "bob" },
      by("ann", "editor"),
      "disclosure.not-approved",
    ],
    ["a signatory", approved, by("dan", "signatory"), "forbidden"],
    ["an administrator", approved, by("dan", "admin", "viewer"), "forbidden"],
    ["nobody in particular", approved, by("dan"), "forbidden"],
  ])("by %s", (_, draft, actor, expected) => {
    const outcome = mayPublish({ ...draft, actor });
    expect(outcome.ok ? `by ${outcome.value.approvedBy}` : outcome.code).toBe(expected);
  });

  const people = fc.constantFrom("ann", "bob", "cat");
  const moves = fc.oneof(
    fc.record({ verb: fc.constant("edit" as const), by: people }),
    fc.constant({ verb: "request-review" as const }),
    fc.record({ verb: fc.constant("decide" as const), by: people, approve: fc.boolean() }),
    fc.constant({ verb: "publish" as const }),
  );

  it("never rests on the approval of the last editor, whatever came before", () => {
    fc.assert(
      fc.property(fc.array(moves), people, fc.subarray([...roles]), (history, userId, held) => {
        const draft = history.reduce<DraftState>((state, move) => {
          const outcome = moveDraft(state, move);
          return outcome.ok ? outcome.value : state;
        }, newDraft);
        const outcome = mayPublish({ ...draft, actor: { userId, roles: held } });
        if (!outcome.ok) return;
        expect(outcome.value.approvedBy).not.toBe(draft.lastEditorId);
        expect(held.some((role) => role === "approver" || role === "editor")).toBe(true);
      }),
    );
  });
});

describe("a version", () => {
  it("is superseded or withdrawn once", () => {
    expect(moveVersion("published", "supersede")).toEqual({ ok: true, value: "superseded" });
    expect(moveVersion("published", "withdraw")).toEqual({ ok: true, value: "withdrawn" });
    for (const status of ["superseded", "withdrawn"] as const)
      for (const verb of ["supersede", "withdraw"] as const)
        expect(moveVersion(status, verb)).toEqual({ ok: false, code: "wrong-state" });
  });
});
