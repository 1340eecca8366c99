import { secondFactor as texts } from "../../texts/second-factor.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useResetSecondFactor, type Member } from "./organization.api.js";

/** For a member who lost device and recovery codes. Asks first: the member is signed out, and signing waits a day. */
export function ResetSecondFactorDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error } = useResetSecondFactor();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(texts.resetOf(member.name))}
      confirmLabel={t(texts.resetConfirm)}
      // A refusal is shown inside the dialog.
      onConfirm={() => void mutateAsync(member.id).then(onClose, () => undefined)}
      pending={isPending}
      error={error}
      grave
    >
      <p>{t(texts.resetBody)}</p>
      <p>{t(texts.resetWait)}</p>
    </ConfirmDialog>
  );
}
