import type { RowValue } from "@portal/shared";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { UnsentEditView } from "./agreement-negotiation.dto.js";
import { knownState, requireKnown, rowView, type StoredRow } from "./agreement-rows.js";

/** An edit that is not sent yet, of the acting organisation. Row-level security shows nobody another's. */
export interface StoredEdit {
  readonly id: string;
  readonly rowId: string;
  readonly value: RowValue;
  readonly comment: string | null;
  readonly by: string;
  readonly at: string;
}

export const unsentEdits = (tx: Tx, agreementId: string): Promise<StoredEdit[]> =>
  tx.query<StoredEdit>(
    `select e.id, e.row_id as "rowId", e.value, e.comment, e.by, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from agreement_unsent_edit e join agreement_row r on r.id = e.row_id
      where e.agreement_id = $1 and e.organization_id = app.org_id() order by r.position, r.key`,
    [agreementId],
  );

/** `"u<id>"`: another one each time the edit is kept, so that two editors of one organisation do not overwrite each other. */
export const unsentEtag = ({ id }: Pick<StoredEdit, "id">): string => `"u${id}"`;

export const unsentView = (edit: StoredEdit): UnsentEditView => ({
  value: edit.value as unknown as Record<string, unknown>,
  comment: edit.comment,
  by: edit.by,
  at: edit.at,
  etag: unsentEtag(edit),
});

/**
 * Whoever edits a row has seen its newest state: the unsent edit where there is one, else the value that both see.
 * @throws Problem `precondition-required`, `precondition-failed`
 */
export function requireKnownEdit(row: StoredRow, edit: StoredEdit | undefined, ifMatch: string | undefined): void {
  const known = knownState(ifMatch);
  if (!edit) return requireKnown([row], known);
  if (ifMatch?.trim() !== unsentEtag(edit))
    throw new Problem("precondition-failed", {
      members: { rows: [row.id], current: [rowView(row, [], unsentView(edit))] },
    });
}
