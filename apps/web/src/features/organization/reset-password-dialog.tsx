import { password as texts } from "../../texts/password.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useResetPassword, type Member } from "./organization.api.js";

/** Asks first: the member is signed out everywhere. */
export function ResetPasswordDialog({
  member,
  onIssued,
  onClose,
}: {
  member: Member;
  onIssued: (password: string | null) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useResetPassword();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(texts.resetOf(member.name))}
      confirmLabel={t(texts.resetConfirm)}
      // A refusal is shown inside the dialog.
      onConfirm={() => void mutateAsync(member.id).then(onIssued, () => undefined)}
      pending={isPending}
      error={error}
      grave
    >
      <p>{t(texts.resetBody)}</p>
    </ConfirmDialog>
  );
}
