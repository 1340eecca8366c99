import type { Text, UpdateDutyBearer } from "@portal/shared";
import { agreementRows } from "../texts/agreement-rows.js";

/** Who bears the security updates of all servers, in words. */
export const updateDutyWords: Readonly<Record<UpdateDutyBearer, Text>> = {
  vendor: agreementRows.variantVendor,
  partial: agreementRows.variantPartial,
  not_vendor: agreementRows.variantNot,
};
