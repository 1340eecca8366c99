import { Button } from "@mantine/core";
import {
  changesOf,
  checkRow,
  clauseVariables,
  saysSame,
  type ClauseValue,
  type RowValue,
  type TemplatePart,
} from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { useActing } from "../../api/acting.js";
import { isRefusedWith } from "../../api/client.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { templates } from "../../texts/templates.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { ChangeList } from "./change-list.js";
import { focusFirstFault } from "./first-fault.js";
import { RowFields } from "./row-fields.js";
import { useRowSurroundings } from "./row-surroundings.js";
import { RowValueList } from "./row-value.js";
import { useEditTemplate, type Template, type TemplateRow } from "./templates.api.js";
import { UnsavedDraft } from "./unsaved-draft.js";
import css from "./row-panel.module.css";

/** A row to edit; without a key, a clause of one's own that is not there yet. */
export interface EditedRow {
  readonly part: TemplatePart;
  readonly key?: string;
  readonly value: RowValue;
  readonly recommended: RowValue | null;
}

const blank: ClauseValue = { title: "", text: "" };
export const newClause: EditedRow = { part: "clause", value: blank, recommended: null };

/** Edits one row against the state it was opened at; when somebody was first, shows it and lets the person choose. */
export function TemplateRowEditor({
  template,
  row,
  onDone,
}: {
  template: Template;
  row: EditedRow;
  onDone: () => void;
}) {
  const t = useText();
  const { kind } = useActing();
  const { catalogues } = useRowSurroundings();
  const [opened] = useState({ row, etag: template.etag });
  const [draft, setDraft] = useState<RowValue>(row.value);
  const { mutateAsync, isPending, error, reset } = useEditTemplate(template.id);
  const { part, key, recommended } = opened.row;
  // The key of a new clause is given by the server; any of one's own is checked alike.
  const check = checkRow(part, key ?? "own-1", draft, { ...catalogues, side: kind, today: todayInTokyo() });
  const [tries, setTries] = useState(0);
  const findings = check.ok || (key === undefined && tries === 0) ? [] : check.findings;
  const current = isRefusedWith(error, "precondition-failed")
    ? (error.members.current as Template | undefined)
    : undefined;
  const [isDone, setDone] = useState(false);
  const isUnsaved = !isDone && JSON.stringify(draft) !== JSON.stringify(opened.row.value);
  const form = useRef<HTMLFormElement>(null);
  // What was refused is said at the top; a long form may have scrolled it away.
  useEffect(() => {
    if (error) form.current?.scrollIntoView({ block: "start" });
  }, [error]);
  // The faults are drawn by then; a complete form has none.
  useEffect(() => {
    if (tries > 0) focusFirstFault(form.current);
  }, [tries]);

  // Only then is nothing unsaved any more, and the address may change.
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);

  const save = (etag: string) => {
    setTries(tries + 1);
    if (isPending || !check.ok) return;
    // A refusal is shown above the fields, and what was typed stays.
    void mutateAsync({ etag, rows: [{ part, ...(key && { key }), value: draft }] }).then(
      () => setDone(true),
      () => undefined,
    );
  };
  return (
    <>
      <form
        ref={form}
        className={css.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!current) save(opened.etag);
        }}
      >
        {current ? (
          <Conflict
            now={current.rows.find((one) => one.part === part && one.key === key)}
            opened={opened.row}
            draft={draft}
            title={error?.message ?? ""}
            onTakeTheirs={onDone}
            onTakeMine={() => (reset(), save(current.etag))}
          />
        ) : (
          <RefusalNotice error={error} />
        )}
        {part === "clause" && <p className="meta">{t(templates.placeholders(places))}</p>}
        <RowFields part={part} rowKey={key ?? "own-1"} value={draft} onChange={setDraft} findings={findings} />
        {recommended && check.ok && saysSame(part, recommended, draft, catalogues) && (
          <p className="meta">{t(templates.nothingToSave)}</p>
        )}
        {!current && (
          <div className="row">
            <Button type="submit" aria-busy={isPending}>
              {t(templates.save)}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t(templates.stopEditing)}
            </Button>
          </div>
        )}
      </form>
      <UnsavedDraft isUnsaved={isUnsaved} text={templates.unsavedText} />
    </>
  );
}

const places = [clauseVariables.hospital, clauseVariables.vendor, clauseVariables.service]
  .map(({ standard }) => standard)
  .join("・");

function Conflict({
  now,
  opened,
  draft,
  title,
  onTakeTheirs,
  onTakeMine,
}: {
  now: TemplateRow | undefined;
  opened: EditedRow;
  draft: RowValue;
  title: string;
  onTakeTheirs: () => void;
  onTakeMine: () => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  const isUntouched = !now || saysSame(now.part, now.value, opened.value, catalogues);
  return (
    <ProblemNotice
      tone="alert"
      title={title}
      actions={
        <>
          <Button variant="default" onClick={onTakeTheirs}>
            {t(templates.takeTheirs)}
          </Button>
          <Button variant="default" onClick={onTakeMine}>
            {t(templates.takeMine)}
          </Button>
        </>
      }
    >
      <p>{t(templates.conflictHelp)}</p>
      {isUntouched ? (
        <p>{t(templates.conflictOtherRows)}</p>
      ) : (
        <div className={css.conflict}>
          <div>
            <strong>{t(agreementRows.conflictTheirs)}</strong>
            <RowValueList part={now.part} rowKey={now.key} value={now.value} />
          </div>
          <div>
            <strong>{t(agreementRows.conflictMine)}</strong>
            <ChangeList changes={changesOf(now.part, now.value, draft, language, catalogues)} />
          </div>
        </div>
      )}
    </ProblemNotice>
  );
}
