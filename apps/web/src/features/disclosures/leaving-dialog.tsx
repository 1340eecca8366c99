import { indexOf } from "@portal/shared";
import type { Blocker } from "react-router";
import { disclosures } from "../../texts/disclosures.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";

/** Asks before input that cannot be saved now would be lost. While saving is still under way there is nothing to ask. */
export function LeavingDialog({ leaving }: { leaving: Blocker }) {
  const t = useText();
  const { catalogue, editing, state } = useEditor();
  const { byId } = indexOf(catalogue);
  // A save tried again after it failed leaves the question standing.
  const isSaving = !state.failure && (state.sending || Object.keys(editing.sendable()).length > 0);
  const isAsking = leaving.state === "blocked" && !isSaving && Object.keys(state.pending).length > 0;
  return (
    <ConfirmDialog
      opened={isAsking}
      onClose={() => leaving.reset?.()}
      title={t(disclosures.leaveTitle)}
      confirmLabel={t(disclosures.leaveGo)}
      onConfirm={() => leaving.proceed?.()}
      grave
    >
      <p className="small">{t(disclosures.leaveHelp)}</p>
      <ul className={css.bullets}>
        {Object.keys(state.pending).map((itemId) => {
          const item = byId.get(itemId);
          return <li key={itemId}>{item ? t(item.label) : itemId}</li>;
        })}
      </ul>
    </ConfirmDialog>
  );
}
