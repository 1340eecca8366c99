import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { pieces } from "../texts/pieces.js";
import { useCopying } from "./copying.js";
import { useText } from "./text-language.js";

/** Puts `value` on the clipboard and says whether that worked. `label` says what is copied, for those who do not see what it stands beside. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const t = useText();
  const { copied, copy } = useCopying(value);
  const Mark = copied ? IconCheck : IconCopy;
  return (
    <span className="row no-print">
      <Button
        variant="default"
        size="xs"
        leftSection={<Mark size={16} aria-hidden />}
        onClick={copy}
        aria-label={label}
      >
        {t(pieces.copy)}
      </Button>
      <span role="status" className="meta">
        {copied === undefined ? "" : t(copied ? pieces.copied : pieces.copyRefused)}
      </span>
    </span>
  );
}
