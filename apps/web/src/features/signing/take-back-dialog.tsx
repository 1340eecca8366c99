import { useTakeBackSigning, type SigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";

export function TakeBackDialog({
  agreementId,
  handover: { id, toName },
  onDone,
  onClose,
}: {
  agreementId: string;
  handover: SigningRights["handovers"][number];
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useTakeBackSigning(agreementId);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(signingRights.takeBackFrom(toName))}
      confirmLabel={t(signingRights.takeBack)}
      // A refusal is shown inside the dialog.
      onConfirm={() =>
        void mutateAsync(id).then(
          () => onDone(t(signingRights.takenBack)),
          () => undefined,
        )
      }
      pending={isPending}
      error={error}
    >
      <p>{t(signingRights.takeBackHelp)}</p>
    </ConfirmDialog>
  );
}
