import type { RoleValue } from "./agreement-row.js";
import type { Assignments, Duty, RoleParty } from "./catalogue.js";

/** Who may stand in a row of the role split (役割分担表), in the order in which they are named. */
export const roleParties: readonly RoleParty[] = ["hospital", "vendor", "subcontractor", "third_party"];

/** Who holds a duty in a row, in the order of `roleParties`. */
export const dutyHolders = (assignments: Assignments, duty: Duty): readonly RoleParty[] =>
  roleParties.filter((party) => assignments[party]?.includes(duty));

/** What needs care in a role row: a duty that is nobody's, one that is two parties', one that hangs on a condition. */
export type RoleFlag = "gap" | "overlap" | "condition";

/** The gravest flag of a row. A gap or an overlap of accountability blocks settling (gate g3); a condition is only shown. */
export function roleFlag({ assignments, condition }: RoleValue): RoleFlag | undefined {
  const accountable = dutyHolders(assignments, "accountable");
  if (accountable.length === 0 || dutyHolders(assignments, "responsible").length === 0) return "gap";
  if (accountable.length > 1) return "overlap";
  return condition?.trim() ? "condition" : undefined;
}
