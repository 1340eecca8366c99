import { NativeSelect, TextInput } from "@mantine/core";
import {
  SHORT_TEXT_MAX,
  type Choice,
  type Comparator,
  type Nature,
  type NumberUnitValue,
  type Text,
} from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import { withoutBlanks } from "./answer-change.js";
import css from "./answer-field.module.css";
import { findingsBesides, wordsFor, type AnswerFinding } from "./answer-findings.js";
import { decimalEntry } from "./decimal-entry.js";

const comparatorName: Readonly<Record<Comparator, Text>> = {
  eq: answers.comparatorEq,
  gte: answers.comparatorGte,
  lte: answers.comparatorLte,
  about: answers.comparatorAbout,
  range: answers.comparatorRange,
};
const natureName: Readonly<Record<Nature, Text>> = {
  guarantee: answers.guarantee,
  target: answers.target,
  example: answers.example,
  recommended: answers.recommended,
  actual: answers.actual,
  minimum: answers.minimum,
  undecided: answers.undecided,
};
const members = ["/amount", "/amountTo", "/unit", "/comparator", "/nature", "/asWritten"];

type Draft = { [Member in keyof NumberUnitValue]?: NumberUnitValue[Member] | undefined };

/** A figure with its unit, how it compares, how far it binds, and the words of the source where no figure can say it. */
export function NumberUnitField({
  legend,
  value,
  units,
  defaultUnit,
  compact = false,
  findings,
  onChange,
}: {
  legend: string;
  value: NumberUnitValue | null;
  units: readonly Choice[];
  defaultUnit?: string | undefined;
  /** Without the line of help, in a cell of a table. */
  compact?: boolean;
  findings: readonly AnswerFinding[];
  onChange: (value: NumberUnitValue | null) => void;
}) {
  const t = useText();
  const unit = value?.unit ?? defaultUnit ?? units[0]?.value ?? "";
  const comparator = value?.comparator ?? "eq";
  const change = (part: Draft) => onChange(numberUnit({ unit, ...value, ...part }));
  const error = (member: string) => wordsFor(findings, member, t);
  const rest = findingsBesides(findings, members).map(({ detail }) => t(detail));
  const figure = (member: "amount" | "amountTo", label: Text) => (
    <TextInput
      label={t(label)}
      inputMode="decimal"
      className={css.figure}
      value={value?.[member] ?? ""}
      onChange={(event) => change({ [member]: event.currentTarget.value })}
      onBlur={(event) => change({ [member]: decimalEntry(event.currentTarget.value) })}
      error={error(`/${member}`)}
    />
  );
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      <div className={css.parts}>
        {figure("amount", comparator === "range" ? answers.amountFrom : answers.amount)}
        {comparator === "range" && figure("amountTo", answers.amountTo)}
        <NativeSelect
          label={t(answers.unit)}
          value={unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={units.map((one) => ({ value: one.value, label: t(one.label) }))}
          error={error("/unit")}
        />
        <NativeSelect
          label={t(answers.comparator)}
          value={comparator}
          onChange={(event) => change({ comparator: event.currentTarget.value as Comparator })}
          data={Object.entries(comparatorName).map(([id, label]) => ({ value: id, label: t(label) }))}
          error={error("/comparator")}
        />
        <NativeSelect
          label={t(answers.nature)}
          value={value?.nature ?? ""}
          onChange={(event) => change({ nature: (event.currentTarget.value || undefined) as Nature | undefined })}
          data={[
            { value: "", label: t(answers.none) },
            ...Object.entries(natureName).map(([id, label]) => ({ value: id, label: t(label) })),
          ]}
          error={error("/nature")}
        />
        <TextInput
          className={css.wide ?? ""}
          label={t(answers.writtenForm)}
          description={compact ? undefined : t(answers.writtenFormHelp)}
          maxLength={SHORT_TEXT_MAX}
          value={value?.asWritten ?? ""}
          onChange={(event) => change({ asWritten: event.currentTarget.value })}
          error={error("/asWritten")}
        />
      </div>
      {rest.length > 0 && <p className={css.error}>{rest.join(" ")}</p>}
    </fieldset>
  );
}

/** Blank while there is neither figure, words nor a choice that differs from the first ones. */
function numberUnit(draft: Draft): NumberUnitValue | null {
  const comparator = draft.comparator ?? "eq";
  const { amountTo, ...kept } = withoutBlanks(draft);
  const isBlank = !kept.amount && !kept.asWritten && !kept.nature && comparator === "eq";
  if (isBlank) return null;
  return {
    ...kept,
    unit: draft.unit ?? "",
    comparator,
    ...(comparator === "range" && amountTo !== undefined && { amountTo }),
  };
}
