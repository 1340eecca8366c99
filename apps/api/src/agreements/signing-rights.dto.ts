import { IsString, IsUUID, Length } from "class-validator";
import { type AuthorityKind, COMMENT_MAX } from "@portal/shared";

/** Input of `POST /agreements/{id}/handovers`. */
export class HandOverSigningDto {
  /** Another signatory of the same organisation, with an own authority for this agreement. */
  @IsUUID() toPersonId!: string;
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}

export class SignatoryView {
  id!: string;
  name!: string;
  title!: string;
}

/** A line of the register, as `SigningAuthority` of the shared rule reads it. */
export class RightAuthorityView {
  id!: string;
  personId!: string;
  personName!: string;
  title!: string;
  kind!: AuthorityKind;
  principal!: string | null;
  /** Null: every service. */
  serviceIds!: string[] | null;
  limitJpy!: string | null;
  validFrom!: string;
  validUntil!: string | null;
  revoked!: boolean;
}

export class RightDelegationView {
  id!: string;
  fromPersonId!: string;
  fromName!: string;
  toPersonId!: string;
  toName!: string;
  serviceIds!: string[] | null;
  validFrom!: string;
  validUntil!: string;
  reason!: string;
  ended!: boolean;
}

export class SigningHandoverView {
  id!: string;
  fromPersonId!: string;
  fromName!: string;
  toPersonId!: string;
  toName!: string;
  reason!: string;
  at!: string;
  withdrawn!: boolean;
  /** Whether it still decides who signs: not withdrawn, and its recipient may sign. */
  standing!: boolean;
}

/**
 * What decides who may sign this agreement for the reader's organisation: the circumstances that `signingRight` of the shared rules
 * reads, with names.
 */
export class SigningRightsView {
  /** The day in Tokyo. */
  today!: string;
  serviceId!: string;
  amountJpy!: string | null;
  /** Ids of the members with the role `signatory`. */
  signatories!: string[];
  people!: SignatoryView[];
  authorities!: RightAuthorityView[];
  delegations!: RightDelegationView[];
  handovers!: SigningHandoverView[];
  /** Ids of those who may not sign for having edited last or settled; empty where the organisation does not ask for it. */
  separateFrom!: string[];
}
