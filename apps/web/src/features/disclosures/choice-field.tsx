import { TextInput } from "@mantine/core";
import { SHORT_TEXT_MAX, type Answer, type AnswerDefinition } from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import type { AnswerChange } from "./answer-change.js";
import { wordsFor, type AnswerFinding } from "./answer-findings.js";
import { ChoiceCards } from "./choice-cards.js";

const OTHER = "other";

/** One choice, or several, with the words that その他 needs. */
export function ChoiceField({
  definition,
  answer,
  findings,
  onChange,
}: {
  definition: AnswerDefinition;
  answer: Answer | undefined;
  findings: readonly AnswerFinding[];
  onChange: (change: AnswerChange) => void;
}) {
  const t = useText();
  const many = definition.type === "multi_choice";
  const chosen = chosenOf(answer);
  const choose = (value: string) => {
    const next = many ? toggled(definition, chosen, value) : [value];
    const otherText = next.includes(OTHER) ? answer?.otherText : undefined;
    onChange({ value: many ? next : value, otherText });
  };
  return (
    <ChoiceCards
      legend={t(answers.answer)}
      options={(definition.choices ?? []).map(({ value, label }) => ({ value, label: t(label) }))}
      chosen={chosen}
      many={many}
      error={wordsFor(findings, "/value", t)}
      onToggle={choose}
    >
      {chosen.includes(OTHER) && (
        <TextInput
          label={t(answers.otherText)}
          required
          maxLength={SHORT_TEXT_MAX}
          value={answer?.otherText ?? ""}
          onChange={(event) => onChange({ otherText: event.currentTarget.value })}
          error={wordsFor(findings, "/otherText", t)}
        />
      )}
    </ChoiceCards>
  );
}

function chosenOf(answer: Answer | undefined): readonly string[] {
  const value = answer?.value;
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? (value as readonly unknown[]).filter((one) => typeof one === "string") : [];
}

/** In the order of the catalogue, whatever the order of the clicks: the same set is always the same answer. */
export function toggled(
  { choices = [] }: Pick<AnswerDefinition, "choices">,
  chosen: readonly string[],
  value: string,
): readonly string[] {
  const has = chosen.includes(value);
  return choices.map((choice) => choice.value).filter((one) => (one === value ? !has : chosen.includes(one)));
}
