import { ActionIcon } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { pieces } from "../texts/pieces.js";
import { useCopying } from "./copying.js";
import css from "./digest.module.css";
import { useText } from "./text-language.js";

/** A digest in groups of four, as people read it aloud: `7F2C-91AE-…`. `groups` limits how many are shown. */
export function digestWords(digest: string, groups = Infinity): string {
  const all = digest.toUpperCase().match(/.{1,4}/g) ?? [];
  return all.slice(0, groups).join("-");
}

/** 照合番号: the first four groups, or all of them, and a button that copies the whole in lower case, as tools print it. */
export function Digest({ value, whole = false, label }: { value: string; whole?: boolean; label?: string }) {
  const t = useText();
  const { copied, copy } = useCopying(value);
  return (
    <span className={css.digest}>
      <span className="sr">{label ?? t(pieces.digest)} </span>
      <code className={css.figures}>{digestWords(value, whole ? Infinity : 4)}</code>
      <ActionIcon
        className="no-print"
        variant="subtle"
        color="gray.9"
        size={28}
        onClick={copy}
        aria-label={t(pieces.copyDigest)}
      >
        {copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
      </ActionIcon>
      <span role="status" className={copied === false ? "meta" : "sr"}>
        {copied === undefined ? "" : t(copied ? pieces.copied : pieces.copyRefused)}
      </span>
    </span>
  );
}
