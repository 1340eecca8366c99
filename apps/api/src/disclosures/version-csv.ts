import { answerNote, answerState, answerText, applies, type DisclosureCatalogue, factsOf } from "@portal/shared";
import { csvText } from "../platform/csv.js";
import type { VersionContent } from "./version-content.js";

const states = {
  answered: "回答あり",
  no: "いいえ",
  not_applicable: "対象外",
  planned: "予定",
  unanswered: "記載なし",
} as const;

/** All items of a version as CSV. */
export function versionCsv(
  catalogue: DisclosureCatalogue,
  content: VersionContent,
  restricted: ReadonlySet<string>,
): string {
  const facts = factsOf(catalogue, content.answers);
  const head = ["区分", "項目ID", "項目", "状態", "回答", "備考"];
  const rows = catalogue.sections.flatMap(({ label, items }) =>
    items.map((item) => {
      const before = [label.ja, item.id, item.label.ja];
      if (restricted.has(item.id)) return [...before, "開示範囲外", "", ""];
      const answer = content.answers[item.id];
      const state = answerState(item, answer, applies(item, facts));
      return [...before, states[state], answer ? answerText(item, answer, "ja", catalogue) : "", answerNote(answer)];
    }),
  );
  return csvText([head, ...rows]);
}
