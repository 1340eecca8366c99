import { isGapRow, isOptionRow, needsAcceptance, needsExplanation, type RiskValue } from "@portal/shared";
import { newestOf, type Agreement, type Row } from "./agreements.api.js";

/** The statements of a risk, each by the name under which an address leads to its fields (`?field=`). */
export type RiskStatementName = "decision" | "explained" | "understood" | "assessment" | "acceptance";

/** Where each reason that holds a settlement back is resolved. */
export const statementOfCode: Readonly<Record<string, RiskStatementName>> = {
  "option-undecided": "decision",
  "risk-not-explained": "explained",
  "gap-not-assessed": "assessment",
  "risk-not-accepted": "acceptance",
};

/** A row that the disclosure asks for and the agreement lacks. */
export const missingRiskCodes: readonly string[] = ["gap-without-row", "option-without-row"];

/** What the settlement still asks for beside the figures of a risk; nothing where no limit of the hospital is known. */
export function wantsOf(row: Row, { riskLimit }: Agreement): readonly RiskStatementName[] {
  if (riskLimit === null) return [];
  const { key } = row;
  // What one's own side has written and not sent yet is not asked for again.
  const risk = newestOf(row).value as RiskValue;
  const { decision, communication, assessment, acceptance } = risk;
  const wanted: Partial<Record<RiskStatementName, boolean>> = {
    decision: isOptionRow(key) && !decision,
    explained: needsExplanation(key, risk, riskLimit) && !communication?.explained,
    assessment: isGapRow(key) && !assessment,
    acceptance: needsAcceptance(risk, riskLimit) && !acceptance,
  };
  return (Object.keys(wanted) as RiskStatementName[]).filter((name) => wanted[name]);
}
