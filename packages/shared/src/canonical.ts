/**
 * Canonical JSON (RFC 8785): one text for one value, so that its hash can be compared. Members are sorted by UTF-16 code
 * units, numbers and strings written as ECMAScript does, nothing else between.
 * @throws RangeError for what JSON cannot say: undefined (also as a member), functions, symbols, bigints, NaN and infinities,
 *   lone surrogates in strings or names, and objects that are no plain data (dates, maps)
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return canonicalString(value);
    case "number":
      if (!Number.isFinite(value)) throw new RangeError(`No JSON number: ${value}`);
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new RangeError(`No JSON value: ${typeof value}`);
  }
}

const loneSurrogate = /\p{Surrogate}/u;

function canonicalString(value: string): string {
  if (loneSurrogate.test(value)) throw new RangeError("A string holds a lone surrogate");
  return JSON.stringify(value);
}

/** `Array.from`, so that a hole is met as undefined and refused. */
const canonicalArray = (list: readonly unknown[]): string => `[${Array.from(list, canonicalJson).join(",")}]`;

function canonicalObject(value: object): string {
  // The tag, not the prototype: data may come from another realm (a worker, a test's sandbox).
  if (Object.prototype.toString.call(value) !== "[object Object]") throw new RangeError("No plain object");
  const members = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${canonicalString(name)}:${canonicalJson(members[name])}`).join(",")}}`;
}

/** Whether two JSON values have the same canonical text, without writing either. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((entry, index) => sameJson(entry, b[index]))
    );
  const names = Object.keys(a);
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]))
  );
}
