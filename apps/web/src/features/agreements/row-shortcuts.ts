import { agreementRows } from "../../texts/agreement-rows.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { useConfirmRow } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";

const buttons = () => [...document.querySelectorAll<HTMLButtonElement>("button[data-row]")];

/** Moves between row names; says no when the focus is elsewhere, so that the arrows scroll. */
function step(by: 1 | -1): boolean {
  const all = buttons();
  const now = all.findIndex((button) => button === document.activeElement);
  const next = all[now + by];
  if (now < 0 || !next) return false;
  next.focus();
  return true;
}

/** ↑ ↓ between rows, K confirms the opened one: never a row whose value is not before one's eyes. Enter opens, as on every button. */
export function useRowShortcuts(): void {
  const { agreement, opened, mayConfirm, mine } = useWorkbench();
  const { mutate } = useConfirmRow(agreement.id);
  const confirm = () => {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const row = focused && focused !== opened?.id ? undefined : opened;
    if (!row || row.confirmations[mine] || row.unsent) return false;
    mutate(row);
    return true;
  };
  useShortcuts([
    { key: "ArrowDown", label: agreementRows.keyDown, run: () => step(1) },
    { key: "ArrowUp", label: agreementRows.keyUp, run: () => step(-1) },
  ]);
  useShortcuts([{ key: "k", label: agreementRows.keyConfirm, run: confirm }], mayConfirm);
}
