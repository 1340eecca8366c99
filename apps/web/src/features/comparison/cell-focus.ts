const steps = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
} as const;

export type CellKey = keyof typeof steps;
export const cellKeys = Object.keys(steps) as readonly CellKey[];

const openerIn = (cell: Element | undefined) => cell?.querySelector<HTMLButtonElement>("button[aria-expanded]");

/**
 * Moves the focus from the button of one cell to that of the next in this direction, over rows without buttons. The table is asked,
 * not the data, so that a step costs the same with four thousand cells.
 * @returns false when the focus is not in a cell, so that the arrow scrolls as usual
 */
export function focusNeighbour(key: CellKey): boolean {
  const cell = document.activeElement?.closest("td");
  const row = cell?.closest("tr");
  const table = row?.closest("table");
  if (!cell || !row || !table || !openerIn(cell)) return false;
  const [down, right] = steps[key];
  if (right !== 0) {
    openerIn(row.cells[cell.cellIndex + right])?.focus();
    return true;
  }
  for (let index = row.rowIndex + down; table.rows[index]; index += down) {
    const next = openerIn(table.rows[index]?.cells[cell.cellIndex]);
    if (!next) continue;
    next.focus();
    break;
  }
  return true;
}
