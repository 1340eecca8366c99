import { phaseOf, publicStatus } from "@portal/shared";
import type { AgreementSummaryView } from "./agreement.dto.js";
import type { AgreementEntity } from "./agreement.entity.js";

/** One agreement as `selectAgreements` gives it. */
export interface SummaryRow extends Omit<AgreementSummaryView, "status" | "phase"> {
  status: AgreementEntity["status"];
}

export const summary = ({ status, ...row }: SummaryRow): AgreementSummaryView => ({
  ...row,
  status: publicStatus(status),
  phase: phaseOf(status),
});

/**
 * The agreements of an organisation, newest first, searched by what the rules on keeping electronic records ask for
 * (電子帳簿保存法: 取引年月日, 金額, 取引先, with ranges and in combination). Parameters: counterparty, from, to, cursor (instant, id),
 * limit, own side, least and most yen, words, whether only those that wait for the own signature.
 */
export const selectAgreements = `
  select a.id, a.number, a.status, a.mode, a.revision, a.turn, a.handover ->> 'respondBy' as "respondBy", a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
         to_char(a.opened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAt",
         a.expires_on::text as "expiresOn", a.content_digest as "contentDigest",
         exists (select from agreement_document_opening o
                  where o.agreement_id = a.id and o.revision = a.revision and o.person_id = app.user_id() and o.organization_id = app.org_id()) as "documentOpened",
         signed.on::text as "concludedOn", agreed.jpy as "amountJpy",
         json_build_object('vendor', json_build_object('id', vendor.id, 'name', vendor.name, 'kind', 'vendor'),
                           'hospital', json_build_object('id', hospital.id, 'name', hospital.name, 'kind', 'hospital')) as parties,
         json_build_object('id', v.service_id, 'name', v.service_name, 'form', v.form) as service,
         counts.total as "rowsTotal", counts.unconfirmed as "unconfirmedByMe"
    from agreement a
    join organization vendor on vendor.id = a.vendor_org_id join organization hospital on hospital.id = a.hospital_org_id
    join disclosure_version v on v.id = a.version_id
    left join lateral (select (s.signed_at at time zone 'Asia/Tokyo')::date as on from agreement_signature s
                        where s.agreement_id = a.id and s.revision = a.revision and s.side = 'hospital') signed on true
    left join lateral (select r.value->>'jpy' as jpy from agreement_row r
                        where r.agreement_id = a.id and r.part = 'term' and r.key = 'amount') agreed on true
    cross join lateral (select count(*)::int as total,
                               count(*) filter (where case $7 when 'vendor' then vendor_confirmation else hospital_confirmation end is null)::int as unconfirmed
                          from agreement_row r where r.agreement_id = a.id) counts
   where ($1::uuid is null or $1 in (a.vendor_org_id, a.hospital_org_id))
     and ($2::date is null or coalesce(signed.on, (a.opened_at at time zone 'Asia/Tokyo')::date) >= $2::date)
     and ($3::date is null or coalesce(signed.on, (a.opened_at at time zone 'Asia/Tokyo')::date) <= $3::date)
     and ($8::numeric is null or agreed.jpy::numeric >= $8::numeric)
     and ($9::numeric is null or agreed.jpy::numeric <= $9::numeric)
     and ($10::text is null or strpos(lower(normalize(concat_ws(' ', a.number, v.service_name,
           case $7 when 'vendor' then hospital.name else vendor.name end), NFKC)), $10) > 0)
     and (not $11::boolean or a.status = case $7 when 'vendor' then 'settled' else 'vendor_signed' end)
     and ($4::timestamptz is null or (a.opened_at, a.id) < ($4::timestamptz, $5::uuid))
   order by a.opened_at desc, a.id desc limit $6`;
