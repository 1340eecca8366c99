import { explain } from "./failure.mjs";

/** @type {(() => unknown)[]} */
const undoings = [];
let ending;
let interrupted = false;

/** Registers what must be undone when the command ends, for whatever reason; the last registered is undone first. */
export function atEnd(undo) {
  undoings.push(undo);
}

/** True once Ctrl-C or SIGTERM has arrived: a failure that follows from it is no failure. */
export const isEnding = () => ending !== undefined;

/** Undoes everything, then exits. Called twice, the second call waits for the first. @param {number} code */
export function finish(code) {
  ending ??= (async () => {
    for (const undo of undoings.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
      }
    }
    process.exit(code);
  })();
  return ending;
}

/**
 * Runs a command to its end: prints one sentence for a failure, undoes what was begun, exits.
 * @param {() => Promise<number | undefined>} work answers the exit code, or undefined to keep running until a signal
 * @param {{ folder: string, signalCode?: number }} settings `signalCode` 0 where being stopped is the normal end
 */
export async function runCommand(work, { folder, signalCode }) {
  const names = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  for (const [signal, number] of Object.entries(names))
    process.on(signal, () => {
      interrupted = true;
      void finish(signalCode ?? 128 + number);
    });
  try {
    const code = await work();
    if (code !== undefined) await finish(code);
  } catch (error) {
    if (interrupted || ending) return;
    const { sentence, exitCode } = explain(error, folder);
    console.error(sentence);
    await finish(exitCode);
  }
}
