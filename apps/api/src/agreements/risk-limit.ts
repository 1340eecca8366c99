import type { RiskLimit } from "@portal/shared";
import type { Tx } from "../platform/database.js";
import type { AgreementEntity } from "./agreement.entity.js";

/** 許容するリスクの上限 by which the content was settled; until then as the hospital has set it now. */
export async function riskLimitOf(
  tx: Tx,
  { riskLimit, hospitalOrgId }: Pick<AgreementEntity, "riskLimit" | "hospitalOrgId">,
): Promise<RiskLimit> {
  if (riskLimit) return riskLimit;
  const { limit } = await tx.one<{ limit: RiskLimit }>(
    "select risk_limit as limit from organization_profile where organization_id = $1",
    [hospitalOrgId],
  );
  return limit;
}
