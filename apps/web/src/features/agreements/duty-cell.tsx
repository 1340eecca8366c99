import { rolePartyLabels, type Duty, type RoleParty } from "@portal/shared";
import type { KeyboardEvent } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { DutyMark } from "../../ui/duty-mark.js";
import { useText } from "../../ui/text-language.js";
import { nextDuties } from "./duty-cycle.js";
import css from "./workbench.module.css";

type Move = readonly [down: number, right: number];
const moves: Readonly<Record<string, Move>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One party's duties in the matrix while it is edited: Space for the next value, Shift+Space back, arrows to the neighbours. */
export function DutyCell({
  side,
  label,
  duties,
  onChange,
  onOpen,
}: {
  side: RoleParty;
  label: string;
  duties: readonly Duty[];
  onChange: (duties: readonly Duty[]) => void;
  onOpen: () => void;
}) {
  const t = useText();
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (event.key === " ") onChange(nextDuties(side, duties, event.shiftKey ? -1 : 1));
    else if (event.key === "Enter") onOpen();
    else if (move) step(event.currentTarget, move);
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className={css.dutyCell}
      data-cell={side}
      onClick={() => onChange(nextDuties(side, duties, 1))}
      onKeyDown={press}
      // Space presses a button when it is let go.
      onKeyUp={(event) => event.key === " " && event.preventDefault()}
    >
      <span className="sr">{t(agreementRows.dutyOf(label, t(rolePartyLabels[side])))}</span>
      <DutyMark duty={duties} />
    </button>
  );
}

/** Moves between the cells as they stand on the screen, groups and filters and all. */
function step(from: HTMLButtonElement, [down, right]: Move): void {
  const cells = [...document.querySelectorAll<HTMLButtonElement>("button[data-cell]")];
  const perRow = new Set(cells.map(({ dataset }) => dataset.cell)).size;
  cells[cells.indexOf(from) + down * perRow + right]?.focus();
}
