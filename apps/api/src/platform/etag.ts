import { Problem } from "./problem.js";

/** Strong entity tag of a number that grows with every change. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version a client decided on, from `If-Match`.
 * @throws Problem `precondition-required` without the header
 */
export function versionMatched(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch.trim() === "") throw new Problem("precondition-required");
  const match = /^"(\d{1,9})"$/.exec(ifMatch.trim());
  // A tag of another form never matches: the client holds something we did not give.
  return match ? Number(match[1]) : -1;
}

/** @throws Problem `precondition-required`, `precondition-failed` with the current state in the body */
export function requireMatch(ifMatch: string | undefined, version: number, current: () => object): void {
  if (versionMatched(ifMatch) !== version)
    throw new Problem("precondition-failed", { members: { current: current() }, headers: { ETag: etagOf(version) } });
}
