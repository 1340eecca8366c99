import { dateInTokyo, type Role, type Text } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AuthorityRegisterView, AuthorityServiceView, AuthorityView, DelegationView } from "./authorities.dto.js";

/** @throws Problem `not-found` for another organisation */
export function requireOwn(actor: Actor, id: string): void {
  if (actor.orgId !== id) throw new Problem("not-found");
}

export const wrongField = (pointer: string, code: string, detail: Text) =>
  new Problem("unacceptable", { errors: [{ pointer, code, detail }] });

export async function memberOf(
  tx: Tx,
  personId: string,
): Promise<{ name: string; roles: readonly Role[] } | undefined> {
  const [member] = await tx.query<{ name: string; roles: Role[] }>(
    `select p.name, m.roles from membership m join person p on p.id = m.person_id
      where m.organization_id = app.org_id() and m.person_id = $1`,
    [personId],
  );
  return member;
}

/** The register as everybody in the organisation reads it. */
export async function registerOf(tx: Tx, actor: Actor): Promise<AuthorityRegisterView> {
  return {
    today: dateInTokyo(tx.now.toISOString()),
    items: await tx.query<AuthorityView>(selectAuthorities),
    delegations: await tx.query<DelegationView>(selectDelegations),
    services: await servicesOf(tx, actor),
  };
}

const instant = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const selectAuthorities = `
  select a.id, a.person_id as "personId", a.person_name as "personName", a.title, a.kind, a.principal, a.services,
         case when f.id is not null then jsonb_build_object('name', f.name, 'sha256', f.sha256) end as document,
         a.limit_jpy::text as "limitJpy", a.valid_from::text as "validFrom", a.valid_until::text as "validUntil",
         a.granted_by_name as "grantedBy", ${instant("a.granted_at")} as "grantedAt",
         case when a.revoked_at is not null
              then jsonb_build_object('by', a.revoked_by_name, 'at', ${instant("a.revoked_at")}, 'reason', a.revocation_reason) end as revocation,
         exists (select from membership m where m.organization_id = a.organization_id and m.person_id = a.person_id
                    and 'signatory' = any(m.roles)) as "holdsRole"
    from signing_authority a left join file f on f.id = a.document_id
   where a.organization_id = app.org_id() order by a.granted_at desc, a.id desc`;

const selectDelegations = `
  select id, from_person_id as "fromPersonId", from_name as "fromName", to_person_id as "toPersonId", to_name as "toName", services,
         valid_from::text as "validFrom", valid_until::text as "validUntil", reason, ${instant("made_at")} as "madeAt",
         ${instant("ended_at")} as "endedAt", ended_by_name as "endedBy"
    from signing_delegation where organization_id = app.org_id() order by made_at desc, id desc`;

// Row-level security shows a vendor its own services, a hospital what the directory lists; agreements add what was listed once.
async function servicesOf(tx: Tx, { kind }: Actor): Promise<AuthorityServiceView[]> {
  if (kind === "vendor") return tx.query<AuthorityServiceView>("select id, name from service order by name, id");
  return tx.query<AuthorityServiceView>(
    `select distinct on (id) id, name
       from (select v.service_id as id, v.service_name as name from agreement a join disclosure_version v on v.id = a.version_id
              where a.hospital_org_id = app.org_id()
             union all select service_id, service_name from disclosure_listing where newest and visibility = 'directory') s
      order by id, name`,
  );
}

/** The chosen ones with their names; null: every service. @throws Problem `unacceptable` */
export async function chosenServices(
  tx: Tx,
  actor: Actor,
  ids: readonly string[] | undefined,
): Promise<AuthorityServiceView[] | null> {
  if (ids === undefined) return null;
  const known = new Map((await servicesOf(tx, actor)).map((service) => [service.id, service]));
  if (ids.some((id) => !known.has(id)))
    throw wrongField("/serviceIds", "choice", {
      ja: "選べないサービスが含まれています",
      en: "One of the services cannot be chosen",
    });
  return [...new Set(ids)].map((id) => known.get(id)!);
}
