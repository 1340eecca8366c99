import { Button, Textarea } from "@mantine/core";
import { COMMENT_MAX } from "@portal/shared";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { Instant } from "../../ui/instant.js";
import { PartyMark } from "../../ui/party-mark.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useComment, type Row } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** What both sides have said about the row. */
export function RowThread({ row }: { row: Row }) {
  const t = useText();
  const { may } = useActing();
  return (
    <section>
      <h3>{t(agreementRows.thread)}</h3>
      <p className="meta">{t(row.thread.length > 0 ? agreementRows.threadShared : agreementRows.threadEmpty)}</p>
      <ul className={css.thread}>
        {row.thread.map(({ party, author, at, text }) => (
          <li key={`${at} ${text}`}>
            <PartyMark party={party} />
            <div>
              <p>
                <strong>{author}</strong> <Instant at={at} />
              </p>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ul>
      {may("agreement.edit") && <CommentForm row={row} />}
    </section>
  );
}

function CommentForm({ row }: { row: Row }) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutateAsync, isPending, error } = useComment(agreement.id);
  const [text, setText] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const send = () => {
    setIsMissing(!text.trim());
    if (!text.trim() || isPending) return;
    // A refusal is shown above, and what was typed stays.
    void mutateAsync({ rowId: row.id, text: text.trim() }).then(
      () => setText(""),
      () => undefined,
    );
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <RefusalNotice error={error} />
      <Textarea
        label={t(agreementRows.comment)}
        autosize
        minRows={2}
        maxLength={COMMENT_MAX}
        value={text}
        error={isMissing ? t(agreementRows.commentMissing) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" aria-busy={isPending}>
          {t(agreementRows.sendComment)}
        </Button>
      </div>
    </form>
  );
}
