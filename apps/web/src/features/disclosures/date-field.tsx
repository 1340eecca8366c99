import { NativeSelect, TextInput } from "@mantine/core";
import { SHORT_TEXT_MAX, type DateValue, type Text } from "@portal/shared";
import { useState } from "react";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import css from "./answer-field.module.css";
import { withoutBlanks } from "./answer-change.js";
import { findingsBesides, wordsFor, type AnswerFinding } from "./answer-findings.js";

type Precision = "date" | "month" | "fiscalYear" | "asWritten";

const precisions: Readonly<Record<Precision, Text>> = {
  date: answers.day,
  month: answers.month,
  fiscalYear: answers.year,
  asWritten: answers.wordsOnly,
};

const precisionOf = (value: DateValue | null): Precision | undefined => {
  if (!value) return undefined;
  if (value.month) return "month";
  if (value.fiscalYear) return "fiscalYear";
  return value.date ? "date" : "asWritten";
};

/** A day, or only a month or a fiscal year, as exact as it is known; the words of the source may stand beside it. */
export function DateField({
  legend,
  value,
  findings,
  onChange,
}: {
  legend: string;
  value: DateValue | null;
  findings: readonly AnswerFinding[];
  onChange: (value: DateValue | null) => void;
}) {
  const t = useText();
  const [wished, setWished] = useState<Precision>();
  const precision = wished ?? precisionOf(value) ?? "date";
  const change = (part: { [Member in keyof DateValue]?: string }) => {
    const kept = withoutBlanks({ asWritten: value?.asWritten, ...part });
    onChange(Object.keys(kept).length > 0 ? (kept as DateValue) : null);
  };
  const choose = (next: Precision) => {
    setWished(next);
    change({});
  };
  const error = (member: string) => wordsFor(findings, member, t);
  const rest = findingsBesides(findings, [`/${precision}`, "/asWritten"]).map(({ detail }) => t(detail));
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      <div className={css.parts}>
        <NativeSelect
          label={t(answers.datePrecision)}
          value={precision}
          onChange={(event) => choose(event.currentTarget.value as Precision)}
          data={Object.entries(precisions).map(([id, label]) => ({ value: id, label: t(label) }))}
        />
        {precision === "date" && (
          <TextInput
            type="date"
            label={t(answers.date)}
            value={value?.date ?? ""}
            onChange={(event) => change({ [precision]: event.currentTarget.value })}
            error={error("/date")}
          />
        )}
        {precision === "month" && (
          <TextInput
            type="month"
            label={t(answers.month)}
            description={t(answers.monthHelp)}
            pattern="\d{4}-\d{2}"
            value={value?.month ?? ""}
            onChange={(event) => change({ [precision]: event.currentTarget.value })}
            error={error("/month")}
          />
        )}
        {precision === "fiscalYear" && (
          <TextInput
            inputMode="numeric"
            label={t(answers.year)}
            description={t(answers.yearHelp)}
            maxLength={4}
            value={value?.fiscalYear ?? ""}
            onChange={(event) => change({ [precision]: event.currentTarget.value })}
            error={error("/fiscalYear")}
          />
        )}
        <TextInput
          label={t(answers.writtenForm)}
          maxLength={SHORT_TEXT_MAX}
          value={value?.asWritten ?? ""}
          onChange={(event) => change({ ...withoutBlanks({ ...value }), asWritten: event.currentTarget.value })}
          error={error("/asWritten")}
        />
      </div>
      {rest.length > 0 && <p className={css.error}>{rest.join(" ")}</p>}
    </fieldset>
  );
}
