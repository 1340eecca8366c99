import { Checkbox, TextInput } from "@mantine/core";
import { LONG_TEXT_MAX, type Answer } from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import css from "./answer-field.module.css";
import { wordsFor, type AnswerFinding } from "./answer-findings.js";

type Plan = NonNullable<Answer["planned"]>;

/** 対応の予定: what will be done and by when. A plan alone is no answer; it is shown and counted apart. */
export function PlanField({
  plan,
  findings,
  onChange,
}: {
  plan: Plan | undefined;
  findings: readonly AnswerFinding[];
  onChange: (plan: Plan | undefined) => void;
}) {
  const t = useText();
  const write = (text: string, by: string) => onChange({ text, ...(by && { by }) });
  return (
    <fieldset className={css.plan}>
      <legend>{t(answers.plan)}</legend>
      <Checkbox
        label={t(answers.planBox)}
        checked={plan !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? { text: "" } : undefined)}
      />
      {plan && (
        <div className={css.planFields}>
          <TextInput
            type="date"
            label={t(answers.planBy)}
            description={t(answers.planByHelp)}
            value={plan.by ?? ""}
            onChange={(event) => write(plan.text, event.currentTarget.value)}
            error={wordsFor(findings, "/by", t)}
          />
          <TextInput
            label={t(answers.planText)}
            required
            maxLength={LONG_TEXT_MAX}
            value={plan.text}
            onChange={(event) => write(event.currentTarget.value, plan.by ?? "")}
            error={
              wordsFor(findings, "/text", t) ??
              wordsFor(
                findings.filter((one) => one.pointer === ""),
                "",
                t,
              )
            }
          />
        </div>
      )}
    </fieldset>
  );
}
