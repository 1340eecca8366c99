import type { Text } from "@portal/shared";
import { useEffect } from "react";
import { useBlocker } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";

const rowIn = (search: string): string | null => new URLSearchParams(search).get("row");

/** Asks before another row, tab or page takes the place of what was written in a row and not kept. */
export function UnsavedDraft({
  isUnsaved,
  text = agreementRows.unsavedText,
}: {
  isUnsaved: boolean;
  /** What is lost, and how to keep it. */
  text?: Text;
}) {
  const t = useText();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    // The session has ended: there is nothing to come back to.
    if (!isUnsaved || nextLocation.pathname === paths.signIn) return false;
    const isSameRow = rowIn(currentLocation.search) === rowIn(nextLocation.search);
    return currentLocation.pathname !== nextLocation.pathname || !isSameRow;
  });
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
  return (
    <ConfirmDialog
      opened={blocker.state === "blocked"}
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
      title={t(agreementRows.unsavedTitle)}
      confirmLabel={t(agreementRows.unsavedLeave)}
      grave
    >
      <p>{t(text)}</p>
    </ConfirmDialog>
  );
}
