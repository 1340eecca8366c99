import { disclosures } from "../../texts/disclosures.js";
import { useShortcutList } from "../../ui/keyboard-shortcuts.js";
import { useText } from "../../ui/text-language.js";
import css from "./editor.module.css";

/** The keys of this page at a glance; the whole list opens with `?`. Not shown while single keys are switched off. */
export function KeyHints() {
  const t = useText();
  const { isOn, openList } = useShortcutList();
  if (!isOn) return null;
  return (
    <p className={css.keys} aria-label={t(disclosures.keys)} role="group">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t(disclosures.keyMove)}
      </span>
      <span>
        <kbd>1</kbd>–<kbd>3</kbd> {t(disclosures.keyAnswer)}
      </span>
      <span>
        <kbd>E</kbd> {t(disclosures.keyEvidence)}
      </span>
      <span>
        <kbd>N</kbd> {t(disclosures.keyNextMissing)}
      </span>
      <button type="button" className={css.keyButton} onClick={openList}>
        <kbd>?</kbd> {t(disclosures.keyList)}
      </button>
    </p>
  );
}
