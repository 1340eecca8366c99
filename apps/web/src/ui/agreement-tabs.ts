import type { RowPart } from "@portal/shared";

/** The tabs of the workbench and the part each one holds. */
export const tabOf: Readonly<Record<RowPart, string>> = {
  role: "roles",
  equipment: "equipment",
  sla: "sla",
  risk: "risks",
  clause: "clauses",
  term: "terms",
};
