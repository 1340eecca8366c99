import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Whether this system tells how much memory a process holds (Linux alone). */
export const canMeasureMemory = existsSync("/proc/self/smaps_rollup");

/**
 * Watches a process and all below it.
 * @param {number} pid
 * @returns {() => number} ends the watch; answers the most they held together, in MB (proportional set size)
 */
export function watchMemory(pid) {
  let most = 0;
  const look = () => {
    const held = family(pid).reduce((sum, one) => sum + heldBy(one), 0);
    most = Math.max(most, held);
  };
  const timer = setInterval(look, 25);
  return () => {
    clearInterval(timer);
    return most / 1024;
  };
}

function family(pid) {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

function parentOf(pid) {
  try {
    return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}

function heldBy(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
