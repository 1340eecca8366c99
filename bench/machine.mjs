import { cpus, loadavg, totalmem, type, release } from "node:os";

/** What this machine is, in one line each. */
export function machine() {
  const [processor] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  return [`${cpus().length} × ${processor?.model ?? "unknown processor"}, ${memory}`, `${type()} ${release()}`];
}

/** How loaded it was: the load averages of the last 1, 5 and 15 minutes. */
export const load = () =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(", ");
