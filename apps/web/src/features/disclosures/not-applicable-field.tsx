import { Checkbox, Textarea } from "@mantine/core";
import { LONG_TEXT_MAX, type AnswerType } from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import css from "./answer-field.module.css";

/** 対象外 with its reason, for any item; of a table it says that there is nothing to list. */
export function NotApplicableField({
  type,
  reason,
  error,
  onChange,
}: {
  type: AnswerType;
  reason: string | undefined;
  error: string | undefined;
  /** `undefined` takes it back. */
  onChange: (reason: string | undefined) => void;
}) {
  const t = useText();
  const isTable = type === "table";
  return (
    <div className={css.notApplicable}>
      <Checkbox
        label={t(isTable ? answers.noRows : answers.notApplicableBox)}
        checked={reason !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? (isTable ? answers.noRowsReason.ja : "") : undefined)
        }
      />
      {reason !== undefined && (
        <Textarea
          label={t(answers.reasonForNotApplicable)}
          required
          autosize
          minRows={2}
          maxLength={LONG_TEXT_MAX}
          value={reason}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
        />
      )}
    </div>
  );
}
