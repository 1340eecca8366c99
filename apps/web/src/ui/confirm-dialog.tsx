import { Button, Modal } from "@mantine/core";
import { useId, type ReactNode } from "react";
import { pieces } from "../texts/pieces.js";
import { RefusalNotice } from "./refusal-notice.js";
import { useText } from "./text-language.js";

/**
 * Asks once more before an act that cannot be taken back. The button says what happens; a refusal is shown inside, so that
 * the person stays where the hand is. Esc and やめる close it and give the focus back.
 */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  onConfirm,
  pending = false,
  error,
  grave = false,
  held = false,
}: {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  pending?: boolean;
  error?: unknown;
  /** Draws the button in the colour of alerts: withdrawing, declining, ending. */
  grave?: boolean;
  /** The act is not possible now; `children` say why. */
  held?: boolean;
}) {
  const t = useText();
  const why = useId();
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{title}</strong>} centered>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && !held) onConfirm();
        }}
      >
        <RefusalNotice error={error} />
        <div id={why} className="stack">
          {children}
        </div>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
          <Button
            type="submit"
            disabled={held}
            {...(held && { "aria-describedby": why })}
            {...(grave ? { color: "red" } : {})}
            aria-busy={pending}
          >
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
