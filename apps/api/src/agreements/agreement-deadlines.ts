import { Injectable, type OnModuleInit } from "@nestjs/common";
import { dateInTokyo, moveAgreement, type Party } from "@portal/shared";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { JobRunner } from "../platform/jobs.js";
import { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId } from "./agreement-party.js";
import { periodOf } from "./agreement-period.js";
import { supersede } from "./amendments.service.js";

/** Moves that time makes: an unsigned settlement expires, an agreement reaches its end. */
@Injectable()
export class AgreementDeadlines implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.expiry", async ({ payload, orgId, userId }) => {
      const { agreementId, revision, kind } = payload as { agreementId: string; revision: number; kind: Party };
      await this.expire({ orgId, userId: userId ?? "", kind }, agreementId, revision);
    });
    this.jobs.handle("agreement.end", async ({ payload, orgId, userId }) => {
      const { agreementId, kind } = payload as { agreementId: string; kind: Party };
      await this.end({ orgId, userId: userId ?? "", kind }, agreementId);
    });
    this.jobs.handle("agreement.supersede", async ({ payload, orgId, userId }) => {
      const { agreementId, kind } = payload as { agreementId: string; kind: Party };
      await this.supersede({ orgId, userId: userId ?? "", kind }, agreementId);
    });
  }

  private expire(acting: Acting, id: string, revision: number): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      if (agreement.revision !== revision || !agreement.expiresOn) return;
      const today = dateInTokyo(tx.now.toISOString());
      const next = moveAgreement(agreement, { verb: "expire", today, expiresOn: agreement.expiresOn });
      // Signed, reopened or declined in the meantime: nothing expires.
      if (!next.ok) return;
      await tx.query("update agreement set status = $2 where id = $1", [id, next.value.status]);
      tx.record(
        "agreement.expired",
        id,
        { revision, expiresOn: agreement.expiresOn },
        counterpartyId(agreement, acting),
      );
    });
  }

  // The day has come from which a concluded amendment takes the place of what it amends.
  private supersede(acting: Acting, id: string): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const amendment = await tx.lock(AgreementEntity, id);
      // Ended before it took effect: what it would have replaced stays.
      if (amendment.status === "in_force") await supersede(tx, acting, amendment);
    });
  }

  // At the end of the period, without renewal, no notice is needed (docs/states.md).
  private end(acting: Acting, id: string): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const today = dateInTokyo(tx.now.toISOString());
      // An amendment that takes over on the day after the last one does not let it end.
      if (await isTakenOver(tx, acting, id)) return;
      const next = moveAgreement(agreement, {
        verb: "lapse",
        today,
        endsOn: agreement.endsOn,
        renewal: (await periodOf(tx, id)).renewal,
      });
      // Not yet, renewed, or terminated by hand: nothing lapses.
      if (!next.ok) return;
      await tx.query("update agreement set status = $2 where id = $1", [id, next.value.status]);
      tx.record(
        "agreement.terminated",
        id,
        { endsOn: agreement.terminatesOn ?? agreement.endsOn },
        counterpartyId(agreement, acting),
      );
    });
  }
}

async function isTakenOver(tx: Tx, acting: Acting, id: string): Promise<boolean> {
  const amendment = await tx.em.findOneBy(AgreementEntity, { amends: id, status: "in_force" });
  if (!amendment) return false;
  await supersede(tx, acting, amendment);
  return (await tx.get(AgreementEntity, id)).status === "superseded";
}
