import { otherParty, type Party } from "@portal/shared";
import type { Acting } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AgreementEntity } from "./agreement.entity.js";

type Parties = Pick<AgreementEntity, "vendorOrgId" | "hospitalOrgId">;

export const organizationOf = (agreement: Parties, party: Party): string =>
  party === "vendor" ? agreement.vendorOrgId : agreement.hospitalOrgId;

/** On which side the actor stands. @throws Problem `not-found` for neither */
export function partyOf(agreement: Parties, actor: Pick<Acting, "orgId">): Party {
  if (actor.orgId === agreement.vendorOrgId) return "vendor";
  if (actor.orgId === agreement.hospitalOrgId) return "hospital";
  throw new Problem("not-found");
}

export const counterpartyId = (agreement: Parties, actor: Pick<Acting, "orgId">): string =>
  organizationOf(agreement, otherParty(partyOf(agreement, actor)));
