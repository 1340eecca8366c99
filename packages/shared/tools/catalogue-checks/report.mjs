/**
 * Collects what is wrong, one readable line each: `<kind>: <where>: <what>`.
 * @typedef {ReturnType<typeof createReport>} Report
 */
export function createReport() {
  /** @type {string[]} */
  const problems = [];
  const add = (kind, where, what) => problems.push(`${kind}: ${where}: ${what}`);
  return {
    problems,
    add,
    /** Records a reference that leads nowhere. `known` is a Set or a Map. */
    refer(kind, where, known, value, what) {
      if (!known.has(value)) add(kind, where, `unknown ${what}: ${value}`);
    },
  };
}

export const idsOf = (list) => new Set(list.map((entry) => entry.id));
