import type { ProblemCode } from "./problems.js";

/** The answer of every rule: the next state, or the reason it may not happen. Rules never throw. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ProblemCode };

export const allow = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (code: ProblemCode): Outcome<never> => ({ ok: false, code });
