import { Injectable } from "@nestjs/common";
import { type Language, moveAgreement, type RiskValue } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { orProblem, Problem } from "../platform/problem.js";
import type { AgreementView } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { partyOf } from "./agreement-party.js";
import { lockRow } from "./agreement-rows.js";
import { AgreementTurnService } from "./agreement-turn.service.js";
import { AgreementViews } from "./agreement-view.js";
import type { RecordRiskCommunicationDto } from "./risk-communication.dto.js";
import { unsentEdits } from "./unsent-edits.js";

/** What was said of many risks at once, kept as unsent edits of the side with the turn until it is handed over. */
@Injectable()
export class RiskCommunicationService {
  constructor(
    private readonly db: Database,
    private readonly views: AgreementViews,
    private readonly turns: AgreementTurnService,
  ) {}

  /**
   * All rows or none. The rest of each row stays as its newest state says.
   * @throws Problem `not-found`, `wrong-state`, `agreement.not-your-turn`, `unacceptable`, `precondition-failed`
   */
  record(
    actor: Actor,
    id: string,
    { rows, explained, understood }: RecordRiskCommunicationDto,
    language: Language,
  ): Promise<AgreementView> {
    const said = oneOf(explained, understood);
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      orProblem(moveAgreement(agreement, { verb: "touch", by: partyOf(agreement, actor) }));
      const kept = new Map((await unsentEdits(tx, id)).map((edit) => [edit.rowId, edit]));
      for (const { id: rowId, etag } of rows) {
        const row = await lockRow(tx, id, rowId);
        if (row.part !== "risk") throw new Problem("not-found");
        const edit = kept.get(rowId);
        const newest = (edit?.value ?? row.value) as RiskValue;
        const input = { ...newest, communication: { ...newest.communication, ...said } };
        await this.turns.keepIn(tx, actor, agreement, row, etag, {
          value: input,
          ...(edit?.comment && { comment: edit.comment }),
        });
      }
      return this.views.of(tx, actor, agreement, language);
    });
  }
}

// Each side says its own part; both at once would be one side speaking for the other.
function oneOf(explained: object | undefined, understood: object | undefined): object {
  if ((explained === undefined) === (understood === undefined))
    throw new Problem("invalid-input", {
      errors: [
        {
          pointer: "",
          code: "either",
          detail: {
            ja: "説明の記録と理解の確認は、どちらか一方だけを送ってください",
            en: "Send either the explanation or the understanding",
          },
        },
      ],
    });
  return explained === undefined ? { understood } : { explained };
}
