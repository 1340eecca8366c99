import { IconLock, IconMessage2 } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { DeviationMark } from "./deviation.js";
import { UnsentMark } from "./unsent-edit.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** The name of a row, or other `words`: opens its panel. A row opened by its address comes into view. */
export function RowButton({ row, words }: { row: Row; words?: string }) {
  const t = useText();
  const { opened, open } = useWorkbench();
  const button = useRef<HTMLButtonElement>(null);
  const isOpened = opened?.id === row.id;
  useEffect(() => {
    if (isOpened) button.current?.scrollIntoView({ block: "center" });
    // Only on arrival: a row that the hand opens stays where it is.
  }, []);
  return (
    <button
      ref={button}
      type="button"
      className="rowbtn phrase"
      data-row={row.id}
      aria-expanded={isOpened}
      onClick={() => open(isOpened ? null : row.id)}
    >
      {words ?? t(row.label)}
      {words && <span className="sr"> {t(row.label)}</span>}
    </button>
  );
}

/** What else is to be known of a row beside its name: an unsent edit, shared and internal comments. */
export function RowMarks({ row }: { row: Row }) {
  return (
    <>
      <UnsentMark row={row} /> <DeviationMark row={row} /> <CommentCount row={row} /> <InternalCount row={row} />
    </>
  );
}

function InternalCount({ row }: { row: Row }) {
  const t = useText();
  const { internalComments } = useWorkbench();
  const count = internalComments.filter(({ rowId }) => rowId === row.id).length;
  if (count === 0) return null;
  return (
    <span className={`meta ${css.inline}`}>
      <IconLock size={16} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="sr">{t(agreementRows.internalCount(count))}</span>
    </span>
  );
}

function CommentCount({ row }: { row: Row }) {
  const t = useText();
  if (row.thread.length === 0) return null;
  return (
    <span className={`meta ${css.inline}`}>
      <IconMessage2 size={16} aria-hidden />
      <span aria-hidden>{row.thread.length}</span>
      <span className="sr">{t(agreementRows.comments(row.thread.length))}</span>
    </span>
  );
}
