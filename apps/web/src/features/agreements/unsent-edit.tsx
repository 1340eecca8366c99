import { Button } from "@mantine/core";
import { changesOf } from "@portal/shared";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { turns } from "../../texts/turns.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { instantWords } from "../../ui/date-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { ChangeList } from "./change-list.js";
import { useDiscardEdit } from "./turns.api.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** 未送信: the row has an edit that only one's own organisation sees. */
export function UnsentMark({ row }: { row: Row }) {
  const t = useText();
  if (!row.unsent) return null;
  return (
    <StatusBadge tone="warn" icon={IconLock}>
      {t(turns.unsent)}
    </StatusBadge>
  );
}

/** What the unsent edit of a row changes, who made it, and the way to discard it. */
export function UnsentEdit({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues, mayEdit } = useWorkbench();
  const { unsent } = row;
  if (!unsent) return null;
  const changes = changesOf(row.part, row.value, unsent.value, language, catalogues);
  return (
    <section className={`stack tight ${css.inside}`}>
      <h3>{t(turns.unsentTitle)}</h3>
      <p className="meta">{t(turns.unsentHelp)}</p>
      {changes.length > 0 ? <ChangeList changes={changes} /> : <p className="small">{t(turns.onlyComment)}</p>}
      {unsent.comment && <p className="small">{t(turns.commentSaid(unsent.comment))}</p>}
      <p className="meta">{t(turns.unsentBy(unsent.by, instantWords(unsent.at, language)))}</p>
      {mayEdit && <Discard row={row} />}
    </section>
  );
}

function Discard({ row }: { row: Row }) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutateAsync, isPending, error, reset } = useDiscardEdit(agreement.id);
  const [asking, setAsking] = useState(false);
  const close = () => (setAsking(false), reset());
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t(turns.discard)}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={t(turns.discard)}
        confirmLabel={t(turns.discard)}
        // A refusal is shown inside the dialog.
        onConfirm={() => void mutateAsync(row).then(close, () => undefined)}
        pending={isPending}
        error={error}
        grave
      >
        <p>{t(turns.discardBody)}</p>
      </ConfirmDialog>
    </div>
  );
}
