import type { PeriodTerm } from "@portal/shared";
import type { Tx } from "../platform/database.js";

/** The period of an agreement as its row says it: days, renewal, notice. */
export async function periodOf(tx: Tx, agreementId: string): Promise<PeriodTerm> {
  const { value } = await tx.one<{ value: PeriodTerm }>(
    "select value from agreement_row where agreement_id = $1 and part = 'term' and key = 'period'",
    [agreementId],
  );
  return value;
}
