import {
  answerState,
  answerTo,
  applies,
  factsOf,
  isRequired,
  type Answer,
  type AnswerState,
  type Answers,
  type DisclosureCatalogue,
  type DisclosureItem,
  type Text,
} from "@portal/shared";

export type ReadState = AnswerState | "restricted";

export interface ReadItem {
  readonly item: DisclosureItem;
  readonly answer: Answer | undefined;
  readonly state: ReadState;
  readonly required: boolean;
}

export interface ReadSection {
  readonly id: string;
  readonly label: Text;
  readonly items: readonly ReadItem[];
}

/**
 * A version laid out by its catalogue: every item that applies, answered or not, in catalogue order; sections without one are left out.
 * Published answers belong to items that apply, and so do those kept from this reader, even where a fact behind them is kept too.
 */
export function readVersion(
  catalogue: DisclosureCatalogue,
  { answers, restricted }: { readonly answers: Answers; readonly restricted: readonly string[] },
): readonly ReadSection[] {
  const facts = factsOf(catalogue, answers);
  const kept = new Set(restricted);
  return catalogue.sections
    .map(({ id, label, items }) => ({
      id,
      label,
      items: items.flatMap((item): ReadItem[] => {
        const required = isRequired(item, facts);
        if (kept.has(item.id)) return [{ item, answer: undefined, state: "restricted", required }];
        const answer = answerTo(answers, item.id);
        if (!answer && !applies(item, facts)) return [];
        return [{ item, answer, state: answerState(item, answer, true), required }];
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

export const inState = (sections: readonly ReadSection[], state: ReadState | null): readonly ReadSection[] =>
  state === null
    ? sections
    : sections
        .map((section) => ({ ...section, items: section.items.filter((one) => one.state === state) }))
        .filter(({ items }) => items.length > 0);

export const countIn = (sections: readonly ReadSection[], state: ReadState | null): number =>
  inState(sections, state).reduce((sum, { items }) => sum + items.length, 0);
