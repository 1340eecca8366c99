import type { Confirmation } from "./agreement-row.js";
import { otherParty, parties, type Party } from "./party.js";

/** What is known of a row's negotiation: the last proposal, its confirmations, and the last shared comment. */
export interface RowStanding {
  readonly proposedBy: Party | null;
  /** Every side that has sent a value for the row. */
  readonly proposers: readonly Party[];
  readonly confirmations: Readonly<Partial<Record<Party, Confirmation>>>;
  readonly deletionBy: Party | null;
  readonly lastComment: { readonly party: Party; readonly at: string } | null;
}

/**
 * Whether the row waits for this side's answer: the other side proposed or confirmed a value that this side has not confirmed, asks
 * to delete the row, or wrote last, after this side's confirmation.
 */
export function waitsFor(row: RowStanding, side: Party): boolean {
  const other = otherParty(side);
  const { confirmations, deletionBy, lastComment, proposedBy } = row;
  const mine = confirmations[side];
  if (deletionBy === other) return true;
  if (!mine && (proposedBy === other || confirmations[other] !== undefined)) return true;
  return lastComment?.party === other && (!mine || mine.at < lastComment.at);
}

/** Both sides have sent a value of their own, and no value has both confirmations yet. */
export const isDisputed = ({ proposers, confirmations }: RowStanding): boolean =>
  parties.every((party) => proposers.includes(party)) && !parties.every((party) => confirmations[party]);

/** What a person has last looked at: the agreement's version and the moment. Before the first look, the agreement as it was opened. */
export interface Look {
  readonly version: number;
  readonly at: string;
}

/** Whether the other side has changed the row, or written about it, since the look. */
export function changedSince(
  look: Look,
  row: Pick<RowStanding, "proposedBy"> & { readonly changedAtVersion: number },
  theirLastCommentAt: string | null,
  side: Party,
): boolean {
  if (row.changedAtVersion > look.version && row.proposedBy === otherParty(side)) return true;
  return theirLastCommentAt !== null && theirLastCommentAt > look.at;
}
