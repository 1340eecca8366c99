import { answerNote, answerState, answerText, applies, type DisclosureCatalogue, factsOf } from "@portal/shared";
import type { VersionContent } from "./version-content.js";

const BYTE_ORDER_MARK = "\ufeff";
const states = {
  answered: "回答あり",
  no: "いいえ",
  not_applicable: "対象外",
  planned: "予定",
  unanswered: "記載なし",
} as const;

/** All items of a version as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets in Japan expect it). */
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
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

// A cell that begins so is run as a formula by spreadsheets; full-width forms too, which Japanese editions fold. Also after white space.
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠−]/u;

/** One cell: a formula is made text by a leading apostrophe, then quoted where needed. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
