import {
  answerState,
  answerText,
  isMeasure,
  tableText,
  type Answer,
  type DisclosureItem,
  type Text,
} from "@portal/shared";
import {
  IconBan,
  IconCalendarClock,
  IconCheck,
  IconHelpSquareRounded,
  IconLock,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { answers } from "../texts/answers.js";
import { AnswerTable } from "./answer-table.js";
import css from "./answer-value.module.css";
import { dateWords } from "./date-words.js";
import { useLanguage, useText } from "./text-language.js";

export type AnswerMarkKind = "yes" | "no" | "not_applicable" | "planned" | "unanswered" | "restricted";

const marks: Readonly<Record<AnswerMarkKind, { label: Text; Mark: Icon }>> = {
  yes: { label: answers.yes, Mark: IconCheck },
  no: { label: answers.no, Mark: IconX },
  not_applicable: { label: answers.notApplicable, Mark: IconBan },
  planned: { label: answers.planned, Mark: IconCalendarClock },
  unanswered: { label: answers.unanswered, Mark: IconHelpSquareRounded },
  restricted: { label: answers.restricted, Mark: IconLock },
};

/**
 * The mark, word and frame of a state that is not a plain value. `by` is `YYYY-MM-DD`. はい and いいえ are good and bad only where
 * the item asks for a measure; else they are facts, and drawn as such.
 */
export function AnswerMark({
  kind,
  by,
  isMeasure = false,
}: {
  kind: AnswerMarkKind;
  by?: string | undefined;
  isMeasure?: boolean;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { label, Mark } = marks[kind];
  return (
    <span className={css.mark} data-kind={kind} data-measure={isMeasure || undefined}>
      <Mark size={16} stroke={2.5} aria-hidden />
      {t(label)}
      {by && (
        <span className={css.by}>{t(answers.by(dateWords(by, language, { withYear: true, withWeekday: false })))}</span>
      )}
    </span>
  );
}

/** Which mark an answer carries; a plain value carries none. */
export function answerMark(
  item: DisclosureItem,
  answer: Answer | undefined,
  doesApply: boolean,
): AnswerMarkKind | null {
  const state = answerState(item, answer, doesApply);
  if (state !== "answered") return state;
  return item.answer.type === "yes_no_na_note" ? "yes" : null;
}

/**
 * One answer of a disclosure. 未回答, 対象外, いいえ and 予定 are four different facts: each has its own mark,
 * word and frame, and none of them is ever drawn as a blank or as another.
 */
export function AnswerValue({
  item,
  answer,
  doesApply = true,
  compact = false,
  evidence,
}: {
  item: DisclosureItem;
  answer: Answer | undefined;
  /** Whether the item's condition holds; if not, it reads 対象外（条件により）. */
  doesApply?: boolean;
  /** Lists and comparisons: the first rows of a table in words instead of the table. */
  compact?: boolean;
  /** Links to the files, drawn below. */
  evidence?: ReactNode;
}) {
  const t = useText();
  const kind = answerMark(item, answer, doesApply);
  const plan = answer?.planned;
  if (!doesApply) {
    return (
      <div className={css.answer}>
        <AnswerMark kind="not_applicable" />
        <p className={css.note}>{t(answers.byCondition)}</p>
      </div>
    );
  }
  return (
    <div className={css.answer}>
      {kind ? (
        <AnswerMark kind={kind} by={kind === "planned" ? plan?.by : undefined} isMeasure={isMeasure(item)} />
      ) : (
        <PlainValue item={item} answer={answer} compact={compact} />
      )}
      {kind === "planned" && plan && <p className={css.note}>{plan.text}</p>}
      {answer?.notApplicable && <p className={css.note}>{answer.notApplicable.reason}</p>}
      {answer?.note && <p className={css.note}>{answer.note}</p>}
      {kind !== "planned" && plan && (
        <p className={css.plan}>
          <AnswerMark kind="planned" by={plan.by} />
          <span>{plan.text}</span>
        </p>
      )}
      {evidence}
    </div>
  );
}

const ROWS_SHOWN = 3;
const CELLS_SHOWN = 3;

function PlainValue({ item, answer, compact }: { item: DisclosureItem; answer: Answer | undefined; compact: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const { type } = item.answer;
  if (type !== "table") {
    return (
      <p className={css.value} data-long={type === "long_text" || undefined}>
        {answerText(item, answer, language)}
      </p>
    );
  }
  const table = tableText(item, answer, language);
  if (!compact) return <AnswerTable {...table} caption={t(item.label)} />;
  return (
    <>
      <p className={css.value}>{t(answers.rowCount(table.rows.length))}</p>
      <ul className={css.rows}>
        {table.rows.slice(0, ROWS_SHOWN).map((row, index) => (
          <li key={index}>
            {row
              .flatMap((cell, place) => (cell ? [t(answers.cell(table.columns[place] ?? "", cell))] : []))
              .slice(0, CELLS_SHOWN)
              .join(" ／ ")}
          </li>
        ))}
      </ul>
    </>
  );
}
