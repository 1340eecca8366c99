import { NativeSelect, TextInput, Textarea } from "@mantine/core";
import {
  LONG_TEXT_MAX,
  SHORT_TEXT_MAX,
  type CellValue,
  type Column,
  type DateValue,
  type NumberUnitValue,
} from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import css from "./answer-field.module.css";
import { wordsFor, type AnswerFinding } from "./answer-findings.js";
import { ChoiceCards } from "./choice-cards.js";
import { toggled } from "./choice-field.js";
import { DateField } from "./date-field.js";
import { NumberUnitField } from "./number-unit-field.js";

const OTHER = "other";

export interface CellFieldProps {
  readonly column: Column;
  readonly value: CellValue | undefined;
  readonly findings: readonly AnswerFinding[];
  /** `undefined` empties the cell. */
  readonly onChange: (value: CellValue | undefined) => void;
}

/** The editor of one cell of a table answer, by the type of its column. */
export function CellField(props: CellFieldProps) {
  const { column, value, findings, onChange } = props;
  const t = useText();
  switch (column.type) {
    case "text":
    case "long_text":
      return <TextCell {...props} />;
    case "single_choice":
    case "multi_choice":
      return <ChoiceCell {...props} />;
    case "number_unit":
      return (
        <NumberUnitField
          legend={t(column.label)}
          value={asRecord<NumberUnitValue>(value)}
          units={column.units ?? []}
          compact
          findings={findings}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case "date":
      return (
        <DateField
          legend={t(column.label)}
          value={asRecord<DateValue>(value)}
          findings={findings}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
  }
}

/** A cell holds the shape of its column's type; the check names one that does not. */
function asRecord<Shape extends CellValue>(value: CellValue | undefined): Shape | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Shape) : null;
}

function TextCell({ column, value, findings, onChange }: CellFieldProps) {
  const t = useText();
  const shared = {
    label: t(column.label),
    value: typeof value === "string" ? value : "",
    error: wordsFor(findings, "", t),
  };
  if (column.type === "long_text") {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxLength={LONG_TEXT_MAX}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      maxLength={SHORT_TEXT_MAX}
      {...(column.format === "time" && { type: "time" })}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

function ChoiceCell({ column, value, findings, onChange }: CellFieldProps) {
  const t = useText();
  const { slugs, otherText } = partsOf(value);
  const many = column.type === "multi_choice";
  const emit = (next: readonly string[], other: string) => {
    const chosen = many ? next : (next[0] ?? "");
    if (chosen.length === 0) onChange(undefined);
    else onChange(next.includes(OTHER) && column.otherText ? { value: chosen, otherText: other } : chosen);
  };
  const options = (column.choices ?? []).map((choice) => ({ value: choice.value, label: t(choice.label) }));
  const error = wordsFor(findings, "", t);
  const other = slugs.includes(OTHER) && column.otherText && (
    <TextInput
      label={t(answers.otherText)}
      required
      maxLength={SHORT_TEXT_MAX}
      value={otherText}
      onChange={(event) => emit(slugs, event.currentTarget.value)}
    />
  );
  if (many) {
    return (
      <ChoiceCards
        legend={t(column.label)}
        options={options}
        chosen={slugs}
        many
        error={error}
        onToggle={(slug) => emit(toggled(column, slugs, slug), otherText)}
      >
        {other}
      </ChoiceCards>
    );
  }
  return (
    <div className={css.cell}>
      <NativeSelect
        label={t(column.label)}
        value={slugs[0] ?? ""}
        onChange={(event) => emit([event.currentTarget.value].filter(Boolean), otherText)}
        data={[{ value: "", label: t(answers.chooseOne) }, ...options]}
        error={error}
      />
      {other}
    </div>
  );
}

function partsOf(value: CellValue | undefined): { slugs: readonly string[]; otherText: string } {
  if (typeof value === "object" && value !== null && "otherText" in value) {
    return { ...partsOf(value.value), otherText: value.otherText };
  }
  if (typeof value === "string") return { slugs: [value], otherText: "" };
  return { slugs: Array.isArray(value) ? (value as readonly string[]) : [], otherText: "" };
}
