import { Button, Textarea } from "@mantine/core";
import { answerState, LONG_TEXT_MAX, type Answer, type DisclosureItem } from "@portal/shared";
import { useRef } from "react";
import type { StoredFile } from "../../api/files.js";
import { answers } from "../../texts/answers.js";
import { useText } from "../../ui/text-language.js";
import { answerWith, type AnswerChange } from "./answer-change.js";
import css from "./answer-field.module.css";
import { findingsBesides, findingsWithin, wordsFor, type AnswerFinding } from "./answer-findings.js";
import { EvidenceField } from "./evidence-field.js";
import { NotApplicableField } from "./not-applicable-field.js";
import { PlanField } from "./plan-field.js";
import { ValueField } from "./value-field.js";

export interface AnswerFieldProps {
  readonly item: DisclosureItem;
  readonly value: Answer | undefined;
  /** The whole answer after each change; `null` when nothing is left of it. */
  readonly onChange: (answer: Answer | null) => void;
  readonly findings?: readonly AnswerFinding[];
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly onUpload: (file: File) => Promise<StoredFile>;
  /** The one open question of the page hears the single keys. */
  readonly hearsKeys?: boolean;
}

const members = ["/value", "/note", "/otherText", "/evidence", "/notApplicable", "/planned"];

/** The editor of one answer, for every type of the catalogue. It checks nothing itself: findings come from outside, live. */
export function AnswerField({
  item,
  value,
  onChange,
  findings = [],
  files,
  onUpload,
  hearsKeys = false,
}: AnswerFieldProps) {
  const t = useText();
  const { type } = item.answer;
  const isYesNo = type === "yes_no_na_note";
  const set = (change: AnswerChange) => onChange(answerWith(value, change));
  const isNotApplicable = !isYesNo && value?.notApplicable !== undefined;
  const notApplicable = useNotApplicable(value, set);
  const ids = value?.evidence ?? [];
  const state = answerState(item, value, true);
  const mayPlan = value?.planned !== undefined || state === "no" || state === "unanswered";
  const rest = findingsBesides(findings, members).map(({ detail }) => t(detail));
  return (
    <div className={css.field}>
      {rest.length > 0 && (
        <p className={css.error} role="alert">
          {rest.join(" ")}
        </p>
      )}
      {!isNotApplicable && (
        <ValueField definition={item.answer} answer={value} findings={findings} hearsKeys={hearsKeys} onChange={set} />
      )}
      {!isYesNo && (
        <NotApplicableField
          type={type}
          reason={value?.notApplicable?.reason}
          error={wordsFor(findings, "/notApplicable", t)}
          onChange={notApplicable}
        />
      )}
      {!isYesNo && !isNotApplicable && (
        <Textarea
          label={t(answers.note)}
          autosize
          minRows={2}
          maxLength={LONG_TEXT_MAX}
          value={value?.note ?? ""}
          onChange={(event) => set({ note: event.currentTarget.value })}
          error={wordsFor(findings, "/note", t)}
        />
      )}
      {mayPlan && (
        <PlanField
          plan={value?.planned}
          findings={findingsWithin(findings, "/planned")}
          onChange={(planned) => set({ planned })}
        />
      )}
      <EvidenceField
        ids={ids}
        files={files}
        examples={item.evidence}
        error={wordsFor(findings, "/evidence", t)}
        hearsKeys={hearsKeys}
        onUpload={onUpload}
        onAdd={(id) => !ids.includes(id) && set({ evidence: [...ids, id] })}
        onRemove={(id) => set({ evidence: ids.filter((one) => one !== id) })}
      />
      {value && (
        <div>
          <Button variant="subtle" size="xs" onClick={() => onChange(null)}>
            {t(answers.clear)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Taking 対象外 back brings the value again that stood there before. */
function useNotApplicable(answer: Answer | undefined, set: (change: AnswerChange) => void) {
  const before = useRef<AnswerChange>({});
  return (reason: string | undefined) => {
    if (reason === undefined) {
      set({ ...before.current, notApplicable: undefined });
      return;
    }
    if (answer && !answer.notApplicable) before.current = { value: answer.value, otherText: answer.otherText };
    set({ value: null, otherText: undefined, notApplicable: { reason } });
  };
}
