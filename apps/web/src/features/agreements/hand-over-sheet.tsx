import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { rowPartLabels, changeSentence, COMMENT_MAX } from "@portal/shared";
import { useState } from "react";
import { isRefusedWith } from "../../api/client.js";
import { pieces } from "../../texts/pieces.js";
import { turns } from "../../texts/turns.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { useHandOver } from "./turns.api.js";
import { unsentRows, useWorkbench, type UnsentRow } from "./workbench-context.js";
import css from "./workbench.module.css";

/** What will be sent, in sentences, to be read before the turn is handed over. */
export function HandOverSheet({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutateAsync, isPending, error } = useHandOver(agreement.id);
  const [respondBy, setRespondBy] = useState("");
  const [message, setMessage] = useState("");
  const edits = unsentRows(agreement);
  const isOver = respondBy !== "" && respondBy < todayInTokyo();
  const label = t(edits.length > 0 ? turns.sendAndHandOver : turns.handOver);
  const send = () => {
    if (isPending || isOver) return;
    // A refusal is shown above the list, and what was typed stays.
    void mutateAsync({ edits: edits.map(({ unsent }) => unsent.etag), respondBy, message }).then(
      onClose,
      () => undefined,
    );
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{label}</strong>}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {isRefusedWith(error, "precondition-failed") ? (
          <ProblemNotice tone="alert" title={t(turns.changedTitle)}>
            {t(turns.changedHelp)}
          </ProblemNotice>
        ) : (
          <RefusalNotice error={error} />
        )}
        <p>{t(edits.length > 0 ? turns.sheetBody : turns.sheetNothing)}</p>
        {edits.length > 0 && <EditList edits={edits} />}
        <TextInput
          type="date"
          label={t(turns.respondByField)}
          min={todayInTokyo()}
          value={respondBy}
          error={isOver ? t(turns.dayOver) : undefined}
          onChange={(event) => setRespondBy(event.currentTarget.value)}
        />
        <Textarea
          label={t(turns.messageField)}
          autosize
          minRows={2}
          maxLength={COMMENT_MAX}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
          <Button type="submit" aria-busy={isPending}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function EditList({ edits }: { edits: readonly UnsentRow[] }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  return (
    <ul className={css.edits} aria-label={t(turns.sheetList)}>
      {edits.map(({ id, part, label, value, unsent }) => (
        <li key={id}>
          <p>
            <span className="meta">{t(rowPartLabels[part])}</span> <strong>{t(label)}</strong>
          </p>
          <p>{changeSentence(part, value, unsent.value, language, catalogues) || t(turns.onlyComment)}</p>
          {unsent.comment && <p className="meta">{t(turns.commentSaid(unsent.comment))}</p>}
        </li>
      ))}
    </ul>
  );
}
