import { canonicalJson } from "./canonical.js";
import type { Party } from "./party.js";
import type { RowFields } from "./row-fields.js";

interface OneSided<T> {
  /** The only side that may write it. */
  readonly owner: Party;
  /** The side that proposes the value. */
  readonly side: Party;
  readonly previous: T | undefined;
  readonly read: (fields: RowFields) => T;
}

/**
 * A member of a row that one side alone writes. The other side may send back what it read, or leave it out: it stays as it is.
 * Whoever owns it takes it back by leaving it out.
 */
export function readOneSided<T>(
  fields: RowFields,
  name: string,
  known: readonly string[],
  { owner, side, previous, read }: OneSided<T>,
): T | undefined {
  if (!fields.has(name)) return side === owner ? undefined : previous;
  const members = fields.object(name, known);
  const before = fields.findings.list.length;
  const value = read(members);
  const isFaultless = fields.findings.list.length === before && !fields.findings.isFull;
  // Only a faultless value has a canonical form to compare.
  const isUnchanged = isFaultless && previous !== undefined && canonicalJson(value) === canonicalJson(previous);
  if (side !== owner && !isUnchanged) fields.findings.add(members.at, `${owner}-only`);
  return value;
}
