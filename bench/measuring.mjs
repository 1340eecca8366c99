/** How often a thing is measured: the page's 9 rounds after 2 warm-ups, unless a row says otherwise. */
export const USUAL = { rounds: 9, warmUps: 2 };

/** @typedef {{ min: number, median: number, values: number[] }} Figures in milliseconds, or whatever the side answers */

/**
 * Measures several sides against each other: every round runs each side once, and the next round begins with another side, so that
 * none always pays for what its neighbour left behind.
 * @template {string} Name
 * @param {Record<Name, () => Promise<number | void>>} sides a side that answers a number measured itself; else its duration counts
 * @param {{ rounds: number, warmUps: number }} [times]
 * @returns {Promise<Record<Name, Figures>>}
 */
export async function interleave(sides, { rounds, warmUps } = USUAL) {
  const names = Object.keys(sides);
  const values = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    const first = (round + warmUps) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const begun = performance.now();
      const answered = await sides[name]();
      const value = typeof answered === "number" ? answered : performance.now() - begun;
      if (round >= 0) values[name].push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, figures(values[name])]));
}

/** @param {number[]} values @returns {Figures} */
export function figures(values) {
  return { min: Math.min(...values), median: quantile(values, 0.5), values };
}

/** @param {number[]} values @param {number} share 0.5 for the median, 0.99 for p99 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] ?? NaN;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}
