import { Injectable } from "@nestjs/common";
import { dateInTokyo, type Language, nextPeriod, takesEffectOn } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import type { AgreementView, AmendDto } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { periodOf } from "./agreement-period.js";
import { amendedPeriod } from "./amended-period.js";
import { moved } from "./agreement-moves.service.js";
import { nextAgreementNumber } from "./agreement-number.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import { rowsOf } from "./agreement-rows.js";
import { startOfDayInTokyo } from "./tokyo-day.js";
import { RowWriting } from "./row-writing.js";
import { AgreementViews } from "./agreement-view.js";

/** Amendments (再合意): opened from the signed content of an agreement in force, and put in its place once sealed. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly db: Database,
    private readonly views: AgreementViews,
    private readonly writing: RowWriting,
  ) {}

  /**
   * Opens an amendment with every row as it was signed, confirmations included: only what is changed must be confirmed again. One that
   * renews proposes the period that follows without a gap.
   * @throws Problem `not-found`, `wrong-state`, `agreement.amendment-open` with the id of the one under way
   */
  open(actor: Actor, id: string, { reason, renews = false }: AmendDto, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const amended = await tx.lock(AgreementEntity, id);
      moved(amended, { verb: "amend", by: partyOf(amended, actor) });
      await requireNoneOpen(tx, id);
      const amendment = Object.assign(new AgreementEntity(), amended, {
        id: newId(),
        number: await nextAgreementNumber(tx),
        status: "negotiating",
        mode: "normal",
        revision: 1,
        openedBy: actor.kind,
        openedByName: actor.name,
        turn: actor.kind,
        handover: null,
        openedAt: tx.now,
        version: 1,
        settledAt: null,
        contentDigest: null,
        riskLimit: null,
        expiresOn: null,
        terminatesOn: null,
        sealingWaitsFor: null,
        amends: id,
        closing: { act: "agreement.amended", party: actor.kind, by: actor.name, at: tx.now.toISOString(), reason },
      } satisfies Partial<AgreementEntity>);
      await tx.em.insert(AgreementEntity, amendment);
      await copyRows(tx, amended, amendment);
      tx.record(
        "agreement.amended",
        amendment.id,
        { number: amendment.number, amends: id, amendedNumber: amended.number, reason, ...(renews && { renews }) },
        counterpartyId(amended, actor),
      );
      if (renews) await this.proposeNextPeriod(tx, actor, amendment);
      return this.views.of(tx, actor, amendment, language);
    });
  }

  private async proposeNextPeriod(tx: Tx, actor: Actor, amendment: AgreementEntity): Promise<void> {
    const row = (await rowsOf(tx, amendment.id)).find(({ part, key }) => part === "term" && key === "period");
    if (!row) return;
    const value = nextPeriod(await periodOf(tx, amendment.id));
    await this.writing.send(tx, actor, amendment, row, { value, comment: null, by: actor.name });
    Object.assign(amendment, { startsOn: value.startsOn, endsOn: value.endsOn });
  }
}

// One in force that has not taken effect yet stands in the way too.
async function requireNoneOpen(tx: Tx, id: string): Promise<void> {
  const [open] = await tx.query<{ id: string; number: string }>(
    `select id, number from agreement where amends = $1
        and status in ('drafting', 'negotiating', 'settled', 'vendor_sealing', 'vendor_signed', 'hospital_sealing', 'in_force')`,
    [id],
  );
  if (open) throw new Problem("agreement.amendment-open", { members: { amendment: open } });
}

async function copyRows(tx: Tx, from: AgreementEntity, to: AgreementEntity): Promise<void> {
  const ids = (await rowsOf(tx, from.id)).map(({ id }) => ({ old: id, id: newId() }));
  await tx.query(
    `insert into agreement_row (id, agreement_id, vendor_org_id, hospital_org_id, part, key, position, label, value, recommended,
                                vendor_confirmation, hospital_confirmation)
     select n.id, $1, r.vendor_org_id, r.hospital_org_id, r.part, r.key, r.position, r.label, r.value, r.recommended,
            r.vendor_confirmation, r.hospital_confirmation
       from jsonb_to_recordset($2::jsonb) as n(old uuid, id uuid) join agreement_row r on r.id = n.old`,
    [to.id, JSON.stringify(ids)],
  );
}

/**
 * Puts a sealed amendment in the place of the agreement it amends, or has a job do so on the day from which it takes effect: until then
 * the amended one holds. One that has ended in the meantime stays ended: what the amendment
 * says holds all the same.
 */
export async function supersede(tx: Tx, acting: Acting, amendment: AgreementEntity): Promise<void> {
  if (!amendment.amends) return;
  const amended = await tx.lock(AgreementEntity, amendment.amends);
  if (!isInForce(amended)) return;
  const from = takesEffectOn(amendedPeriod(amended), amendment);
  if (from !== null && from > dateInTokyo(tx.now.toISOString())) {
    await tx.enqueue(
      "agreement.supersede",
      `supersede ${amended.id} ${from}`,
      { agreementId: amendment.id, kind: acting.kind },
      startOfDayInTokyo(from),
    );
    return;
  }
  Object.assign(amended, moved(amended, { verb: "supersede" }), {
    closing: {
      act: "agreement.superseded",
      party: null,
      by: amendment.number,
      at: tx.now.toISOString(),
    },
  });
  await tx.em.save(AgreementEntity, amended);
  tx.record(
    "agreement.superseded",
    amended.id,
    { by: amendment.id, number: amendment.number },
    counterpartyId(amended, acting),
  );
}

/** An amendment is signed only while there is something in force to amend. @throws Problem `agreement.amended-ended` */
export async function requireAmendable(tx: Tx, amendment: AgreementEntity): Promise<void> {
  if (amendment.amends && !isInForce(await tx.lock(AgreementEntity, amendment.amends)))
    throw new Problem("agreement.amended-ended");
}

const isInForce = ({ status }: AgreementEntity): boolean => status === "in_force" || status === "terminating";
