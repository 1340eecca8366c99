import { Injectable } from "@nestjs/common";
import { isBeforeSignature, mayHandOverSigning, problems, recipientRight, stands } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem, Problem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { partyOf } from "./agreement-party.js";
import type { HandOverSigningDto, SigningRightsView } from "./signing-rights.dto.js";
import { type SigningFacts, signingFacts } from "./signing-rights.js";

/** Who may sign an agreement for one's own organisation, and the signing handed from one to another (引継ぎ). */
@Injectable()
export class SigningHandoversService {
  constructor(private readonly db: Database) {}

  rights(actor: Actor, id: string): Promise<SigningRightsView> {
    return this.db.as(actor, async (tx) => rightsOf(tx, await tx.get(AgreementEntity, id)));
  }

  /** @throws Problem `not-found`, `wrong-state` after the own signature, `forbidden`, `authority.*`, `unacceptable` for who may not sign */
  handOver(actor: Actor, id: string, { toPersonId, reason }: HandOverSigningDto): Promise<SigningRightsView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const facts = await signingFacts(tx, agreement);
      requireRecipient(toPersonId, actor, facts);
      const at = { status: agreement.status, side: partyOf(agreement, actor) };
      orProblem(mayHandOverSigning(actor.userId, toPersonId, facts, at));
      const to = facts.people.find((person) => person.id === toPersonId)!;
      await tx.query(
        `insert into signing_handover (id, agreement_id, organization_id, from_person_id, from_name, to_person_id, to_name, reason, sequence)
         values ($1, $2, app.org_id(), app.user_id(), $3, $4, $5, $6, $7)`,
        [newId(), id, actor.name, toPersonId, to.name, reason, facts.handovers.length + 1],
      );
      // Its own organisation's matter: the other side sees both names in the signature.
      tx.record("agreement.signing-handed-over", id, { from: actor.name, to: to.name, toPersonId, reason });
      return rightsOf(tx, agreement);
    });
  }

  /** By whoever handed it over; what was handed on since goes back with it. Withdrawn already, it stays so. @throws Problem `not-found`, `wrong-state` */
  withdraw(actor: Actor, id: string, handoverId: string): Promise<SigningRightsView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const { handovers } = await signingFacts(tx, agreement);
      const place = handovers.findIndex((one) => one.id === handoverId && one.fromPersonId === actor.userId);
      const handover = handovers[place];
      if (!handover) throw new Problem("not-found");
      if (!isBeforeSignature(agreement.status, partyOf(agreement, actor))) throw new Problem("wrong-state");
      if (!handover.withdrawn) {
        await tx.query(
          `update signing_handover set withdrawn_at = app.now()
            where agreement_id = $1 and organization_id = app.org_id() and sequence > $2 and withdrawn_at is null`,
          [id, place],
        );
        tx.record("agreement.signing-handover-withdrawn", id, { from: handover.fromName, to: handover.toName });
      }
      return rightsOf(tx, agreement);
    });
  }
}

// Why somebody cannot be handed it belongs to the field in which the person was chosen.
function requireRecipient(toPersonId: string, actor: Actor, facts: SigningFacts): void {
  const right = recipientRight(toPersonId, facts);
  if (right.ok && toPersonId !== actor.userId) return;
  const detail =
    right.ok || right.code === "forbidden"
      ? { ja: "署名の役割を持つ、自分以外の人を選んでください", en: "Choose another member with the role of signatory" }
      : problems[right.code].title;
  throw new Problem("unacceptable", { errors: [{ pointer: "/toPersonId", code: "choice", detail }] });
}

async function rightsOf(tx: Tx, agreement: AgreementEntity): Promise<SigningRightsView> {
  const facts = await signingFacts(tx, agreement);
  return {
    today: facts.today,
    serviceId: facts.serviceId,
    amountJpy: facts.amountJpy,
    signatories: [...facts.signatories],
    people: facts.people.map(({ id, name, title }) => ({ id, name, title })),
    authorities: facts.authorities.map((line) => ({
      id: line.id,
      personId: line.personId,
      personName: line.personName,
      title: line.title,
      kind: line.kind,
      principal: line.principal,
      serviceIds: line.serviceIds && [...line.serviceIds],
      limitJpy: line.limitJpy,
      validFrom: line.validFrom,
      validUntil: line.validUntil,
      revoked: line.revoked,
    })),
    delegations: facts.delegations.map((one) => ({
      id: one.id,
      fromPersonId: one.fromPersonId,
      fromName: one.fromName,
      toPersonId: one.toPersonId,
      toName: one.toName,
      serviceIds: one.serviceIds && [...one.serviceIds],
      validFrom: one.validFrom,
      validUntil: one.validUntil,
      reason: one.reason,
      ended: one.ended,
    })),
    handovers: facts.handovers.map((one) => ({ ...one, standing: stands(one.id, facts) })),
    separateFrom: [...facts.separateFrom],
  };
}
