import { useState } from "react";

/** Puts a text on the clipboard. `copied`: undefined before the first try, false when the browser gives no clipboard. */
export function useCopying(value: string): { copied: boolean | undefined; copy: () => void } {
  const [copied, setCopied] = useState<boolean>();
  const copy = () => {
    // Absent on plain http outside localhost, where the browser gives no clipboard.
    const writing = navigator.clipboard?.writeText(value) ?? Promise.reject(new Error("no clipboard"));
    writing.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return { copied, copy };
}
