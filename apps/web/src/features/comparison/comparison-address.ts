import { COMPARISON_VERSIONS_MAX } from "@portal/shared";

/** `/comparison?versions=a,b,c&differencesOnly=1&section=s`. */
export const comparedIds = (address: URLSearchParams): readonly string[] =>
  [...new Set((address.get("versions") ?? "").split(",").filter(Boolean))].slice(0, COMPARISON_VERSIONS_MAX);

export const differencesOnlyIn = (address: URLSearchParams): boolean => address.get("differencesOnly") === "1";

/** The address with one member changed; null takes it away. Commas stay readable. */
export function addressWith(address: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(address);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return `?${next.toString().replaceAll("%2C", ",")}`;
}
