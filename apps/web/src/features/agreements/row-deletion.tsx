import { Button } from "@mantine/core";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useDeleteRow, type Row } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";

/** Deleting needs both: one side asks, the other agrees. Terms stay. */
export function RowDeletion({ row }: { row: Row }) {
  const t = useText();
  const { agreement, mine, mayEdit, open } = useWorkbench();
  const { mutateAsync, isPending, error, reset } = useDeleteRow(agreement.id);
  const [asking, setAsking] = useState(false);
  if (row.part === "term") return null;
  const words =
    row.deletionBy === null
      ? null
      : row.deletionBy === mine
        ? agreementRows.deletionMine
        : agreementRows.deletionTheirs;
  const label = t(row.deletionBy === null ? agreementRows.delete : agreementRows.deleteAccept);
  const close = () => (setAsking(false), reset());
  const confirm = () =>
    // A refusal is shown inside the dialog.
    void mutateAsync(row).then(
      () => {
        close();
        if (row.deletionBy) open(null);
      },
      () => undefined,
    );
  return (
    <section className="stack tight">
      {words && <p className="small">{t(words)}</p>}
      {mayEdit && row.deletionBy !== mine && (
        <div>
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {label}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={label}
        confirmLabel={label}
        onConfirm={confirm}
        pending={isPending}
        error={error}
        grave
      >
        <p>{t(agreementRows.deleteBody)}</p>
      </ConfirmDialog>
    </section>
  );
}
