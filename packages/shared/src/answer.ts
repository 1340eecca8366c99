/** Shapes of answers, as the HTTP contract fixes them. The check of an answer against its item is in `answer-check.ts`. */

export type Comparator = "eq" | "gte" | "lte" | "about" | "range";
export type Nature = "guarantee" | "target" | "example" | "recommended" | "actual" | "minimum" | "undecided";

/** A figure with its unit. Decimal strings, never rounded. `amount` may be absent only with `asWritten`. */
export interface NumberUnitValue {
  readonly amount?: string;
  readonly amountTo?: string;
  readonly comparator?: Comparator;
  readonly unit: string;
  readonly nature?: Nature;
  readonly asWritten?: string;
}

/** A date, or only a month (`YYYY-MM`) or a fiscal year (`YYYY`), as it was given. */
export interface DateValue {
  readonly date?: string;
  readonly month?: string;
  readonly fiscalYear?: string;
  readonly asWritten?: string;
}

export type CellValue =
  | string
  | readonly string[]
  | { readonly value: string | readonly string[]; readonly otherText: string }
  | NumberUnitValue
  | DateValue
  | null;
export type TableRow = Readonly<Record<string, CellValue>>;

export type AnswerValue = string | readonly string[] | NumberUnitValue | DateValue | readonly TableRow[] | null;

/** One answer of a disclosure. `value` has the shape of the item's answer type. */
export interface Answer {
  readonly value: AnswerValue;
  readonly note?: string;
  readonly otherText?: string;
  /** Ids of evidence files. */
  readonly evidence?: readonly string[];
  readonly notApplicable?: { readonly reason: string };
  readonly planned?: { readonly text: string; readonly by?: string };
  /** Narrows who sees it. Absent: everyone who sees the version. */
  readonly audience?: "registered" | "nda" | "contract";
}

export type Answers = Readonly<Record<string, Answer>>;

/** Whether only readers after an NDA or a contract see the answer. */
export const isNarrowed = (answer: Pick<Answer, "audience"> | undefined): boolean =>
  answer?.audience === "nda" || answer?.audience === "contract";

/** Stands for a narrowed answer in what the counterparty reads before the contract; the version's SHA-256 covers the answer itself. */
export const DISCLOSED_LATER = "契約締結後に開示";
