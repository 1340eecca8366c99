import {
  type AuthorityKind,
  dateInTokyo,
  signingRight,
  type SigningAuthority,
  type SigningCircumstances,
  type SigningDelegation,
  type SigningHandover,
} from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { orProblem } from "../platform/problem.js";
import type { AgreementEntity } from "./agreement.entity.js";

interface Service {
  readonly id: string;
  readonly name: string;
}

/** A line of the register with what a signature keeps of it. */
export interface RegisteredAuthority extends SigningAuthority {
  readonly personName: string;
  readonly title: string;
  readonly principal: string | null;
  readonly document: { readonly name: string; readonly sha256: string } | null;
  readonly services: readonly Service[] | null;
}

export interface NamedDelegation extends SigningDelegation {
  readonly validUntil: string;
  readonly fromName: string;
  readonly toName: string;
  readonly reason: string;
}

export interface NamedHandover extends SigningHandover {
  readonly fromName: string;
  readonly toName: string;
  readonly reason: string;
  readonly at: string;
}

export interface Signatory {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

/** What decides who may sign an agreement for the acting organisation, with the names that belong to it. */
export interface SigningFacts extends SigningCircumstances {
  readonly people: readonly Signatory[];
  readonly authorities: readonly RegisteredAuthority[];
  readonly delegations: readonly NamedDelegation[];
  readonly handovers: readonly NamedHandover[];
}

/** The authority that a signature rested on, kept with it (`agreement_signature.authority`). */
export interface AuthorityOfSignature {
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly personName: string;
  readonly title: string;
  readonly principal: string | null;
  readonly document: { readonly name: string; readonly sha256: string } | null;
  readonly services: readonly Service[] | null;
  readonly limitJpy: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Whose signing it was (`agreement_signature.on_behalf_of`). */
export interface OnBehalfOf {
  readonly personId: string;
  readonly name: string;
  readonly by: "handover" | "delegation";
  readonly reason: string;
}

export interface SignatureBasis {
  /** The title under which the person signs. */
  readonly title: string;
  readonly authority: AuthorityOfSignature | null;
  readonly onBehalfOf: OnBehalfOf | null;
}

type Subject = Pick<AgreementEntity, "id" | "serviceId">;

/**
 * Gate g7: the person holds `signatory` now, whatever the session remembered, and has authority for this agreement today.
 * The rows that it rests on stay as they are until the transaction ends: a revocation waits for the signature, or the signature for it.
 * @throws Problem `forbidden`, `authority.*`
 */
export async function requireSignatory(tx: Tx, actor: Actor, agreement: Subject): Promise<SignatureBasis> {
  await tx.query("select 1 from membership where organization_id = app.org_id() order by person_id for share");
  await tx.query("select 1 from signing_authority where organization_id = app.org_id() order by id for share");
  await tx.query("select 1 from signing_delegation where organization_id = app.org_id() order by id for share");
  return basisOf(await signingFacts(tx, agreement), actor);
}

function basisOf(facts: SigningFacts, actor: Actor): SignatureBasis {
  const { authorityId, onBehalfOf } = orProblem(signingRight(actor.userId, facts));
  const line = facts.authorities.find(({ id }) => id === authorityId);
  const authority: AuthorityOfSignature | null = line
    ? {
        id: line.id,
        kind: line.kind,
        personName: line.personName,
        title: line.title,
        principal: line.principal,
        document: line.document,
        services: line.services,
        limitJpy: line.limitJpy,
        validFrom: line.validFrom,
        validUntil: line.validUntil,
      }
    : null;
  const given = [...facts.handovers, ...facts.delegations].find(({ id }) => id === onBehalfOf?.id);
  return {
    // A deputy signs under the own title, not under that of whom it stands in for.
    title: line?.personId === actor.userId ? line.title : actor.title,
    authority,
    onBehalfOf:
      onBehalfOf && given
        ? { personId: onBehalfOf.personId, name: given.fromName, by: onBehalfOf.by, reason: given.reason }
        : null,
  };
}

/** Reads them for the acting organisation. */
export async function signingFacts(tx: Tx, { id, serviceId }: Subject): Promise<SigningFacts> {
  const people = await tx.query<Signatory>(
    `select p.id, p.name, m.title from membership m join person p on p.id = m.person_id
      where m.organization_id = app.org_id() and 'signatory' = any(m.roles) order by p.name, p.id`,
  );
  return {
    today: dateInTokyo(tx.now.toISOString()),
    serviceId,
    amountJpy: await amountOf(tx, id),
    signatories: people.map((person) => person.id),
    people,
    authorities: await registeredAuthorities(tx),
    delegations: await namedDelegations(tx),
    handovers: await namedHandovers(tx, id),
    separateFrom: await separateFrom(tx, id),
  };
}

async function amountOf(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ jpy: string | null }>(
    "select value ->> 'jpy' as jpy from agreement_row where agreement_id = $1 and part = 'term' and key = 'amount'",
    [id],
  );
  return row?.jpy ?? null;
}

const serviceIds = `(select array_agg(s ->> 'id') from jsonb_array_elements(services) s) as "serviceIds"`;

const registeredAuthorities = (tx: Tx) =>
  tx.query<RegisteredAuthority>(
    `select a.id, a.person_id as "personId", a.person_name as "personName", a.title, a.kind, a.principal, a.services, ${serviceIds},
            a.limit_jpy::text as "limitJpy", a.valid_from::text as "validFrom", a.valid_until::text as "validUntil",
            a.revoked_at is not null as revoked,
            case when f.id is not null then jsonb_build_object('name', f.name, 'sha256', f.sha256) end as document
       from signing_authority a left join file f on f.id = a.document_id
      where a.organization_id = app.org_id() order by a.granted_at, a.id`,
  );

const namedDelegations = (tx: Tx) =>
  tx.query<NamedDelegation>(
    `select id, from_person_id as "fromPersonId", from_name as "fromName", to_person_id as "toPersonId", to_name as "toName",
            ${serviceIds}, valid_from::text as "validFrom", valid_until::text as "validUntil", reason, ended_at is not null as ended
       from signing_delegation where organization_id = app.org_id() order by made_at, id`,
  );

const namedHandovers = (tx: Tx, agreementId: string) =>
  tx.query<NamedHandover>(
    `select id, from_person_id as "fromPersonId", from_name as "fromName", to_person_id as "toPersonId", to_name as "toName", reason,
            to_char(made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, withdrawn_at is not null as withdrawn
       from signing_handover where agreement_id = $1 and organization_id = app.org_id() order by sequence`,
    [agreementId],
  );

// The trail is the record of who did what; it says who of one's own edited last, and who settled this revision.
async function separateFrom(tx: Tx, agreementId: string): Promise<readonly string[]> {
  const acts = await tx.query<{ personId: string }>(
    `select distinct acted.actor_id as "personId"
       from organization_profile o
       cross join lateral (
         (select e.actor_id from audit_event e where e.subject_id = $1 and e.actor_org = app.org_id()
             and e.action in ('agreement.row-added', 'agreement.row-edited', 'agreement.row-deleted')
           order by e.at desc, e.seq desc limit 1)
         union all
         (select s.actor_id from (select e.actor_id, e.actor_org from audit_event e where e.subject_id = $1 and e.action = 'agreement.settled'
                                   order by e.at desc, e.seq desc limit 1) s where s.actor_org = app.org_id())) acted
      where o.organization_id = app.org_id() and o.separate_signatory and acted.actor_id is not null`,
    [agreementId],
  );
  return acts.map(({ personId }) => personId);
}
