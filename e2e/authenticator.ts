import { expect } from "@playwright/test";
import { codeFor, stepNow } from "../apps/api/test/authenticator.js";

/** Codes of one authenticator app, each another one: a code works once, and the next one is taken half a minute early. */
export function authenticatorOf(key: string): () => Promise<string> {
  let used = 0;
  return async () => {
    used = Math.max(used + 1, stepNow());
    await expect.poll(() => used - stepNow()).toBeLessThanOrEqual(1);
    return codeFor(key, used - stepNow());
  };
}
