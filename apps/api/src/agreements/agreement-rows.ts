import {
  type AgreementRow,
  isKnown,
  type KnownState,
  type Party,
  type RowPart,
  type RowValue,
  type Text,
} from "@portal/shared";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AgreementRowView, CommentView, RowTemplateView } from "./agreement.dto.js";
import type { RowAttentionView, UnsentEditView } from "./agreement-negotiation.dto.js";

/** A row as it is stored; satisfies the rules of shared structurally. */
export interface StoredRow extends AgreementRow {
  readonly id: string;
  readonly label: Text;
  readonly recommended: RowValue | null;
  readonly valueVersion: number;
  /** Version of the agreement at which the value last changed. */
  readonly changedAtVersion: number;
  readonly proposedBy: Party | null;
  readonly proposedByName: string | null;
  readonly proposedAt: string | null;
  readonly deletionBy: Party | null;
}

// One column list for every read, so that no reader forgets a field. Instants leave PostgreSQL as RFC 3339 UTC.
const columns = `id, part, key, label, value, recommended, value_version as "valueVersion", changed_at_version as "changedAtVersion",
  proposed_by as "proposedBy", proposed_by_name as "proposedByName",
  to_char(proposed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "proposedAt", deletion_by as "deletionBy",
  jsonb_strip_nulls(jsonb_build_object('vendor', vendor_confirmation, 'hospital', hospital_confirmation)) as confirmations`;

export const rowsOf = (tx: Tx, agreementId: string): Promise<StoredRow[]> =>
  tx.query<StoredRow>(`select ${columns} from agreement_row where agreement_id = $1 order by position, key`, [
    agreementId,
  ]);

/** @throws Problem `not-found` */
export async function lockRow(tx: Tx, agreementId: string, rowId: string): Promise<StoredRow> {
  return tx.one<StoredRow>(`select ${columns} from agreement_row where agreement_id = $1 and id = $2 for update`, [
    agreementId,
    rowId,
  ]);
}

/** `"r<version of the value>"`: confirming somebody's row does not change it. */
export const rowEtag = (row: Pick<StoredRow, "valueVersion">): string => `"r${row.valueVersion}"`;
export const agreementEtag = (version: number): string => `"a${version}"`;

/**
 * What a client knew when it decided, from `If-Match`: one row's value, or the whole agreement.
 * @throws Problem `precondition-required` without the header
 */
export function knownState(ifMatch: string | undefined): KnownState {
  if (ifMatch === undefined || ifMatch.trim() === "") throw new Problem("precondition-required");
  const match = /^"([ra])(\d{1,9})"$/.exec(ifMatch.trim());
  if (!match) return { agreement: -1 };
  return match[1] === "r" ? { row: Number(match[2]) } : { agreement: Number(match[2]) };
}

/** @throws Problem `precondition-failed`, naming the rows that moved on and showing them as they are now */
export function requireKnown(rows: readonly StoredRow[], known: KnownState): void {
  const changed = rows.filter((row) => !isKnown(row, known));
  if (changed.length > 0)
    throw new Problem("precondition-failed", {
      members: { rows: changed.map(({ id }) => id), current: changed.map((row) => rowView(row, [])) },
    });
}

export function rowView(
  row: StoredRow,
  thread: readonly CommentView[],
  unsent: UnsentEditView | null = null,
  attention: RowAttentionView | null = null,
  template: RowTemplateView | null = null,
): AgreementRowView {
  const {
    id,
    part,
    key,
    label,
    value,
    recommended,
    proposedBy,
    proposedByName,
    proposedAt,
    confirmations,
    deletionBy,
  } = row;
  const shown = (confirmation: { by: string; at: string } | undefined) =>
    confirmation && { by: confirmation.by, at: confirmation.at };
  const vendor = shown(confirmations.vendor);
  const hospital = shown(confirmations.hospital);
  return {
    id,
    part,
    key,
    label,
    value: value as unknown as Record<string, unknown>,
    recommended: recommended as unknown as Record<string, unknown> | null,
    etag: rowEtag(row),
    proposedBy,
    proposedByName,
    proposedAt,
    confirmations: { ...(vendor && { vendor }), ...(hospital && { hospital }) },
    deletionBy,
    thread: [...thread],
    unsent,
    template,
    attention,
  };
}

export interface NewRow {
  readonly id: string;
  readonly part: RowPart;
  readonly key: string;
  readonly position: number;
  readonly label: Text;
  readonly value: RowValue;
  readonly recommended: RowValue | null;
}

/** Stores many rows in one statement. */
export async function insertRows(
  tx: Tx,
  agreement: { id: string; vendorOrgId: string; hospitalOrgId: string; version: number },
  rows: readonly NewRow[],
  proposer: { party: Party; name: string } | null,
): Promise<void> {
  await tx.query(
    `with added as (
     insert into agreement_row (id, agreement_id, vendor_org_id, hospital_org_id, part, key, position, label, value, recommended,
                                changed_at_version, proposed_by, proposed_by_name, proposed_at)
     select r.id, $1, $2, $3, r.part, r.key, r.position, r.label, r.value, r.recommended, $4, $5, $6, case when $5::text is null then null else app.now() end
       from jsonb_to_recordset($7::jsonb) as r(id uuid, part text, key text, position int, label jsonb, value jsonb, recommended jsonb)
     returning id, value_version, agreement_id, vendor_org_id, hospital_org_id, proposed_by, proposed_by_name, value, proposed_at)
     insert into agreement_row_value (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, value, at)
     select * from added where proposed_by is not null`,
    [
      agreement.id,
      agreement.vendorOrgId,
      agreement.hospitalOrgId,
      agreement.version,
      proposer?.party ?? null,
      proposer?.name ?? null,
      JSON.stringify(rows),
    ],
  );
}
