// Loaded into the measured portal: on SIGWINCH (Nest ends the process on SIGUSR2) writes the p99 of its event loop's delay in milliseconds and begins anew.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on("SIGWINCH", () => {
    writeFileSync(process.env.EVENT_LOOP_DELAY_FILE, String(delay.percentile(99) / 1e6));
    delay.reset();
  });
}
