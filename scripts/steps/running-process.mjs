import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/**
 * What a process number stands for right now: its start time (on Linux to the hundredth of a second; elsewhere to the second,
 * with the command). Numbers are given out again after a restart, so a number alone proves nothing.
 * @param {number} pid @returns {string | undefined} undefined when no such process runs
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (fields[0] === "Z") return undefined;
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${boot} ${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync("ps", ["-o", "lstart=,command=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The command line of a process, or "" when there is none. @param {number} pid */
export function commandOf(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/**
 * Ends a process that is no child of ours: politely, then by force.
 * @param {{ pid: number, identity: string | undefined }} target nothing happens unless it is still the same process
 * @param {NodeJS.Signals} signal @param {number} patience milliseconds before SIGKILL
 */
export async function end({ pid, identity }, signal, patience) {
  const same = () => identity !== undefined && identify(pid) === identity;
  if (!same()) return;
  process.kill(pid, signal);
  for (const until = Date.now() + patience; same() && Date.now() < until;) await wait(50);
  if (same()) process.kill(pid, "SIGKILL");
  for (const until = Date.now() + 5000; same() && Date.now() < until;) await wait(20);
}
