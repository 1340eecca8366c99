import type { RoleFlag, Text } from "@portal/shared";
import { IconAlertTriangle, IconArrowsCross, IconCircleOff, type Icon } from "@tabler/icons-react";
import { agreementRows } from "../../texts/agreement-rows.js";

export const roleFlags: Readonly<Record<RoleFlag, { label: Text; why: Text; Mark: Icon }>> = {
  gap: { label: agreementRows.gap, why: agreementRows.gapWhy, Mark: IconCircleOff },
  overlap: { label: agreementRows.overlap, why: agreementRows.overlapWhy, Mark: IconArrowsCross },
  condition: { label: agreementRows.condition, why: agreementRows.conditionWhy, Mark: IconAlertTriangle },
};
