import type { Answer, AnswerValue } from "@portal/shared";

export type AnswerChange = { readonly [Member in keyof Answer]?: Answer[Member] | undefined };

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * The answer after a change. Members without content are dropped, so that "" and absent cannot differ; an answer without
 * any content is `null`, which clears it. Reasons and plans stay while they are still empty: the person is about to write them.
 */
export function answerWith(answer: Answer | undefined, change: AnswerChange): Answer | null {
  const merged: AnswerChange = { ...answer, ...change };
  const value: AnswerValue = isEmpty(merged.value) ? null : (merged.value as AnswerValue);
  const { note, otherText, evidence, notApplicable, planned, audience } = merged;
  const hasContent = value !== null || !isEmpty(note) || !isEmpty(evidence) || notApplicable || planned;
  if (!hasContent) return null;
  return {
    value,
    ...(note && { note }),
    ...(otherText && value !== null && { otherText }),
    ...(evidence && evidence.length > 0 && { evidence }),
    ...(notApplicable && { notApplicable }),
    ...(planned && { planned }),
    ...(audience && { audience }),
  };
}

/** A list with one member moved by one place; unchanged at the ends. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const target = index + by;
  const [one, other] = [list[index], list[target]];
  if (one === undefined || other === undefined) return list;
  return list.map((member, place) => (place === index ? other : place === target ? one : member));
}

/** A record without the members that are undefined or "". */
export function withoutBlanks<T extends object>(record: T): { [Member in keyof T]?: Exclude<T[Member], undefined> } {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(kept) as { [Member in keyof T]?: Exclude<T[Member], undefined> };
}
