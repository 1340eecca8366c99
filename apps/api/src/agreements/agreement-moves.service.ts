import { Injectable } from "@nestjs/common";
import {
  addDays,
  type AgreementMove,
  allowedIn,
  type AuditAction,
  closingBlocking,
  dateInTokyo,
  isIsoDate,
  type Language,
  moveAgreement,
  terminationBlocking,
  unsentBlocking,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { orProblem, Problem } from "../platform/problem.js";
import type { AgreementView, BlockingView } from "./agreement.dto.js";
import { AgreementEntity, type ClosingNote } from "./agreement.entity.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import { enqueueReminders } from "./agreement-reminders.js";
import { rowsOf } from "./agreement-rows.js";
import { turnState } from "./agreement-turn.js";
import { AgreementViews } from "./agreement-view.js";
import { riskLimitOf } from "./risk-limit.js";
import { SettledContents } from "./settled-contents.js";
import { SettlementRules } from "./settlement-rules.js";
import { startOfDayInTokyo } from "./tokyo-day.js";
import { unsentEdits } from "./unsent-edits.js";

const EXPIRES_AFTER_DAYS = 90;

/** The moves of an agreement's life that need no signature (docs/states.md). */
@Injectable()
export class AgreementMovesService {
  constructor(
    private readonly db: Database,
    private readonly views: AgreementViews,
    private readonly settlement: SettlementRules,
    private readonly contents: SettledContents,
    private readonly catalogues: CataloguesService,
  ) {}

  /** Freezes the content and its digest, and queues the PDF. @throws Problem `agreement.blocked` with what stands in the way */
  settle(actor: Actor, id: string, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const rows = await rowsOf(tx, id);
      const next = moved(agreement, { verb: "settle", by: partyOf(agreement, actor), blocking: 0 });
      // Read once: what the gates judge by is what the content says.
      agreement.riskLimit = await riskLimitOf(tx, agreement);
      const unsent = new Set((await unsentEdits(tx, id)).map(({ rowId }) => rowId));
      refuse(
        [
          ...unsentBlocking(
            partyOf(agreement, actor),
            rows.filter((row) => unsent.has(row.id)),
            await turnState(tx, agreement),
          ),
          ...(await this.settlement.blocking(tx, agreement, rows)),
        ],
        language,
      );
      const today = dateInTokyo(tx.now.toISOString());
      Object.assign(agreement, next, { settledAt: tx.now, expiresOn: addDays(today, EXPIRES_AFTER_DAYS) });
      agreement.contentDigest = await this.contents.freeze(tx, agreement, rows, actor);
      await tx.em.save(AgreementEntity, agreement);
      await tx.enqueue("agreement.document", `document ${id} ${agreement.revision}`, {
        agreementId: id,
        revision: agreement.revision,
        kind: actor.kind,
      });
      await tx.enqueue(
        "agreement.expiry",
        `expiry ${id} ${agreement.revision}`,
        { agreementId: id, revision: agreement.revision, kind: actor.kind },
        startOfDayInTokyo(addDays(agreement.expiresOn!, 1)),
      );
      await enqueueReminders(
        tx,
        actor,
        agreement,
        "reminder-signature",
        agreement.expiresOn!,
        String(agreement.revision),
      );
      tx.record(
        "agreement.settled",
        id,
        { revision: agreement.revision, contentDigest: agreement.contentDigest },
        counterpartyId(agreement, actor),
      );
      return this.views.of(tx, actor, agreement, language);
    });
  }

  reopen(actor: Actor, id: string, reason: string, language: Language): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.reopened", { reason }, (agreement) => {
      const next = moved(agreement, { verb: "reopen", by: partyOf(agreement, actor) });
      // Whoever reopens has the turn.
      const turn = partyOf(agreement, actor);
      return { ...next, settledAt: null, contentDigest: null, riskLimit: null, expiresOn: null, turn, handover: null };
    });
  }

  decline(actor: Actor, id: string, reason: string, language: Language): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.declined", { reason }, (agreement) =>
      moved(agreement, { verb: "decline", by: partyOf(agreement, actor) }),
    );
  }

  makeVoid(actor: Actor, id: string, reason: string, language: Language): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.voided", { reason }, (agreement) =>
      moved(agreement, { verb: "void", by: partyOf(agreement, actor) }),
    );
  }

  /** Names the last day. Whether the notice is long enough is asked at the termination (g9). @throws Problem `unacceptable` for a day in the past */
  notifyTermination(
    actor: Actor,
    id: string,
    { endsOn, reason }: { endsOn: string; reason: string },
    language: Language,
  ): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.termination-notified", { reason, endsOn }, (agreement, tx) => {
      if (!isIsoDate(endsOn))
        throw new Problem("unacceptable", {
          errors: [
            { pointer: "/endsOn", code: "format", detail: { ja: "存在しない日付です", en: "There is no such day" } },
          ],
        });
      return moved(agreement, {
        verb: "notify-termination",
        by: partyOf(agreement, actor),
        today: dateInTokyo(tx.now.toISOString()),
        endsOn,
      });
    });
  }

  /** @throws Problem `agreement.blocked` when gates g8–g10 do not hold */
  terminate(actor: Actor, id: string, language: Language): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.terminated", {}, async (agreement, tx) => {
      const side = partyOf(agreement, actor);
      const next = moved(agreement, { verb: "terminate", by: side, today: dateInTokyo(tx.now.toISOString()) });
      const { closing: notice, terminatesOn } = agreement;
      refuse(
        terminationBlocking({
          rows: await rowsOf(tx, id),
          roles: this.catalogues.pinned(agreement.catalogues).roles,
          openIncidents: 0,
          noticedOn: dateInTokyo(notice?.at ?? tx.now.toISOString()),
          endsOn: terminatesOn ?? agreement.endsOn,
          // The side that gave notice named the date; the other one confirms it by terminating.
          dateConfirmedBy: [...new Set([side, ...(notice?.party ? [notice.party] : [])])],
        }),
        language,
      );
      return next;
    });
  }

  /** @throws Problem `agreement.blocked` while duties after the end are open (gates g11–g14) */
  close(actor: Actor, id: string, language: Language): Promise<AgreementView> {
    return this.move(actor, id, language, "agreement.closed", {}, (agreement) => {
      const next = moved(agreement, { verb: "close", by: partyOf(agreement, actor), openPostTermination: 0 });
      refuse(
        closingBlocking({
          returnAccepted: false,
          placesNotErased: ["医療情報のすべての保存場所"],
          closureConfirmedBy: [],
          retentionRecorded: false,
        }),
        language,
      );
      return next;
    });
  }

  private move(
    actor: Actor,
    id: string,
    language: Language,
    action: AuditAction,
    note: { reason?: string; endsOn?: string },
    decide: (agreement: AgreementEntity, tx: Tx) => Promise<Partial<AgreementEntity>> | Partial<AgreementEntity>,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const before = agreement.status;
      Object.assign(agreement, await decide(agreement, tx));
      agreement.closing = {
        act: action,
        party: actor.kind,
        by: actor.name,
        at: tx.now.toISOString(),
        ...note,
      } satisfies ClosingNote;
      await tx.em.save(AgreementEntity, agreement);
      tx.record(
        action,
        id,
        { before, after: agreement.status, revision: agreement.revision, ...note },
        counterpartyId(agreement, actor),
      );
      return this.views.of(tx, actor, agreement, language);
    });
  }
}

/** The machine's answer; a refusal says in which statuses the move is possible. */
export function moved(agreement: AgreementEntity, move: AgreementMove): Partial<AgreementEntity> {
  const { status, mode, revision, terminatesOn } = orProblem(moveAgreement(agreement, move), {
    members: { allowedIn: allowedIn(move.verb) },
  });
  return { status, mode, revision, terminatesOn };
}

function refuse(blocking: readonly { code: string; detail: { ja: string; en: string } }[], language: Language): void {
  if (blocking.length === 0) return;
  const shown = blocking.map((one) => ({ ...one, detail: one.detail[language] }) as BlockingView);
  throw new Problem("agreement.blocked", { members: { blocking: shown } });
}
