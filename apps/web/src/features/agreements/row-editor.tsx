import { Button, Textarea } from "@mantine/core";
import { changesOf, checkRow, COMMENT_MAX, type RowValue } from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { isRefusedWith } from "../../api/client.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { turns } from "../../texts/turns.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { currentRows, newestOf, useEditRow, type Row } from "./agreements.api.js";
import { ChangeList } from "./change-list.js";
import { focusFirstFault } from "./first-fault.js";
import { RowFields } from "./row-fields.js";
import { RowValueList } from "./row-value.js";
import { UnsavedDraft } from "./unsaved-draft.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** Edits one row against the state it was opened at; when somebody was first, shows both values and lets the person choose. */
export function RowEditor({ row, onDone }: { row: Row; onDone: () => void }) {
  const t = useText();
  const { agreement, catalogues, mine } = useWorkbench();
  const [opened] = useState(row);
  const newest = newestOf(opened);
  const [draft, setDraft] = useState<RowValue>(newest.value);
  const [comment, setComment] = useState(newest.comment ?? "");
  // Unsent unless the person chose to send at once; kept for the second try after a conflict.
  const [unsent, setUnsent] = useState(true);
  const { mutateAsync, isPending, error, reset } = useEditRow(agreement.id);
  const check = checkRow(row.part, row.key, draft, {
    ...catalogues,
    side: mine,
    today: todayInTokyo(),
    previous: opened.value,
  });
  const findings = check.ok ? [] : check.findings;
  const current = isRefusedWith(error, "precondition-failed") ? currentRows(error.members)[0] : undefined;

  const isUnsaved = comment !== (newest.comment ?? "") || JSON.stringify(draft) !== JSON.stringify(newest.value);

  // What was refused is said at the top; a long form may have scrolled it away.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.scrollIntoView({ block: "start" });
  }, [error]);

  const save = (etag: string, keep: boolean) => {
    setUnsent(keep);
    if (!check.ok) focusFirstFault(form.current);
    if (isPending || !check.ok) return;
    // A refusal is shown above the fields, and what was typed stays.
    void mutateAsync({ row, etag, value: draft, comment, unsent: keep }).then(onDone, () => undefined);
  };
  return (
    <>
      <form
        ref={form}
        className={css.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save(newest.etag, true);
        }}
      >
        {current ? (
          <Conflict
            current={current}
            draft={draft}
            onTakeTheirs={onDone}
            onTakeMine={() => {
              reset();
              save(newestOf(current).etag, unsent);
            }}
          />
        ) : (
          <RefusalNotice error={error} />
        )}
        <p className="meta">{t(agreement.turn === mine ? turns.keepHelp : turns.takesTurn)}</p>
        <RowFields part={row.part} rowKey={row.key} value={draft} onChange={setDraft} findings={findings} />
        <Textarea
          label={t(agreementRows.sayChange)}
          autosize
          minRows={1}
          maxLength={COMMENT_MAX}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {!current && (
          <div className="row">
            <Button type="submit" aria-busy={isPending}>
              {t(turns.keep)}
            </Button>
            <Button variant="default" aria-busy={isPending} onClick={() => save(newest.etag, false)}>
              {t(turns.sendNow)}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t(agreementRows.stopEditing)}
            </Button>
          </div>
        )}
      </form>
      <UnsavedDraft isUnsaved={isUnsaved} />
    </>
  );
}

function Conflict({
  current,
  draft,
  onTakeTheirs,
  onTakeMine,
}: {
  current: Row;
  draft: RowValue;
  onTakeTheirs: () => void;
  onTakeMine: () => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  const theirs = newestOf(current);
  const changes = changesOf(current.part, theirs.value, draft, language, catalogues);
  const title = theirs.by ? agreementRows.conflictTitle(theirs.by) : agreementRows.conflictTitleSomebody;
  return (
    <ProblemNotice
      tone="alert"
      title={t(title)}
      actions={
        <>
          <Button variant="default" onClick={onTakeTheirs}>
            {t(agreementRows.takeTheirs)}
          </Button>
          <Button variant="default" onClick={onTakeMine}>
            {t(agreementRows.takeMine)}
          </Button>
        </>
      }
    >
      <p>{t(agreementRows.conflictHelp)}</p>
      <div className={css.conflict}>
        <div>
          <strong>{t(agreementRows.conflictTheirs)}</strong>
          <RowValueList part={current.part} rowKey={current.key} value={theirs.value} />
        </div>
        <div>
          <strong>{t(agreementRows.conflictMine)}</strong>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <p>{t(agreementRows.conflictSame)}</p>}
        </div>
      </div>
    </ProblemNotice>
  );
}
