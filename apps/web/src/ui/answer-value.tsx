import type { Answer, AnswerDefinition, Text } from "@portal/shared";
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
import { answerKind, cellWords, natureOf, tableRows, valueWords, type AnswerKind } from "./answer-words.js";
import { useLanguage, useText } from "./text-language.js";

type MarkKind = Exclude<AnswerKind, "value"> | "restricted";

const marks: Readonly<Record<MarkKind, { label: Text; Mark: Icon }>> = {
  yes: { label: answers.yes, Mark: IconCheck },
  no: { label: answers.no, Mark: IconX },
  notApplicable: { label: answers.notApplicable, Mark: IconBan },
  planned: { label: answers.planned, Mark: IconCalendarClock },
  unanswered: { label: answers.unanswered, Mark: IconHelpSquareRounded },
  restricted: { label: answers.restricted, Mark: IconLock },
};

/** The mark, word and frame of a state that is not a plain value. */
export function AnswerMark({ kind, by }: { kind: MarkKind; by?: string | undefined }) {
  const t = useText();
  const { label, Mark } = marks[kind];
  return (
    <span className={css.mark} data-kind={kind}>
      <Mark size={16} stroke={2.5} aria-hidden />
      {t(label)}
      {by && <span className={css.by}>{by}</span>}
    </span>
  );
}

/**
 * One answer of a disclosure. 未回答, 対象外, いいえ and 予定 are four different facts: each has its own mark,
 * word and frame, and none of them is ever drawn as a blank or as another.
 * `compact` (lists, comparisons) says the first rows of a table in words instead of drawing it.
 */
export function AnswerValue({
  definition,
  answer,
  label,
  compact = false,
  evidence,
}: {
  definition: AnswerDefinition;
  answer: Answer | undefined;
  /** Names the item; the caption of a table. */
  label: string;
  compact?: boolean;
  /** Links to the files, drawn below. */
  evidence?: ReactNode;
}) {
  const t = useText();
  const { language } = useLanguage();
  const kind = answerKind(definition, answer);
  const plan = answer?.planned;
  const nature = answer && natureOf(definition, answer);
  return (
    <div className={css.answer}>
      {kind === "value" && answer ? (
        definition.type === "table" ? (
          compact ? (
            <TableInWords definition={definition} answer={answer} />
          ) : (
            <AnswerTable columns={definition.columns ?? []} rows={tableRows(answer)} caption={label} />
          )
        ) : (
          <p className={css.value} data-long={definition.type === "long_text" || undefined}>
            {valueWords(definition, answer, language)}
          </p>
        )
      ) : (
        kind !== "value" && <AnswerMark kind={kind} by={kind === "planned" ? plan?.by : undefined} />
      )}
      {nature && <p className={css.note}>{t(nature)}</p>}
      {answer?.notApplicable && <p className={css.note}>{answer.notApplicable.reason}</p>}
      {answer?.note && <p className={css.note}>{answer.note}</p>}
      {plan && (kind === "planned" ? plan.text && <p className={css.note}>{plan.text}</p> : <Plan plan={plan} />)}
      {evidence}
    </div>
  );
}

function Plan({ plan }: { plan: NonNullable<Answer["planned"]> }) {
  return (
    <p className={css.plan}>
      <AnswerMark kind="planned" by={plan.by} />
      <span>{plan.text}</span>
    </p>
  );
}

function TableInWords({ definition, answer }: { definition: AnswerDefinition; answer: Answer }) {
  const { language } = useLanguage();
  const rows = tableRows(answer).slice(0, 3);
  const columns = (definition.columns ?? []).slice(0, 3);
  return (
    <>
      <p className={css.value}>{valueWords(definition, answer, language)}</p>
      <ul className={css.rows}>
        {rows.map((row, index) => {
          const words = columns.map((column) => cellWords(column, row[column.id], language)).filter(Boolean);
          return <li key={index}>{words.join(" / ")}</li>;
        })}
      </ul>
    </>
  );
}
