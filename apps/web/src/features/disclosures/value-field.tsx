import { TextInput, Textarea } from "@mantine/core";
import {
  LONG_TEXT_MAX,
  SHORT_TEXT_MAX,
  type Answer,
  type AnswerDefinition,
  type DateValue,
  type NumberUnitValue,
  type TableRow,
} from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import type { AnswerChange } from "./answer-change.js";
import { findingsWithin, wordsFor, type AnswerFinding } from "./answer-findings.js";
import { ChoiceField } from "./choice-field.js";
import { DateField } from "./date-field.js";
import { NumberUnitField } from "./number-unit-field.js";
import { TableField } from "./table-field.js";
import { YesNoField } from "./yes-no-field.js";

export interface ValueFieldProps {
  readonly definition: AnswerDefinition;
  readonly answer: Answer | undefined;
  readonly findings: readonly AnswerFinding[];
  readonly hearsKeys: boolean;
  readonly onChange: (change: AnswerChange) => void;
}

/** The editor of the value itself, by the type of the answer. Evidence is the whole answer of `file_evidence` and stands apart. */
export function ValueField(props: ValueFieldProps) {
  const { definition, answer, findings, onChange } = props;
  const t = useText();
  const ofValue = findingsWithin(findings, "/value");
  switch (definition.type) {
    case "yes_no_na_note":
      return <YesNoField {...props} />;
    case "single_choice":
    case "multi_choice":
      return <ChoiceField {...props} />;
    case "text":
    case "long_text":
      return <TextField {...props} />;
    case "number_unit":
      return (
        <NumberUnitField
          legend={t(answers.answer)}
          value={recordOf<NumberUnitValue>(answer)}
          units={definition.units ?? []}
          defaultUnit={definition.defaultUnit}
          findings={ofValue}
          onChange={(value) => onChange({ value })}
        />
      );
    case "date":
      return (
        <DateField
          legend={t(answers.answer)}
          value={recordOf<DateValue>(answer)}
          findings={ofValue}
          onChange={(value) => onChange({ value })}
        />
      );
    case "table":
      return (
        <TableField
          definition={definition}
          rows={rowsOf(answer)}
          findings={ofValue}
          onChange={(value) => onChange({ value })}
        />
      );
    case "file_evidence":
      return null;
  }
}

const rowsOf = (answer: Answer | undefined): readonly TableRow[] =>
  Array.isArray(answer?.value) ? (answer.value as readonly TableRow[]).filter((row) => typeof row === "object") : [];

/** The value in the shape of its type; a stored value of another shape (an older edition) starts afresh. */
function recordOf<Shape extends NumberUnitValue | DateValue>(answer: Answer | undefined): Shape | null {
  const value = answer?.value;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Shape) : null;
}

function TextField({ definition, answer, findings, onChange }: ValueFieldProps) {
  const t = useText();
  const shared = {
    label: t(answers.answer),
    value: typeof answer?.value === "string" ? answer.value : "",
    error: wordsFor(findings, "/value", t),
  };
  if (definition.type === "text") {
    return (
      <TextInput
        {...shared}
        maxLength={SHORT_TEXT_MAX}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
      />
    );
  }
  return (
    <Textarea
      {...shared}
      autosize
      minRows={5}
      maxRows={24}
      maxLength={LONG_TEXT_MAX}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  );
}
