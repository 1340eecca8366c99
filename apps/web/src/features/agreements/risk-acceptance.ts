import type { RiskValue } from "@portal/shared";

/** Gate g5: a high or critical residual risk, and a medium one that is kept, needs the hospital's acceptance. */
export const needsAcceptance = ({ residualLevel, treatment }: RiskValue): boolean =>
  residualLevel === "high" || residualLevel === "critical" || (residualLevel === "medium" && treatment === "accept");
