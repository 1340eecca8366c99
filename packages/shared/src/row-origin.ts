import type { AgreementRow } from "./agreement-row.js";
import { isOptionRow } from "./risk-acceptance.js";
import { gapKey, optionKey } from "./risk-key.js";
import { disclosedFigures } from "./sla-sense.js";

/** The item on which the standard wording of the update duty depends. */
const UPDATE_DUTY_ITEM = "split-maintenance-delegation";

const RISK_LIST = "risk-treatment-list";
const ROLE_ITEMS = ["service-form", "sub-used"];

/** Every item that `disclosedItemsOf` may name, besides the missing measures (`noMeans: gap`). */
export const originItems: readonly string[] = [
  ...ROLE_ITEMS,
  ...Object.values(disclosedFigures),
  RISK_LIST,
  UPDATE_DUTY_ITEM,
];

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
  if (part === "risk") return [RISK_LIST];
  // The form of the service chooses the assignments; without subcontractors theirs are the vendor's.
  if (part === "role") return ROLE_ITEMS;
  return part === "clause" && key === "update-duty" ? [UPDATE_DUTY_ITEM] : [];
}
