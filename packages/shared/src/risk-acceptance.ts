import type { RiskLevel, RiskValue } from "./agreement-row.js";
import { gapKey, optionKey } from "./risk-key.js";

/**
 * The highest residual risk that a hospital keeps without a named approver (許容するリスクの上限). Above it somebody of the hospital
 * accepts by name and date: gate g5, `risks.residual_above.every(accepted)`. Critical is above every limit.
 */
export type RiskLimit = Exclude<RiskLevel, "critical">;
export const riskLimits: readonly RiskLimit[] = ["low", "medium", "high"];
export const DEFAULT_RISK_LIMIT: RiskLimit = "medium";

const rising: readonly RiskLevel[] = ["low", "medium", "high", "critical"];

/** Above the limit, medium and retained (リスク保有), or left by an option that was declined. */
export const needsAcceptance = (
  { residualLevel, treatment, decision }: Pick<RiskValue, "residualLevel" | "treatment" | "decision">,
  limit: RiskLimit,
): boolean =>
  rising.indexOf(residualLevel) > rising.indexOf(limit) ||
  (residualLevel === "medium" && treatment === "accept") ||
  decision === "declined";

export const isGapRow = (key: string): boolean => key.startsWith(gapKey(""));
export const isOptionRow = (key: string): boolean => key.startsWith(optionKey(""));

/**
 * Whether the vendor must have explained the risk before the settlement: what the hospital accepts by name (g5) or assesses itself (g6),
 * it must have been told.
 */
export const needsExplanation = (
  key: string,
  value: Pick<RiskValue, "residualLevel" | "treatment" | "decision">,
  limit: RiskLimit,
): boolean => isGapRow(key) || needsAcceptance(value, limit);
