import { answerNote, answerState, type AnswerState } from "./answer-text.js";
import type { Answer, Answers, AnswerValue } from "./answer.js";
import { sameJson } from "./canonical.js";
import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";
import { answerTo, applies, factsOf, type Facts } from "./condition.js";
import type { Text } from "./text.js";

/** `restricted`: there is an answer that this reader may not see. */
export type CellState = AnswerState | "restricted";

export interface ComparisonCell {
  readonly versionId: string;
  readonly state: CellState;
  readonly value: AnswerValue;
  /** The note, or why it is not applicable; null when there is none. */
  readonly note: string | null;
  readonly otherText?: string;
  readonly planned?: NonNullable<Answer["planned"]>;
  readonly evidence?: readonly string[];
  /** 条件により対象外: the item is not asked of this version; absent when the vendor itself says 対象外. */
  readonly outOfScope?: true;
}

export interface ComparisonItem {
  readonly itemId: string;
  readonly label: Text;
  /** One cell a version, in the order of the versions. */
  readonly cells: readonly ComparisonCell[];
  /** Whether any two cells differ in state or value. Notes do not count. */
  readonly differs: boolean;
}

export interface ComparisonSection {
  readonly id: string;
  readonly label: Text;
  readonly items: readonly ComparisonItem[];
}

export interface ComparisonSummary {
  readonly versionId: string;
  /** Failed must-criteria of a requirement profile; 0 without one. */
  readonly mustFailed: number;
  readonly score: number | null;
  /** Items asked of this version and left open (記載なし). */
  readonly unanswered: number;
}

export interface Comparison {
  readonly sections: readonly ComparisonSection[];
  readonly summary: readonly ComparisonSummary[];
}

export interface ComparedVersion {
  readonly versionId: string;
  readonly answers: Answers;
  /** Ids of items whose answers this reader may not see. They still decide which items apply. */
  readonly restricted?: ReadonlySet<string>;
}

/** The versions side by side, item by item in catalogue order. With `differencesOnly`, only items that differ. */
export function compareVersions(
  catalogue: DisclosureCatalogue,
  versions: readonly ComparedVersion[],
  { differencesOnly = false }: { readonly differencesOnly?: boolean } = {},
): Comparison {
  const sides = versions.map((version) => ({ ...version, facts: factsOf(catalogue, version.answers), unanswered: 0 }));
  const sections: ComparisonSection[] = [];
  for (const { id, label, items } of catalogue.sections) {
    const rows: ComparisonItem[] = [];
    for (const item of items) {
      const cells = sides.map((side) => cellOf(item, side));
      cells.forEach((cell, index) => {
        const side = sides[index];
        if (side && cell.state === "unanswered") side.unanswered += 1;
      });
      const differs = differ(item, cells);
      if (differs || !differencesOnly) rows.push({ itemId: item.id, label: item.label, cells, differs });
    }
    if (rows.length > 0 || !differencesOnly) sections.push({ id, label, items: rows });
  }
  const summary = sides.map(({ versionId, unanswered }) => ({ versionId, mustFailed: 0, score: null, unanswered }));
  return { sections, summary };
}

function cellOf(item: DisclosureItem, side: ComparedVersion & { readonly facts: Facts }): ComparisonCell {
  const { versionId, answers, restricted, facts } = side;
  if (!applies(item, facts)) return { versionId, state: "not_applicable", value: null, note: null, outOfScope: true };
  const answer = answerTo(answers, item.id);
  if (answer && restricted?.has(item.id)) return { versionId, state: "restricted", value: null, note: null };
  return {
    versionId,
    state: answerState(item, answer, true),
    value: answer?.value ?? null,
    note: answerNote(answer) || null,
    ...(answer?.otherText !== undefined && { otherText: answer.otherText }),
    ...(answer?.planned !== undefined && { planned: answer.planned }),
    ...(answer?.evidence !== undefined && { evidence: answer.evidence }),
  };
}

function differ(item: DisclosureItem, cells: readonly ComparisonCell[]): boolean {
  const [first, ...others] = cells;
  return !!first && others.some((cell) => cell.state !== first.state || !sameMeaning(item, first, cell));
}

/** Two cells of the same state: the state says all, or the values are equal, choices in any order, or the plans. */
function sameMeaning(item: DisclosureItem, a: ComparisonCell, b: ComparisonCell): boolean {
  if (a.state === "planned") return sameJson(a.planned, b.planned);
  if (a.state !== "answered" || item.answer.type === "file_evidence") return true;
  if (otherWords(a) !== otherWords(b)) return false;
  return item.answer.type === "multi_choice"
    ? sameJson(inOrder(a.value), inOrder(b.value))
    : sameJson(a.value, b.value);
}

const inOrder = (value: AnswerValue): unknown => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);

/** Words kept beside another choice mean nothing. */
const otherWords = ({ value, otherText }: ComparisonCell): string =>
  value === "other" || (Array.isArray(value) && (value as unknown[]).includes("other")) ? (otherText ?? "") : "";
