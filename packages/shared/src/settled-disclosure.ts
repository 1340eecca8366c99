import type { AgreementContent, DisclosureLine } from "./agreement-content.js";
import { answerNote, answerState, answerText, plannedText, tableText } from "./answer-text.js";
import { type Answer, type Answers, DISCLOSED_LATER, isNarrowed } from "./answer.js";
import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";
import { answerTo, applies, factsOf, isRequired } from "./condition.js";

type DisclosureSummary = Pick<AgreementContent["disclosure"], "summary" | "exceptions" | "tables">;

interface AskedItem {
  readonly item: DisclosureItem;
  readonly section: string;
  readonly answer: Answer | undefined;
}

/** Sections whose tables stand in the agreement as they are: data locations, subcontractors, information flows. */
const tableSections = ["location", "subcontract", "dataflow"];

/** What the agreement repeats of its disclosure, as words: required answers, いいえ・対象外 with reasons, the three kinds of tables. */
export function disclosureContent(catalogue: DisclosureCatalogue, answers: Answers): DisclosureSummary {
  const facts = factsOf(catalogue, answers);
  const asked = askedItems(catalogue, answers);
  const lineOf = ({ item, section, answer }: AskedItem): DisclosureLine => ({
    itemId: item.id,
    section,
    label: item.label.ja,
    state: answerState(item, answer, true),
    text: isNarrowed(answer) ? DISCLOSED_LATER : answerText(item, answer, "ja", catalogue),
    note: isNarrowed(answer) ? "" : noteOf(answer),
  });
  const exceptions = asked.map(lineOf).filter(({ state }) => state === "no" || state === "not_applicable");
  return {
    summary: asked.filter(({ item }) => isRequired(item, facts)).map(lineOf),
    exceptions: [
      ...exceptions.filter(({ state }) => state === "no"),
      ...exceptions.filter(({ state }) => state === "not_applicable"),
    ],
    tables: tableSections.flatMap((id) => tablesOf(catalogue, answers, id)),
  };
}

/** The items that apply, in catalogue order, with the labels of their sections. */
function askedItems(catalogue: DisclosureCatalogue, answers: Answers): readonly AskedItem[] {
  const facts = factsOf(catalogue, answers);
  return catalogue.sections.flatMap(({ label, items }) =>
    items
      .filter((item) => applies(item, facts))
      .map((item) => ({ item, section: label.ja, answer: answerTo(answers, item.id) })),
  );
}

/** Beside いいえ the plan belongs to the reason; a plan that is the answer itself stands in its text. */
function noteOf(answer: Answer | undefined): string {
  const plan = answer?.planned && answer.value !== null ? plannedText(answer.planned, "ja") : "";
  return [answerNote(answer), plan].filter(Boolean).join("\n");
}

/** Tables with at least one filled row, without the columns that no row fills. */
function tablesOf(catalogue: DisclosureCatalogue, answers: Answers, sectionId: string): DisclosureSummary["tables"] {
  const facts = factsOf(catalogue, answers);
  const items = catalogue.sections.find(({ id }) => id === sectionId)?.items ?? [];
  return items
    .filter((item) => item.answer.type === "table" && applies(item, facts))
    .flatMap((item) => {
      const answer = answerTo(answers, item.id);
      if (isNarrowed(answer)) return [{ title: item.label.ja, columns: ["開示範囲"], rows: [[DISCLOSED_LATER]] }];
      const { columns, rows } = tableText(item, answer, "ja", catalogue);
      const filled = rows.filter((row) => row.some((cell) => cell !== ""));
      const used = columns.map((_, index) => filled.some((row) => row[index] !== ""));
      if (filled.length === 0) return [];
      const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, index) => used[index]);
      return [{ title: item.label.ja, columns: keep(columns), rows: filled.map(keep) }];
    });
}

/** Plans that the disclosure states, with their dates: matters still open when the agreement is settled. */
export const openMattersOf = (catalogue: DisclosureCatalogue, answers: Answers): AgreementContent["openMatters"] =>
  askedItems(catalogue, answers).flatMap(({ item, answer }) =>
    answer?.planned
      ? [
          {
            matter: `「${item.label.ja}」：${isNarrowed(answer) ? DISCLOSED_LATER : answer.planned.text}`,
            by: answer.planned.by ?? "期限の定めなし",
          },
        ]
      : [],
  );
