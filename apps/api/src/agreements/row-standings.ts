import {
  changedSince,
  isDisputed,
  type Look,
  otherParty,
  type Party,
  type RowStanding,
  waitsFor,
} from "@portal/shared";
import type { CommentView } from "./agreement.dto.js";
import type { RowAttentionView } from "./agreement-negotiation.dto.js";
import type { StoredRow } from "./agreement-rows.js";

/** What the attention of a side is asked by, beside the rows themselves. */
export interface Attention {
  readonly side: Party;
  readonly look: Look;
  /** By row: every side that has sent a value for it. */
  readonly proposers: Readonly<Record<string, readonly Party[]>>;
}

/** Which rows wait for this side, are disputed, or have changed since the person last looked. */
export function attentionOf(
  row: StoredRow,
  thread: readonly CommentView[],
  { side, look, proposers }: Attention,
): RowAttentionView {
  const last = thread.at(-1);
  const standing: RowStanding = {
    proposedBy: row.proposedBy,
    proposers: proposers[row.id] ?? [],
    confirmations: row.confirmations,
    deletionBy: row.deletionBy,
    lastComment: last ? { party: last.party, at: last.at } : null,
  };
  const theirLast = thread.findLast(({ party }) => party === otherParty(side));
  return {
    waitsForUs: waitsFor(standing, side),
    disputed: isDisputed(standing),
    changedSinceLook: changedSince(look, row, theirLast?.at ?? null, side),
  };
}
