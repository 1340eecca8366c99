import { Button } from "@mantine/core";
import { clauseDoubts, clauseDoubtsOf } from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { isRefusedWith } from "../../api/client.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { templates } from "../../texts/templates.js";
import { turns } from "../../texts/turns.js";
import { ConfirmationMarks } from "../../ui/confirmation-marks.js";
import { instantWords } from "../../ui/date-words.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { useConfirmRow, useWithdrawConfirmation, type Row } from "./agreements.api.js";
import { ChangeList } from "./change-list.js";
import { deviationsOf } from "./deviation.js";
import { RowDoubts } from "./row-doubts.js";
import { RowDeletion } from "./row-deletion.js";
import { RowEditor } from "./row-editor.js";
import { RowHistory } from "./row-history.js";
import { RowSource } from "./row-source.js";
import { RowThread } from "./row-thread.js";
import { RowValueList } from "./row-value.js";
import { useTargetField } from "./target-field.js";
import { UnsentEdit } from "./unsent-edit.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** One row: its value, who proposed and confirmed it, what to do with it, where it comes from, and the talk on it. */
export function RowPanel({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues, mayEdit } = useWorkbench();
  const target = useTargetField();
  const [editing, setEditing] = useState(mayEdit && target !== null);
  const panel = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  // The button one pressed is gone: the focus goes into the form, and back to the button afterwards.
  useEffect(() => {
    if (editing !== wasEditing.current) {
      const [form, field] = ["form :is(button, input, select, textarea)", "[data-autofocus]"];
      const focused = panel.current?.querySelector<HTMLElement>(
        editing ? (target && panel.current.querySelector(field) ? field : form) : "[data-edit]",
      );
      focused?.focus();
      if (editing && target) focused?.scrollIntoView({ block: "center" });
    }
    wasEditing.current = editing;
  }, [editing, target]);
  const changes = deviationsOf(row, language, catalogues);
  return (
    <div className={css.panel} ref={panel}>
      <h2 style={{ fontSize: "1.125rem" }}>{t(row.label)}</h2>
      {editing ? (
        <RowEditor row={row} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Proposer row={row} />
          <FromTemplate row={row} />
          <RowValueList part={row.part} rowKey={row.key} value={row.value} />
          <RowDoubts of={clauseDoubtsOf(clauseDoubts(agreement.rows), row)} />
          <UnsentEdit row={row} />
          <RowActs row={row} />
          {mayEdit && (
            <div>
              <Button variant="default" data-edit onClick={() => setEditing(true)}>
                {t(agreementRows.edit)}
              </Button>
            </div>
          )}
          {changes.length > 0 && (
            <section>
              <h3>{t(agreementRows.deviates)}</h3>
              <ChangeList changes={changes} />
            </section>
          )}
        </>
      )}
      <RowHistory row={row} />
      <RowSource row={row} />
      <RowThread row={row} />
      <RowDeletion row={row} />
    </div>
  );
}

function Proposer({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  if (!row.proposedBy || !row.proposedAt) return <p className="meta">{t(agreementRows.asOpened)}</p>;
  return (
    <p className="meta row tight">
      <PartyMark party={row.proposedBy} />
      {t(
        agreementRows.proposed(
          t(partyName[row.proposedBy]),
          row.proposedByName ?? "",
          instantWords(row.proposedAt, language),
        ),
      )}
    </p>
  );
}

/** The template of one's own organisation that gave the row its value. */
function FromTemplate({ row: { template } }: { row: Row }) {
  const t = useText();
  if (!template) return null;
  return (
    <p className="meta">
      {t(templates.fromTemplate)} <Link to={paths.template(template.id)}>{template.name}</Link> {t(templates.onlyOurs)}
    </p>
  );
}

function RowActs({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, mine, mayConfirm } = useWorkbench();
  const confirm = useConfirmRow(agreement.id);
  const withdraw = useWithdrawConfirmation(agreement.id);
  const error = confirm.error ?? withdraw.error;
  const isMine = Boolean(row.confirmations[mine]);
  return (
    <section className="stack tight">
      <ConfirmationMarks confirmations={row.confirmations} />
      <ul className="meta">
        {(["hospital", "vendor"] as const).map((party) => {
          const confirmation = row.confirmations[party];
          if (!confirmation) return null;
          const at = instantWords(confirmation.at, language);
          return <li key={party}>{t(agreementRows.confirmedBy(t(partyName[party]), confirmation.by, at))}</li>;
        })}
      </ul>
      {isRefusedWith(error, "precondition-failed") ? (
        <ProblemNotice tone="alert" title={error.message}>
          {t(agreementRows.confirmChanged)}
        </ProblemNotice>
      ) : (
        <RefusalNotice error={error} />
      )}
      {mayConfirm && row.unsent && <p className="meta">{t(turns.confirmHeld)}</p>}
      {mayConfirm && !(row.unsent && !isMine) && (
        <div>
          {isMine ? (
            <Button variant="default" aria-busy={withdraw.isPending} onClick={() => withdraw.mutate(row)}>
              {t(agreementRows.withdraw)}
            </Button>
          ) : (
            <Button aria-busy={confirm.isPending} onClick={() => confirm.mutate(row)}>
              {t(agreementRows.confirm)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
