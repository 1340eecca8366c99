import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { pieces } from "../texts/pieces.js";
import css from "./save-state.module.css";
import { clockWords } from "./date-words.js";
import { useText } from "./text-language.js";

const looks = {
  saved: { Mark: IconCloudCheck, color: "var(--ok)" },
  saving: { Mark: IconCloudUp, color: "var(--ink-2)" },
  offline: { Mark: IconCloudOff, color: "var(--warn)" },
  refused: { Mark: IconAlertTriangle, color: "var(--alert)" },
} as const;

export type Saving = keyof typeof looks;

/** 保存済み 14:03 / 保存しています / 保存できていません. Announced politely, never as a toast. `at` is RFC 3339. */
export function SaveState({ state, at }: { state: Saving; at?: string }) {
  const t = useText();
  const { Mark, color } = looks[state];
  const saved = at ? pieces.saved(clockWords(at)) : pieces.savedBefore;
  const words = { saved, saving: pieces.saving, offline: pieces.offline, refused: pieces.unsavedRefused }[state];
  return (
    <span className={`small ${css.state}`} role="status" style={{ color }}>
      <Mark size={20} aria-hidden />
      {t(words)}
    </span>
  );
}
