import { FILE_BYTES_MAX } from "@portal/shared";
import { useRef, useState } from "react";
import { verifyDocument, type Verification } from "./verification.api.js";

/** Each file is sent whole; more than these at once is the auditors' work on the portal itself. */
export const MOST_FILES = 50;

/** One of several files that were given at once, and what became of it. */
export interface CheckedFile {
  readonly id: number;
  readonly name: string;
  readonly result: Verification | null;
  /** Why there is none; `too-large` was never sent. */
  readonly error: unknown;
  readonly isTooLarge: boolean;
}

const asGiven = (file: File, id: number): CheckedFile => ({
  id,
  name: file.name,
  result: null,
  error: null,
  isTooLarge: file.size > FILE_BYTES_MAX,
});

export const isDone = ({ result, error, isTooLarge }: CheckedFile): boolean =>
  result !== null || error !== null || isTooLarge;

/** Checks one file after the other; what is given next takes the place of what is still at work. */
export function useSeveralFiles() {
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const turn = useRef(0);
  const start = async (given: readonly File[]) => {
    const mine = ++turn.current;
    setFiles(given.map(asGiven));
    for (const [id, file] of given.entries()) {
      if (file.size > FILE_BYTES_MAX) continue;
      const found = await verifyDocument(file).then(
        (result) => ({ result, error: null }),
        (error: unknown) => ({ result: null, error }),
      );
      if (turn.current !== mine) return;
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...found } : one)));
    }
  };
  const clear = () => {
    turn.current += 1;
    setFiles([]);
  };
  return { files, start: (given: readonly File[]) => void start(given), clear };
}
