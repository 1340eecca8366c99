import type { DraftState } from "@portal/shared";
import type { Tx } from "../platform/database.js";
import type { DisclosureEntity } from "./disclosure.entity.js";

/** The last review of a draft, as it is stored. */
export interface ReviewRow {
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedById: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly approve: boolean | null;
  readonly comment: string | null;
  readonly revision: number;
  readonly versionId: string | null;
}

export async function lastReview(tx: Tx, disclosureId: string): Promise<ReviewRow | undefined> {
  const [row] = await tx.query<ReviewRow>(
    `select id, requested_by_name as "requestedBy", to_char(requested_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "requestedAt",
            decided_by as "decidedById", decided_by_name as "decidedBy",
            to_char(decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt", approve, comment, revision, version_id as "versionId"
       from disclosure_review where disclosure_id = $1 order by requested_at desc, id desc limit 1`,
    [disclosureId],
  );
  return row;
}

/** The draft as the rules see it. An approval that has served a publication counts no more. */
export function stateOf(draft: DisclosureEntity, review: ReviewRow | undefined): DraftState {
  const approval =
    review?.approve && review.decidedById && !review.versionId
      ? { approvedBy: review.decidedById, approvedDraftRevision: review.revision }
      : null;
  return { status: draft.status, draftRevision: draft.revision, lastEditorId: draft.lastEditorId, review: approval };
}
