import type { RowPart, Text } from "@portal/shared";
import { agreements } from "../../texts/agreements.js";
import { equipmentTexts } from "../../texts/equipment.js";

/** What the parts of an agreement are called on its tabs and in its lists. */
export const partNames: Readonly<Record<RowPart, Text>> = {
  role: agreements.roles,
  equipment: equipmentTexts.equipment,
  sla: agreements.sla,
  risk: agreements.risks,
  clause: agreements.clauses,
  term: agreements.terms,
};
