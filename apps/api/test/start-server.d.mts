import type { ChildProcess } from "node:child_process";

/** Starts one API process on the test database, with further settings, and waits until it says that it is ready. */
export function startServer(
  storage: string,
  settings?: Readonly<Record<string, string>>,
): Promise<{ url: string; server: ChildProcess }>;
