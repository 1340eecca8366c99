import type { Duty, RoleParty } from "@portal/shared";

/** The values that occur in practice, in the order of Space. */
const usual: readonly (readonly Duty[])[] = [
  [],
  ["accountable", "responsible"],
  ["accountable"],
  ["responsible"],
  ["consulted"],
  ["informed"],
];

/** The next usual value of a party's duties, or the one before. Only the two sides can be accountable. */
export function nextDuties(side: RoleParty, duties: readonly Duty[], by: 1 | -1): readonly Duty[] {
  const isParty = side === "hospital" || side === "vendor";
  const cycle = isParty ? usual : usual.filter((value) => !value.includes("accountable"));
  const now = cycle.findIndex((value) => value.toString() === duties.toString());
  return cycle[(now + by + cycle.length) % cycle.length] ?? [];
}
