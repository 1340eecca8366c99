import { Injectable } from "@nestjs/common";
import { dateInTokyo } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { Problem, requireNone } from "../platform/problem.js";
import type { AuthorityRegisterView, MakeDelegationDto } from "./authorities.dto.js";
import { periodErrors } from "./authorities.service.js";
import { chosenServices, memberOf, registerOf, requireOwn, wrongField } from "./authority-register.js";

/** 不在時の代理: a signatory names who signs in the own place for some days. Whether it carries is asked at each signature. */
@Injectable()
export class DelegationsService {
  constructor(private readonly db: Database) {}

  /** @throws Problem `unacceptable`, `not-found` for a foreign organisation */
  make(actor: Actor, id: string, input: MakeDelegationDto): Promise<AuthorityRegisterView> {
    requireOwn(actor, id);
    requireNone(periodErrors(input));
    return this.db.as(actor, async (tx) => {
      const { toPersonId, validFrom, validUntil, reason } = input;
      if (validUntil < dateInTokyo(tx.now.toISOString()))
        throw wrongField("/validUntil", "range", {
          ja: "最終日は今日以後にしてください",
          en: "The last day must not be before today",
        });
      const deputy = await memberOf(tx, toPersonId);
      if (toPersonId === actor.userId || !deputy?.roles.includes("signatory"))
        throw wrongField("/toPersonId", "choice", {
          ja: "署名の役割を持つ、自分以外の人を選んでください",
          en: "Choose another member with the role of signatory",
        });
      const services = await chosenServices(tx, actor, input.serviceIds);
      const delegationId = newId();
      await tx.query(
        `insert into signing_delegation (id, organization_id, from_person_id, from_name, to_person_id, to_name, services, valid_from, valid_until, reason)
         values ($1, app.org_id(), app.user_id(), $2, $3, $4, $5, $6, $7, $8)`,
        [
          delegationId,
          actor.name,
          toPersonId,
          deputy.name,
          services && JSON.stringify(services),
          validFrom,
          validUntil,
          reason,
        ],
      );
      tx.record("authority.delegation-made", delegationId, {
        from: actor.name,
        to: deputy.name,
        toPersonId,
        services,
        validFrom,
        validUntil,
        reason,
      });
      return registerOf(tx, actor);
    });
  }

  /** By whom it stands in for, the deputy or an administrator. Ended already, it stays as it was. @throws Problem `not-found`, `forbidden` */
  end(actor: Actor, id: string, delegationId: string): Promise<AuthorityRegisterView> {
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      const one = await tx.one<{ from: string; to: string; fromName: string; toName: string; ended: boolean }>(
        `select from_person_id as "from", to_person_id as "to", from_name as "fromName", to_name as "toName", ended_at is not null as ended
           from signing_delegation where id = $1 and organization_id = app.org_id() for update`,
        [delegationId],
      );
      if (![one.from, one.to].includes(actor.userId) && !actor.roles.includes("admin")) throw new Problem("forbidden");
      if (!one.ended) {
        await tx.query("update signing_delegation set ended_at = app.now(), ended_by_name = $2 where id = $1", [
          delegationId,
          actor.name,
        ]);
        tx.record("authority.delegation-ended", delegationId, { from: one.fromName, to: one.toName });
      }
      return registerOf(tx, actor);
    });
  }
}
