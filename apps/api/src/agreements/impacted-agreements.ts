import { liveStatuses, type Party, publicStatus, type RowPart, type RowValue, type Text } from "@portal/shared";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import type { Tx } from "../platform/database.js";
import type { PageDto } from "../platform/page.dto.js";
import type { AgreementEntity } from "./agreement.entity.js";
import type { ImpactedAgreementView } from "./disclosure-impact.dto.js";

/** An agreement of the acting organisation on some version of a service. */
export interface ImpactedAgreement {
  readonly id: string;
  readonly number: string;
  readonly status: AgreementEntity["status"];
  readonly startsOn: string;
  readonly openedAt: string;
  readonly counterparty: string;
  readonly counterpartyKind: Party;
  readonly pinnedId: string;
  readonly pinnedNumber: string;
  readonly catalogues: AgreementEntity["catalogues"];
}

/** A row, as far as its origin and its name go. */
export interface ImpactRow {
  readonly id: string;
  readonly agreementId: string;
  readonly part: RowPart;
  readonly key: string;
  readonly label: Text;
  readonly recommended: RowValue | null;
}

/**
 * The acting organisation's live agreements on the service of a version, newest first: those that pin the version itself (`onIt`) or
 * an earlier one. Row-level security leaves out everybody else's.
 */
export async function impactedAgreements(
  tx: Tx,
  versionId: string,
  onIt: boolean,
  { limit = 50, cursor }: PageDto,
): Promise<{ readonly page: readonly ImpactedAgreement[]; readonly nextCursor: string | null }> {
  const after = decodeCursor(cursor, 2);
  const rows = await tx.query<ImpactedAgreement>(
    `select a.id, a.number, a.status, a.starts_on::text as "startsOn", a.catalogues,
            to_char(a.opened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAt",
            other.name as counterparty, case when a.vendor_org_id = app.org_id() then 'hospital' else 'vendor' end as "counterpartyKind",
            p.id as "pinnedId", p.number as "pinnedNumber"
       from disclosure_version v
       join disclosure_version p on p.service_id = v.service_id and (p.published_at < v.published_at or (p.id = v.id and $2))
       join agreement a on a.version_id = p.id
       join organization other on other.id = case when a.vendor_org_id = app.org_id() then a.hospital_org_id else a.vendor_org_id end
      where v.id = $1 and a.status = any($3) and ($4::timestamptz is null or (a.opened_at, a.id) < ($4::timestamptz, $5::uuid))
      order by a.opened_at desc, a.id desc limit $6`,
    [versionId, onIt, liveStatuses, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last ? encodeCursor(last.openedAt, last.id) : null };
}

/** The rows of several agreements, in the order of the document. */
export const impactRowsOf = (tx: Tx, agreementIds: readonly string[]): Promise<ImpactRow[]> =>
  tx.query<ImpactRow>(
    `select id, agreement_id as "agreementId", part, key, label, recommended from agreement_row
      where agreement_id = any($1::uuid[]) order by position, key`,
    [agreementIds],
  );

export const impactedView = (agreement: ImpactedAgreement): ImpactedAgreementView => ({
  id: agreement.id,
  number: agreement.number,
  status: publicStatus(agreement.status),
  startsOn: agreement.startsOn,
  counterparty: agreement.counterparty,
  counterpartyKind: agreement.counterpartyKind,
  pinned: { id: agreement.pinnedId, number: agreement.pinnedNumber },
});
