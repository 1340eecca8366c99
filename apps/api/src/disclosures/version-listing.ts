import {
  type Answer,
  answerNote,
  type AnswerState,
  answerState,
  answerText,
  applies,
  characterPairs,
  type DisclosureCatalogue,
  type DisclosureItem,
  factsOf,
  foldForSearch,
  indexOf,
  isMeasure,
  tableText,
  type Text,
} from "@portal/shared";
import type { VersionContent } from "./version-content.js";

/** One answer in words, for a list. */
export interface Highlight {
  readonly itemId: string;
  readonly label: Text;
  readonly state: AnswerState;
  readonly text: Text;
  /** Whether いいえ would mean a missing measure here, not just another fact. */
  readonly isMeasure: boolean;
}

/** What the directory shows, filters and searches of one version; made when it is published. */
export interface Listing {
  readonly category: string | null;
  readonly highlights: readonly Highlight[];
  /** Applying items by the state of their answer. */
  readonly counts: Readonly<Record<AnswerState, number>>;
  readonly searchText: string;
  readonly searchPairs: readonly string[];
}

/** The few answers a buyer looks for first; of alternatives, the first that is asked. What the edition does not have is left out. */
const highlighted = [
  ["location-domestic-only"],
  ["cert-isms"],
  ["cert-privacymark"],
  ["auth-user-2fa"],
  ["backup-rpo", "backup-rpo-point"],
  ["remote-used"],
];
const CATEGORY_FACT = "system_category";

/** `restricted`: items whose answers not everybody sees; they are neither shown nor searched. */
export function listingOf(
  catalogue: DisclosureCatalogue,
  content: VersionContent,
  restricted: ReadonlySet<string>,
): Listing {
  const { items, byId } = indexOf(catalogue);
  const facts = factsOf(catalogue, content.answers);
  const counts: Record<AnswerState, number> = { answered: 0, no: 0, not_applicable: 0, planned: 0, unanswered: 0 };
  for (const item of items) if (applies(item, facts)) counts[answerState(item, content.answers[item.id], true)] += 1;
  const open = (item: DisclosureItem | undefined): item is DisclosureItem =>
    !!item && !restricted.has(item.id) && applies(item, facts);
  const highlights = highlighted
    .flatMap((alternatives) =>
      alternatives
        .map((id) => byId.get(id))
        .filter(open)
        .slice(0, 1),
    )
    .map((item) => highlight(catalogue, item, content));
  const words = items.filter(open).flatMap((item) => {
    const answer = content.answers[item.id];
    return answer ? [answerText(item, answer, "ja", catalogue), answerNote(answer)] : [];
  });
  const searchText = foldForSearch(
    [content.serviceName, content.vendor.name, content.description, ...words].join("\n"),
  );
  const category = facts[CATEGORY_FACT];
  return {
    category: typeof category === "string" ? category : null,
    highlights,
    counts,
    searchText,
    searchPairs: characterPairs(searchText),
  };
}

function highlight(catalogue: DisclosureCatalogue, item: DisclosureItem, { answers }: VersionContent): Highlight {
  const answer = answers[item.id];
  const state = answerState(item, answer, true);
  const isTable = item.answer.type === "table" && state === "answered";
  const text = (language: "ja" | "en") =>
    isTable ? namesOf(item, answer, language, catalogue) : answerText(item, answer, language, catalogue);
  return {
    itemId: item.id,
    label: item.label,
    state,
    text: { ja: text("ja"), en: text("en") },
    isMeasure: isMeasure(item),
  };
}

const KINDS_SHOWN = 2;

// Of a table, the first column names the things, and the choices beside it say what they are: whose certificate, and whether it was
// obtained at all. A name alone would show what was refused as if it were held.
function namesOf(
  item: DisclosureItem,
  answer: Answer | undefined,
  language: "ja" | "en",
  catalogue: DisclosureCatalogue,
): string {
  const japanese = language === "ja";
  const kinds = (item.answer.columns ?? [])
    .flatMap(({ type }, place) => (type === "single_choice" && place > 0 ? [place] : []))
    .slice(0, KINDS_SHOWN);
  return tableText(item, answer, language, catalogue)
    .rows.map((cells) => {
      const [name = ""] = cells;
      const said = kinds.flatMap((place) => cells[place] || []).join(japanese ? "・" : ", ");
      return said === "" ? name : japanese ? `${name}（${said}）` : `${name} (${said})`;
    })
    .filter(Boolean)
    .join(japanese ? "、" : ", ");
}
