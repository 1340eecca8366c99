import type { RowPart, RowValue } from "./agreement-row.js";
import type { RiskCatalogue, RolesCatalogue, SlaCatalogue } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import type { Party } from "./party.js";
import { checkClause } from "./row-check-clause.js";
import { checkEquipment } from "./row-check-equipment.js";
import { checkRisk } from "./row-check-risk.js";
import { checkRole } from "./row-check-role.js";
import { checkSla } from "./row-check-sla.js";
import { checkTerm } from "./row-check-term.js";
import { RowFindings, type RowFinding } from "./row-findings.js";

/** What a row's value is checked against. */
export interface RowContext {
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
  readonly risk: RiskCatalogue;
  /** The side that proposes the value. */
  readonly side: Party;
  /** The date in Tokyo. */
  readonly today: IsoDate;
  /** The value the row has now; absent for a new row. */
  readonly previous?: RowValue;
}

export type RowCheck =
  { readonly ok: true; readonly value: RowValue } | { readonly ok: false; readonly findings: readonly RowFinding[] };

const riskKey = /^(r[1-9]\d{0,3}|no:[a-z0-9][a-z0-9-]{0,99}|option:[a-z0-9][a-z0-9-]{0,79}:[1-9]\d{0,2})$/;
const equipmentKey = /^e[1-9]\d{0,3}$/;
const clauseKey = /^[a-z][a-z0-9-]{0,63}$/;
const termKeys = ["period", "amount", "contacts"];

const knowsItem = (catalogue: RolesCatalogue | SlaCatalogue, key: string): boolean =>
  catalogue.sections.some(({ items }) => items.some(({ id }) => id === key));

/**
 * Whether a part may have a row under this key: a row of the role catalogue, an SLA item, `r1`…, `no:<itemId>` or `option:<itemId>:<line>`, the id of
 * a clause (a required one or one of the parties' own), one of the three terms, or `e1`… for equipment.
 */
export function isRowKey(part: RowPart, key: string, { roles, sla }: Pick<RowContext, "roles" | "sla">): boolean {
  switch (part) {
    case "role":
      return knowsItem(roles, key);
    case "sla":
      return knowsItem(sla, key);
    case "risk":
      return riskKey.test(key);
    case "clause":
      return clauseKey.test(key);
    case "term":
      return termKeys.includes(key);
    case "equipment":
      return equipmentKey.test(key);
  }
}

/**
 * Checks a proposed value of a row, as the HTTP contract fixes the values of rows. Takes any JSON and never throws.
 * Risk levels are derived, whatever the input says. Gates (`gates.ts`) judge whether it suffices for settling.
 * @returns the value to store, or everything that is wrong, with pointers from the value
 */
export function checkRow(part: RowPart, key: string, input: unknown, context: RowContext): RowCheck {
  const findings = new RowFindings();
  if (!isRowKey(part, key, context)) findings.add("", "unknown-key");
  const value = read(part, key, input, context, findings);
  return findings.list.length > 0 ? { ok: false, findings: findings.list } : { ok: true, value };
}

function read(part: RowPart, key: string, input: unknown, context: RowContext, findings: RowFindings): RowValue {
  switch (part) {
    case "role":
      return checkRole(input, context, findings);
    case "sla":
      return checkSla(key, input, context, findings);
    case "risk":
      return checkRisk(key, input, context, findings);
    case "clause":
      return checkClause(key, input, context, findings);
    case "term":
      return checkTerm(key, input, findings);
    case "equipment":
      return checkEquipment(input, findings);
  }
}
