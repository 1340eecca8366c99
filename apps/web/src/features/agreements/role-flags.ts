import type { RoleParty, RoleValue, Text } from "@portal/shared";
import { IconAlertTriangle, IconArrowsCross, IconCircleOff, type Icon } from "@tabler/icons-react";
import { agreementRows } from "../../texts/agreement-rows.js";

export type RoleFlag = "gap" | "overlap" | "condition";

export const roleFlags: Readonly<Record<RoleFlag, { label: Text; why: Text; Mark: Icon }>> = {
  gap: { label: agreementRows.gap, why: agreementRows.gapWhy, Mark: IconCircleOff },
  overlap: { label: agreementRows.overlap, why: agreementRows.overlapWhy, Mark: IconArrowsCross },
  condition: { label: agreementRows.condition, why: agreementRows.conditionWhy, Mark: IconAlertTriangle },
};

/** What needs care in a role row: a duty that is nobody's, one that is two parties', one that hangs on a condition. */
export function roleFlag({ assignments, condition }: RoleValue): RoleFlag | undefined {
  const holders = (duty: "accountable" | "responsible") =>
    (Object.keys(assignments) as RoleParty[]).filter((party) => assignments[party]?.includes(duty)).length;
  const accountable = holders("accountable");
  if (accountable === 0 || holders("responsible") === 0) return "gap";
  if (accountable > 1) return "overlap";
  return condition?.trim() ? "condition" : undefined;
}
