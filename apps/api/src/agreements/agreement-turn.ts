import { takeTurn, type TurnState } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { orProblem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { partyOf } from "./agreement-party.js";

/** The turn as the rules see it. */
export async function turnState(tx: Tx, { id, turn, handover }: AgreementEntity): Promise<TurnState> {
  const { unsentBy } = await tx.one<{ unsentBy: TurnState["unsentBy"] }>('select app.unsent_by($1) as "unsentBy"', [
    id,
  ]);
  return { turn, respondBy: handover?.respondBy ?? null, unsentBy };
}

/**
 * Every edit, sent or unsent, is made with the turn; the caller holds the lock of the agreement.
 * @throws Problem `agreement.not-your-turn`
 */
export async function requireTurn(tx: Tx, actor: Actor, agreement: AgreementEntity): Promise<void> {
  const side = partyOf(agreement, actor);
  if (agreement.turn === side) return;
  const { turn } = orProblem(takeTurn(await turnState(tx, agreement), side));
  Object.assign(agreement, { turn, handover: null });
  await tx.query("update agreement set turn = $2, handover = null where id = $1", [agreement.id, turn]);
}
