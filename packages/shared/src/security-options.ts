import { type Answers, isNarrowed, type TableRow } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import type { DisclosureCatalogue } from "./catalogue.js";
import { answerTo, applies, factsOf } from "./condition.js";
import { optionKey } from "./risk-key.js";

/** 標準装備でない安全対策(オプション)の一覧: what the vendor leaves out unless it is ordered. */
const OPTIONS_ITEM = "service-security-options";
const optional = ["paid_option", "free_option"] as const;

/** A security measure that the vendor sells as an option (オプション対策). */
export interface SecurityOption {
  /** Key of its risk row: the line of the list from 1. */
  readonly key: string;
  readonly itemId: string;
  readonly measure: string;
  readonly offering: (typeof optional)[number];
  /** 未採用時のリスク in the vendor's words; may be empty. */
  readonly riskIfDeclined: string;
}

/** The measures that the disclosure lists as options, in the order of its list; none while the list is not open to both. */
export function optionsOf(disclosure: DisclosureCatalogue, answers: Answers): readonly SecurityOption[] {
  const item = indexOf(disclosure).byId.get(OPTIONS_ITEM);
  const answer = answerTo(answers, OPTIONS_ITEM);
  if (!item || !answer || answer.notApplicable || isNarrowed(answer)) return [];
  if (!Array.isArray(answer.value) || !applies(item, factsOf(disclosure, answers))) return [];
  return (answer.value as readonly (TableRow | string)[]).flatMap((row, index): readonly SecurityOption[] => {
    if (typeof row !== "object") return [];
    const offering = optional.find((slug) => slug === choiceOf(row["offering"]));
    const measure = textOf(row["measure"]);
    if (!offering || !measure) return [];
    const key = optionKey(`${OPTIONS_ITEM}:${index + 1}`);
    return [{ key, itemId: OPTIONS_ITEM, measure, offering, riskIfDeclined: textOf(row["risk_if_declined"]) }];
  });
}

const textOf = (cell: unknown): string => (typeof cell === "string" ? cell.trim() : "");

const choiceOf = (cell: unknown): unknown =>
  typeof cell === "object" && cell !== null && "value" in cell ? cell.value : cell;
