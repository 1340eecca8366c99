import { Button, Modal } from "@mantine/core";
import { password as texts } from "../../texts/password.js";
import { pieces } from "../../texts/pieces.js";
import { useCopying } from "../../ui/copying.js";
import { useText } from "../../ui/text-language.js";

/** The password to hand over, shown this once. Closed by its button alone: a slip of the hand must not lose it. */
export function IssuedPassword({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  const t = useText();
  const { copied, copy } = useCopying(value);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>{t(texts.issuedTitle(name))}</strong>}
      centered
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className="stack">
        <p>{t(texts.issuedBody)}</p>
        <p>
          {t(texts.issued)}
          <br />
          <code>{value}</code>
        </p>
        <p role="status" className="meta">
          {copied === undefined ? "" : t(copied ? pieces.copied : pieces.copyRefused)}
        </p>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={copy}>
            {t(pieces.copy)}
          </Button>
          <Button onClick={onClose}>{t(texts.issuedClose)}</Button>
        </div>
      </div>
    </Modal>
  );
}
