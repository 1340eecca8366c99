import type { RiskLevel } from "./agreement-row.js";
import type { RiskCatalogue } from "./catalogue.js";

/**
 * Risk level (リスクレベル) = impact × likelihood, read off the bands of the risk catalogue. Always derived, never entered.
 * @param impact, likelihood 1–4
 * @returns a product between two bands takes the higher one; above all bands, the highest.
 */
export function riskLevel(bands: RiskCatalogue["bands"], impact: number, likelihood: number): RiskLevel {
  const score = impact * likelihood;
  const rising = bands.toSorted((a, b) => a.max - b.max);
  const band = rising.find(({ max }) => score <= max) ?? rising.at(-1);
  return (band?.id ?? "critical") as RiskLevel;
}
