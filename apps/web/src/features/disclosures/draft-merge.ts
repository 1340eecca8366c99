import { answerTo, sameJson, type Answers } from "@portal/shared";
import type { ApiProblem } from "../../api/client.js";
import type { AnswerFinding } from "./answer-findings.js";
import type { AnswerChanges } from "./disclosure.api.js";
import type { Conflict } from "./draft-conflict.js";

/**
 * Which typed answers meet somebody else's, now that the draft is `current` and no longer `before`. An item that only one side
 * changed, or that both changed alike, is no conflict.
 */
export function rebased(
  before: Answers,
  current: Answers,
  pending: AnswerChanges,
  known: Readonly<Record<string, Conflict>>,
): Readonly<Record<string, Conflict>> {
  const met = Object.keys(pending).filter(
    (itemId) => itemId in known || !sameJson(answerTo(before, itemId) ?? null, answerTo(current, itemId) ?? null),
  );
  return Object.fromEntries(met.map((itemId) => [itemId, { itemId, theirs: answerTo(current, itemId) ?? null }]));
}

/** What a refusal says of the items that were sent, pointers counted from each answer. */
export function refusedItems(
  problem: ApiProblem,
  sent: readonly string[],
): Readonly<Record<string, readonly AnswerFinding[]>> {
  const named = problem.errors.flatMap(({ pointer, detail }) => {
    const itemId = sent.find((id) => pointer === `/answers/${id}` || pointer.startsWith(`/answers/${id}/`));
    // The sentence came in the language that was asked for; there is no other.
    return itemId
      ? [{ itemId, pointer: pointer.slice(`/answers/${itemId}`.length), detail: { ja: detail, en: detail } }]
      : [];
  });
  return Object.fromEntries(
    [...new Set(named.map(({ itemId }) => itemId))].map((itemId) => [
      itemId,
      named.filter((one) => one.itemId === itemId).map(({ pointer, detail }) => ({ pointer, detail })),
    ]),
  );
}
