import type { ReactNode } from "react";
import { pieces } from "../texts/pieces.js";
import css from "./difference-cell.module.css";
import { useText } from "./text-language.js";

/**
 * What stands in one cell of a comparison: the answer, the word 相違 when it differs from the others, and the way to the reason.
 * The thick left edge is drawn by the table (`cellMark: "differs"`), so that it fills the cell.
 */
export function DifferenceCell({
  differs = false,
  opened = false,
  onOpen,
  openLabel,
  openName,
  openTabIndex,
  children,
}: {
  differs?: boolean;
  opened?: boolean;
  onOpen?: () => void;
  /** The visible words of the button, and its whole name for those who hear it. */
  openLabel?: string;
  openName?: string;
  /** -1 where arrows move between cells and Tab stops at one of them only. */
  openTabIndex?: number | undefined;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <div className={css.cell}>
      {children}
      {(differs || onOpen) && (
        <div className={css.foot}>
          {differs && <span className={css.tag}>{t(pieces.differs)}</span>}
          {onOpen && (
            <button
              type="button"
              className={css.pick}
              onClick={onOpen}
              aria-expanded={opened}
              aria-label={openName}
              tabIndex={openTabIndex}
            >
              {openLabel}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
