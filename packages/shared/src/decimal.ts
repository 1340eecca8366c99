const decimal = /^-?\d+(\.\d+)?$/;
const DIGITS_MAX = 40;

/** A figure as the portal keeps it: digits with an optional sign and point, `99.95`. At most 40 characters, never rounded. */
export const isDecimal = (value: unknown): value is string =>
  typeof value === "string" && value.length <= DIGITS_MAX && decimal.test(value);

/** Orders two decimals by their exact value: negative, 0 or positive. `1.50` equals `1.5`. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const placesOf = (value: string): number => value.split(".")[1]?.length ?? 0;

function scaled(value: string, places: number): bigint {
  const [whole = "0", fraction = ""] = value.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}
