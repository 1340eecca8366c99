const begun = performance.now();
let total = 0;
let current = 0;

const stamp = () => `${((performance.now() - begun) / 1000).toFixed(1)}s`.padStart(6);

/** @param {number} steps how many steps the command has */
export function expectSteps(steps) {
  total = steps;
  current = 0;
}

/** Opens the next step: `[3/6   12.4s] PostgreSQL: …`. @param {string} text */
export function step(text) {
  current += 1;
  console.log(`[${current}/${total} ${stamp()}] ${text}`);
}

/** A line within the open step. @param {string} text */
export function note(text) {
  console.log(`${total > 0 ? `[${current}/${total} ${stamp()}]` : `[${stamp()}]`}   ${text}`);
}
