/** Something that went wrong in a way we foresaw: its message is the one sentence shown, without a stack. */
export class Failure extends Error {
  /** @param {string} sentence @param {number} [exitCode] */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i;

/** True where the text of an error or of a child process says that the disk is full. */
export const saysDiskFull = (text) => DISK_FULL.test(text);

/** @param {string} folder where we were writing */
export const diskFull = (folder) =>
  new Failure(`The disk that holds ${folder} is full; free some space and start again.`);

/**
 * The sentence and the exit code for anything thrown. Unforeseen errors keep their stack: they are bugs to be reported.
 * @param {unknown} error @param {string} folder where data is written
 */
export function explain(error, folder) {
  if (error instanceof Failure) return { sentence: error.message, exitCode: error.exitCode };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (saysDiskFull(text)) return { sentence: diskFull(folder).message, exitCode: 1 };
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return { sentence: `No permission: ${error.message}.`, exitCode: 1 };
  return { sentence: text, exitCode: 1 };
}
