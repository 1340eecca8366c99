import { spawn } from "node:child_process";
import { diskFull, Failure, saysDiskFull } from "./failure.mjs";
import { root } from "./paths.mjs";
import { atEnd } from "./shutdown.mjs";

const KEPT = 20_000;
const living = new Set();
atEnd(() => Promise.all([...living].map((child) => stopChild(child, "SIGTERM", 5000))));

let tellOfLaunch = () => undefined;
/** Has each program told of as it is started: whoever finds this command killed must end them. @param {(pid: number) => void} tell */
export function whenLaunched(tell) {
  tellOfLaunch = tell;
}

/** Starts a program that ends with this command. @param {string} program @param {string[]} args @param {import("node:child_process").SpawnOptions} options */
export function launch(program, args, options) {
  const child = spawn(program, args, { cwd: root, ...options });
  living.add(child);
  child.once("exit", () => living.delete(child));
  if (child.pid !== undefined) tellOfLaunch(child.pid);
  return child;
}

/** Waits for a child to be gone; sends SIGKILL when its patience is over. */
export function stopChild(child, signal, patience) {
  living.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const force = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(force);
      done();
    });
    child.kill(signal);
  });
}

/** @typedef {{ code: number, output: string }} Ended `output` is the end of what it wrote to both streams */

/**
 * Runs a program to its end.
 * @param {string} program @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, line?: (line: string) => void, inherit?: boolean, uid?: number, gid?: number }} [options]
 *   `line` is called for each line written; `inherit` shows everything as it comes
 * @returns {Promise<Ended>}
 */
export function run(program, args, { env, line, inherit, ...options } = {}) {
  const child = launch(program, args, {
    ...options,
    env: { ...process.env, ...env },
    stdio: inherit ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    let rest = "";
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-KEPT);
      if (!line) return;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(line);
    });
  }
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs a program that must succeed; its output is shown only when it does not. @param {string} what named in the sentence */
export async function mustRun(what, program, args, options = {}) {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  if (saysDiskFull(output)) throw diskFull(root);
  process.stderr.write(output.endsWith("\n") ? output : `${output}\n`);
  throw new Failure(`${what} failed (exit code ${code}); its output stands above.`);
}

/** Runs a program of ours that explains its own failures in its last line. @param {string} folder where data is written */
export async function mustExplain(args, { folder, ...options }) {
  const { code, output } = await run(process.execPath, args, options);
  if (code === 0) return output;
  if (saysDiskFull(output)) throw diskFull(folder);
  throw new Failure(lastWords(output) ?? `${args[0]} ended with exit code ${code}.`);
}

/** The last line that is a sentence and no stack frame; for an uncaught error, its message. @param {string} output */
export function lastWords(output) {
  const lines = output.split("\n").filter((text) => text.trim() !== "");
  const thrown = lines.find((text) => /^(\w*Error|Failure)\b.*: /.test(text));
  if (thrown) return thrown.replace(/^(?:\w*Error|Failure)(?: \[\w+\])?: /, "");
  return lines.findLast((text) => !/^\s+at |^Node\.js v|^[{}]/.test(text));
}
