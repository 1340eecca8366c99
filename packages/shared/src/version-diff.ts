import type { Answer, Answers } from "./answer.js";
import { sameJson } from "./canonical.js";
import { answerTo } from "./condition.js";

export interface AnswerChange {
  readonly itemId: string;
  /** Null where the answer was added. */
  readonly before: Answer | null;
  /** Null where the answer was removed. */
  readonly after: Answer | null;
}

export interface AnswersDiff {
  readonly added: readonly AnswerChange[];
  readonly removed: readonly AnswerChange[];
  readonly changed: readonly AnswerChange[];
}

/**
 * What changed between two sets of answers, notes and all. The order of members inside an answer means nothing.
 * @param order item ids in the order to report them (the catalogue's); others follow by id
 */
export function diffAnswers(before: Answers, after: Answers, order: readonly string[] = []): AnswersDiff {
  const known = new Set(order);
  const given = new Set([...Object.keys(before), ...Object.keys(after)]);
  const ids = [...order.filter((id) => given.has(id)), ...[...given].filter((id) => !known.has(id)).sort()];
  const changes = ids.map((itemId) => ({
    itemId,
    before: answerTo(before, itemId) ?? null,
    after: answerTo(after, itemId) ?? null,
  }));
  return {
    added: changes.filter((change) => change.before === null && change.after !== null),
    removed: changes.filter((change) => change.before !== null && change.after === null),
    changed: changes.filter((change) => change.before && change.after && !sameJson(change.before, change.after)),
  };
}
