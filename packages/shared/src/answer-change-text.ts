import { answerNote, answerText, plannedText } from "./answer-text.js";
import type { Answer } from "./answer.js";
import { sameJson } from "./canonical.js";
import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";
import { colon, type Language, type Text } from "./text.js";

const words = {
  nothing: { ja: "回答なし", en: "no answer" },
  none: { ja: "なし", en: "none" },
  answer: { ja: "回答", en: "Answer" },
  note: { ja: "補足", en: "Note" },
  plan: { ja: "予定", en: "Plan" },
  evidence: { ja: "証跡を変更", en: "Evidence changed" },
  audience: { ja: "回答を見せる範囲を変更", en: "Audience of the answer changed" },
} as const satisfies Record<string, Text>;

const LONG = 80;

/**
 * What changed in an answer, as one sentence: いいえ → はい；補足：準備中 → なし. Long texts and tables are named, not repeated. Empty
 * when the answers are the same. Null stands for no answer.
 */
export function answerChangeSentence(
  item: DisclosureItem,
  before: Answer | null,
  after: Answer | null,
  language: Language,
  catalogue?: DisclosureCatalogue,
): string {
  const text = (answer: Answer | null) =>
    answer ? answerText(item, answer, language, catalogue) : words.nothing[language];
  const plan = (answer: Answer | null) => (answer?.planned ? plannedText(answer.planned, language) : "");
  const [old, now] = [text(before), text(after)];
  const said = [
    ...fieldChange("", old, now, words.answer, language),
    ...fieldChange(
      `${words.note[language]}${colon[language]}`,
      answerNote(before ?? undefined),
      answerNote(after ?? undefined),
      words.note,
      language,
    ),
    // An answer that is nothing but a plan has said it already.
    ...(old === plan(before) || now === plan(after)
      ? []
      : fieldChange("", plan(before), plan(after), words.plan, language)),
    ...(sameJson(before?.evidence ?? [], after?.evidence ?? []) ? [] : [words.evidence[language]]),
  ];
  if (said.length === 0 && !sameJson(before, after)) return words.audience[language];
  return said.join(language === "ja" ? "；" : "; ");
}

function fieldChange(lead: string, before: string, after: string, name: Text, language: Language): readonly string[] {
  if (before === after) return [];
  const isShort = [before, after].every((words) => words.length <= LONG && !words.includes("\n"));
  if (!isShort) return [language === "ja" ? `${name.ja}を変更` : `${name.en} changed`];
  return [`${lead}${before || words.none[language]} → ${after || words.none[language]}`];
}
