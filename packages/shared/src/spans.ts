import { compareDecimals } from "./decimal.js";

/** What each unit is worth in the smallest of its kind. Working days have no fixed length and are compared only with each other. */
const kinds: readonly Readonly<Record<string, bigint>>[] = [
  { second: 1n, minute: 60n, hour: 3_600n, day: 86_400n, week: 604_800n },
  { month: 1n, year: 12n },
];

/** An amount as a decimal, and its unit by slug. */
export type Span = { readonly amount: string; readonly unit: string };

/** Orders two figures; null where their units cannot be compared. */
export function compareSpans(one: Span, other: Span): number | null {
  if (one.unit === other.unit) return compareDecimals(one.amount, other.amount);
  for (const worth of kinds) {
    const [a, b] = [worth[one.unit], worth[other.unit]];
    if (a !== undefined && b !== undefined) return compareDecimals(times(one.amount, a), times(other.amount, b));
  }
  return null;
}

/** Exact, as decimals are everywhere: 1.5 hours are 5400 seconds. */
function times(amount: string, factor: bigint): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  const digits = (BigInt(whole + fraction) * factor).toString().padStart(fraction.length + 1, "0");
  return fraction === "" ? digits : `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}
