import type { AmendedPeriod } from "./amendment-period.js";
import type { Answers } from "./answer.js";
import type { GateRow } from "./blocking.js";
import type { DisclosureCatalogue, RiskCatalogue, SlaCatalogue } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import type { RiskLimit } from "./risk-acceptance.js";

/** What the gates of the settlement judge. */
export interface SettlementInput {
  readonly rows: readonly GateRow[];
  /** All required items of the pinned version are answered. */
  readonly disclosureComplete: boolean;
  /** Somebody other than the last editor approved it. */
  readonly disclosureApproved: boolean;
  readonly versionWithdrawn: boolean;
  /** Threads of this hospital on the pinned version that are neither resolved nor deferred by both. */
  readonly openClarifications: number;
  readonly disclosure: DisclosureCatalogue;
  readonly sla: SlaCatalogue;
  readonly risk: RiskCatalogue;
  /** The answers of the pinned version. */
  readonly answers: Answers;
  /** 許容するリスクの上限 of the hospital. */
  readonly riskLimit: RiskLimit;
  /** In Tokyo. */
  readonly today: IsoDate;
  /** An amendment that says nothing otherwise than what it amends. */
  readonly isUnchanged: boolean;
  /** The period of the agreement that this one amends; absent where it amends none. */
  readonly amended?: AmendedPeriod;
}
