import type { ClauseValue } from "./agreement-row.js";

/** Who bears the security updates of all servers: the three forms of the clause `update-duty` (負う・一部・負わない). */
export const updateDutyBearers = ["vendor", "partial", "not_vendor"] as const;
export type UpdateDutyBearer = (typeof updateDutyBearers)[number];

/** The form of `update-duty` that a clause has, if it names one. */
export const bearerOf = (clause: ClauseValue): UpdateDutyBearer | undefined =>
  updateDutyBearers.find((bearer) => bearer === clause.variant);
