import { canonicalJson, type Answer, type DisclosureItem } from "@portal/shared";
import type { ComparisonCell, ComparisonItem, ComparisonSection } from "./comparison.api.js";

/** The answer behind a cell, as the pieces that draw answers take it. */
export function answerOf({ state, value, note, otherText, planned, evidence }: ComparisonCell): Answer {
  // A reason stands in the place of the note only when the vendor marked the item 対象外 instead of answering "na".
  const reason = state === "not_applicable" && value !== "na" ? note : null;
  return {
    value,
    ...(reason !== null && { notApplicable: { reason } }),
    ...(reason === null && note !== null && { note }),
    ...(otherText !== undefined && { otherText }),
    ...(planned && { planned }),
    ...(evidence && { evidence }),
  };
}

/**
 * Which cells of an item to mark 相違: those outside the answer that more than half of the versions give, or all when no answer
 * has that many. None when the API found no difference.
 */
export function differingCells(item: DisclosureItem, { cells, differs }: ComparisonItem): readonly boolean[] {
  if (!differs) return cells.map(() => false);
  const says = cells.map((cell) => meaningOf(item, cell));
  const common = says.find((one) => says.filter((other) => other === one).length * 2 > says.length);
  return says.map((one) => one !== common);
}

/** Notes do not count, nor the order of choices; the state alone says all of いいえ, 対象外 and 未回答. */
function meaningOf(item: DisclosureItem, { state, value, planned, otherText = "" }: ComparisonCell): string {
  if (state === "planned") return canonicalJson([state, planned?.text ?? "", planned?.by ?? ""]);
  if (state !== "answered" || item.answer.type === "file_evidence") return state;
  const chosen: unknown =
    item.answer.type === "multi_choice" && Array.isArray(value) ? [...(value as unknown[])].sort() : value;
  const isOther = value === "other" || (Array.isArray(value) && (value as unknown[]).includes("other"));
  return canonicalJson([state, chosen, isOther ? otherText : ""]);
}

export interface Shown {
  readonly differencesOnly: boolean;
  /** Id of the one section to show, or null for all. */
  readonly section: string | null;
}

/** What of a comparison is shown; sections left without an item are left out. */
export const shownSections = (
  sections: readonly ComparisonSection[],
  { differencesOnly, section }: Shown,
): readonly ComparisonSection[] =>
  sections
    .filter(({ id }) => section === null || id === section)
    .map((one) => ({ ...one, items: differencesOnly ? one.items.filter(({ differs }) => differs) : one.items }))
    .filter(({ items }) => items.length > 0);

export const countItems = (sections: readonly ComparisonSection[]): number =>
  sections.reduce((sum, { items }) => sum + items.length, 0);

const isIn = (cell: ComparisonCell | undefined, state: ComparisonCell["state"]) =>
  cell?.state === state && !cell.outOfScope;

/** How many items asked of one version (its place among the versions) are in one state; the same count as in the directory. */
export const countState = (
  sections: readonly ComparisonSection[],
  place: number,
  state: ComparisonCell["state"],
): number =>
  sections.reduce((sum, { items }) => sum + items.filter(({ cells }) => isIn(cells[place], state)).length, 0);
