import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's figures for argon2id: 19 MiB, two passes. At most two at a time, so that a storm of sign-ins cannot starve signing.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function gated<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** A password to hand over once: 120 random bits, to be changed at the first sign-in. */
export const issuePassword = (): string => randomBytes(15).toString("base64url");

/** argon2id, PHC string. */
export const hashPassword = (password: string): Promise<string> => gated(() => hash(password, cost));

// Hashed once, so that an unknown address costs what a known one does.
const unknownPerson = hashPassword("nobody has this password");

/** Whether the password is the one hashed; `undefined` (no such person) takes the same time and is false. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await unknownPerson);
  const same = await gated(() => verify(against, password));
  return stored !== undefined && same;
}
