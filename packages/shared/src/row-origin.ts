import type { AgreementRow } from "./agreement-row.js";
import { isOptionRow } from "./risk-acceptance.js";
import { gapKey, optionKey } from "./risk-key.js";
import { disclosedFigures } from "./sla-sense.js";

/** The item on which the standard wording of the update duty depends. */
const UPDATE_DUTY_ITEM = "split-maintenance-delegation";

/**
 * The items of the disclosure whose answers made the row what it was when the agreement opened (`prefillRows`), or that state the same
 * figure as a service level; none for rows that the
 * catalogues alone, or the parties themselves, have made.
 * @param isPrefilled whether the row was there at the opening
 */
export function disclosedItemsOf(
  { part, key }: Pick<AgreementRow, "part" | "key">,
  isPrefilled: boolean,
): readonly string[] {
  if (part === "risk" && key.startsWith(gapKey(""))) return [key.slice(gapKey("").length)];
  if (part === "risk" && isOptionRow(key)) return [key.slice(optionKey("").length).split(":")[0] ?? ""];
  if (!isPrefilled) return [];
  if (part === "sla") return [disclosedFigures[key]].filter((item) => item !== undefined);
  if (part === "risk") return ["risk-treatment-list"];
  // The form of the service chooses the assignments; without subcontractors theirs are the vendor's.
  if (part === "role") return ["service-form", "sub-used"];
  return part === "clause" && key === "update-duty" ? [UPDATE_DUTY_ITEM] : [];
}
