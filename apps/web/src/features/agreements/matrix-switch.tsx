import { Button } from "@mantine/core";
import { IconPencil, IconPencilCheck } from "@tabler/icons-react";
import { isRefusedWith } from "../../api/client.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { SaveState } from "../../ui/save-state.js";
import { useText } from "../../ui/text-language.js";
import type { MatrixEditing } from "./matrix-editing.js";
import { UnsavedDraft } from "./unsaved-draft.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Reading by default; the cells are changed only after asking for it, and in one's own turn. */
export function MatrixSwitch({ editing: { isOn, turn, saving, savedAt } }: { editing: MatrixEditing }) {
  const t = useText();
  const { agreement, mine, mayEdit } = useWorkbench();
  if (!mayEdit || agreement.turn !== mine) return null;
  return (
    <div className={css.fact}>
      <Button
        variant="default"
        aria-pressed={isOn}
        leftSection={isOn ? <IconPencilCheck size={18} aria-hidden /> : <IconPencil size={18} aria-hidden />}
        onClick={() => turn(!isOn)}
      >
        {t(isOn ? agreementRows.matrixDone : agreementRows.matrixEdit)}
      </Button>
      {saving !== "saved" && <UnsavedDraft isUnsaved />}
      {isOn && (saving !== "saved" || savedAt) && <SaveState state={saving} {...(savedAt && { at: savedAt })} />}
    </div>
  );
}

/** How the cells are changed; and why a change was not kept, which loses nothing. */
export function MatrixRefusal({ editing: { isOn, error, retry, drop } }: { editing: MatrixEditing }) {
  const t = useText();
  if (!isOn) return null;
  if (!error) return <p className={`meta no-print ${css.hint}`}>{t(agreementRows.matrixHelp)}</p>;
  return (
    <RefusalNotice
      error={error}
      actions={
        <>
          <Button variant="default" onClick={drop}>
            {t(agreementRows.matrixDrop)}
          </Button>
          <Button variant="default" onClick={retry}>
            {t(agreementRows.matrixRetry)}
          </Button>
        </>
      }
    >
      {isRefusedWith(error, "precondition-failed") ? t(agreementRows.matrixChanged) : t(agreementRows.matrixKept)}
    </RefusalNotice>
  );
}
