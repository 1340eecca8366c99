import { Textarea } from "@mantine/core";
import { LONG_TEXT_MAX, type Answer } from "@portal/shared";
import { answers } from "../../texts/answers.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { useText } from "../../ui/text-language.js";
import type { AnswerChange } from "./answer-change.js";
import { wordsFor, type AnswerFinding } from "./answer-findings.js";
import { ChoiceCards } from "./choice-cards.js";

const cards = [
  { value: "yes", label: answers.yes, key: "1" },
  { value: "no", label: answers.no, key: "2" },
  { value: "na", label: answers.notApplicable, key: "3" },
] as const;

/** はい・いいえ・対象外 with the reason the last two need. The keys 1 to 3 choose while `hearsKeys`. */
export function YesNoField({
  answer,
  findings,
  hearsKeys,
  onChange,
}: {
  answer: Answer | undefined;
  findings: readonly AnswerFinding[];
  hearsKeys: boolean;
  onChange: (change: AnswerChange) => void;
}) {
  const t = useText();
  const reason = answer?.notApplicable;
  const chosen = reason ? "na" : typeof answer?.value === "string" ? answer.value : "";
  const note = reason ? reason.reason : (answer?.note ?? "");
  // Both spellings of 対象外 are accepted; choosing a card always writes the one with `note`, and the reason moves there.
  const choose = (value: string) => onChange({ value, note: note, notApplicable: undefined });
  const write = (text: string) => onChange(reason ? { notApplicable: { reason: text } } : { note: text });
  useShortcuts(
    cards.map(({ value, label, key }) => ({ key, label, run: () => choose(value) })),
    hearsKeys,
  );
  const isReasonNeeded = chosen === "no" || chosen === "na";
  const label = { no: answers.reasonForNo, na: answers.reasonForNotApplicable }[chosen] ?? answers.note;
  return (
    <>
      <ChoiceCards
        legend={t(answers.answer)}
        options={cards.map(({ value, label: words, key }) => ({ value, label: t(words), shortcut: key }))}
        chosen={[chosen]}
        inRow
        error={wordsFor(findings, "/value", t)}
        onToggle={choose}
      />
      <Textarea
        label={t(label)}
        required={isReasonNeeded}
        autosize
        minRows={isReasonNeeded ? 3 : 2}
        maxLength={LONG_TEXT_MAX}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
        error={wordsFor(findings, "/note", t) ?? wordsFor(findings, "/notApplicable", t)}
      />
    </>
  );
}
