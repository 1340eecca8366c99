/**
 * One measured comparison. A row of the page has one or several.
 * @typedef {object} Result
 * @property {number} id row of the page
 * @property {string} work what was done
 * @property {Side} ours
 * @property {Side} against
 * @property {number | null} ratio ours divided by the other side, of the medians; null when it was not measured
 * @property {number | null} ratioOfMinima the same of the minima
 * @property {Goal | null} goal null: the figure is printed and is no goal
 * @property {boolean | null} met null when there is nothing to judge
 * @property {string} [state] `not yet` or `not measured`, with the reason
 * @property {string} [remark]
 */
/** @typedef {{ name: string, unit: string, min?: number, median?: number }} Side */
/** @typedef {{ atMost: number } | { atLeast: number }} Goal */

export const atMost = (limit) => ({ atMost: limit });
export const atLeast = (limit) => ({ atLeast: limit });

const isMet = (value, goal) => ("atMost" in goal ? value <= goal.atMost : value >= goal.atLeast);

/**
 * Judges two measured sides by the ratio of their medians.
 * @param {{ id: number, work: string, ours: Side, against: Side, goal: Goal | null, remark?: string }} measured
 * @returns {Result}
 */
export function judge({ goal, ...measured }) {
  const { ours, against } = measured;
  const ratio = ours.median / against.median;
  return { ...measured, goal, ratio, ratioOfMinima: ours.min / against.min, met: goal && isMet(ratio, goal) };
}

/** A limit on a figure itself, such as bytes sent. @returns {Result} */
export function judgeFigure({ id, work, ours, goal, remark }) {
  const nothing = { name: "–", unit: "" };
  const met = goal && isMet(ours.median, goal);
  return { id, work, ours, against: nothing, ratio: ours.median, ratioOfMinima: null, goal, met, remark };
}

/** A comparison that could not be made, and why. @returns {Result} */
export function notMeasured({ id, work, goal = null, state }) {
  const nothing = { name: "–", unit: "" };
  return { id, work, ours: nothing, against: nothing, ratio: null, ratioOfMinima: null, goal, met: null, state };
}

export const side = (name, unit, { min, median }) => ({ name, unit, min, median });

export const goalText = (goal) => (goal === null ? "–" : "atMost" in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`);
