import { allow, refuse, type Outcome } from "./outcome.js";
import type { Role } from "./permission.js";

/** The life of a disclosure: its working draft, and the versions cut from it. Source: docs/states.md. */
export type DraftStatus = "editing" | "in_review";
export type VersionStatus = "published" | "superseded" | "withdrawn";

/** An approving decision, and the state of the draft it was made on. */
export interface Approval {
  readonly approvedBy: string;
  readonly approvedDraftRevision: number;
}

export interface DraftState {
  readonly status: DraftStatus;
  /** Counts edits, from 0. */
  readonly draftRevision: number;
  /** Who edited last; null for a draft that nobody has edited yet. */
  readonly lastEditorId: string | null;
  readonly review: Approval | null;
}

export type DraftMove =
  | { readonly verb: "edit"; readonly by: string }
  | { readonly verb: "request-review" }
  | { readonly verb: "decide"; readonly by: string; readonly approve: boolean }
  | { readonly verb: "publish" };

export const newDraft: DraftState = { status: "editing", draftRevision: 0, lastEditorId: null, review: null };

/**
 * Applies one move to a draft. Who holds which role is asked before (`mayAct`, `mayPublish`).
 * @returns the next state; refused with `wrong-state` (review asked for twice, decided without being asked for) or
 *   `disclosure.not-approved` (the last editor approves the own work)
 */
export function moveDraft(draft: DraftState, move: DraftMove): Outcome<DraftState> {
  switch (move.verb) {
    case "edit":
      return allow({
        status: "editing",
        draftRevision: draft.draftRevision + 1,
        lastEditorId: move.by,
        review: null,
      });
    case "request-review":
      return draft.status === "editing"
        ? allow({ ...draft, status: "in_review", review: null })
        : refuse("wrong-state");
    case "decide":
      if (draft.status !== "in_review") return refuse("wrong-state");
      if (!move.approve) return allow({ ...draft, status: "editing", review: null });
      if (move.by === draft.lastEditorId) return refuse("disclosure.not-approved");
      return allow({
        ...draft,
        status: "editing",
        review: { approvedBy: move.by, approvedDraftRevision: draft.draftRevision },
      });
    case "publish":
      return allow({ ...draft, status: "editing", review: null });
  }
}

export interface PublicationRequest {
  readonly status: DraftStatus;
  readonly lastEditorId: string | null;
  readonly draftRevision: number;
  readonly review?: Approval | null;
  readonly actor: { readonly userId: string; readonly roles: readonly Role[] };
}

/**
 * Whether this person may cut a version now, and whose approval stands behind it (gate g1: author and approver differ).
 * An approver who is not the last editor publishes at once, which is the approval. An editor, or an approver who edited
 * last, needs the approving decision of someone else on the draft as it is now.
 * @returns the approver to record; refused with `forbidden` (neither role) or `disclosure.not-approved`
 */
export function mayPublish(request: PublicationRequest): Outcome<{ readonly approvedBy: string }> {
  const { lastEditorId, draftRevision, review, actor } = request;
  const isApprover = actor.roles.includes("approver");
  if (!isApprover && !actor.roles.includes("editor")) return refuse("forbidden");
  if (isApprover && actor.userId !== lastEditorId) return allow({ approvedBy: actor.userId });
  const stands =
    request.status === "editing" &&
    !!review &&
    review.approvedBy !== lastEditorId &&
    review.approvedDraftRevision === draftRevision;
  return stands ? allow({ approvedBy: review.approvedBy }) : refuse("disclosure.not-approved");
}

/** A published version is superseded by the next one or withdrawn; neither can be undone. */
export function moveVersion(status: VersionStatus, verb: "supersede" | "withdraw"): Outcome<VersionStatus> {
  if (status !== "published") return refuse("wrong-state");
  return allow(verb === "supersede" ? "superseded" : "withdrawn");
}
