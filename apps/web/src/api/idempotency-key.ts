import { useCallback, useRef } from "react";

/** A fresh key. `crypto.randomUUID` is missing on plain http outside localhost, random bytes are not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * One key for one intended act: the same while it is tried again (a lost answer, a second click), another after `renew`,
 * which is called when the act succeeded or its content changed.
 */
export function useIdempotencyKey(): { current: () => string; renew: () => void } {
  const key = useRef<string | null>(null);
  const current = useCallback(() => (key.current ??= newIdempotencyKey()), []);
  const renew = useCallback(() => {
    key.current = null;
  }, []);
  return { current, renew };
}
