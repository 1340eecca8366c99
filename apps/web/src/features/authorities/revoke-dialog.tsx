import { Textarea } from "@mantine/core";
import { COMMENT_MAX } from "@portal/shared";
import { useState } from "react";
import { authorities } from "../../texts/authorities.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useRevoke, type Authority } from "./authorities.api.js";

/** Asks for the reason, which stays in the history. */
export function RevokeDialog({
  line,
  isLast,
  onDone,
  onClose,
}: {
  line: Authority;
  /** No other line lets anybody sign today. */
  isLast: boolean;
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useRevoke();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const revoke = () => {
    setTried(true);
    if (!reason.trim()) return;
    // A refusal is shown inside the dialog.
    void mutateAsync({ authorityId: line.id, reason: reason.trim() }).then(
      () => onDone(t(authorities.revokedNow(line.personName))),
      () => undefined,
    );
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(authorities.revokeOf(line.personName))}
      confirmLabel={t(authorities.revoke)}
      onConfirm={revoke}
      pending={isPending}
      error={error}
      grave
    >
      <p>{t(authorities.revokeHelp)}</p>
      {isLast && <ProblemNotice tone="warn" title={t(authorities.revokeLast)} />}
      <Textarea
        label={t(authorities.reason)}
        autosize
        minRows={2}
        maxLength={COMMENT_MAX}
        value={reason}
        error={tried && !reason.trim() ? t(authorities.reasonMissing) : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
