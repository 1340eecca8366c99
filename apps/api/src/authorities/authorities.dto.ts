import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from "class-validator";
import { Type } from "class-transformer";
import { type AuthorityKind, authorityKinds, COMMENT_MAX, NAME_MAX } from "@portal/shared";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEN = /^(0|[1-9]\d{0,14})$/;
const SERVICES_MAX = 200;

export class ReplacedAuthorityDto {
  /** A line of the same person that still holds. */
  @IsUUID() id!: string;
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}

/** Input of `POST /organizations/{id}/signing-authorities`. */
export class GrantAuthorityDto {
  /** A member; nobody grants to oneself. */
  @IsUUID() personId!: string;
  /** Office (役職) in which the person signs. */
  @IsString() @Length(1, NAME_MAX) title!: string;
  @IsIn(authorityKinds) kind!: AuthorityKind;
  /** With `delegated`: who gave the power of attorney. */
  @IsOptional() @IsString() @Length(1, NAME_MAX) principal?: string;
  /**
   * With `delegated`: id of the uploaded power of attorney. Its name and SHA-256 are kept with every signature that rests on it.
   * Absent with `replaces`: that of the replaced line.
   */
  @IsOptional() @IsUUID() documentId?: string;
  /** Absent: every service. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(SERVICES_MAX)
  @IsUUID(undefined, { each: true })
  serviceIds?: string[];
  /** Largest amount in whole yen. Absent: any. */
  @IsOptional() @Matches(YEN) limitJpy?: string;
  /** First day, YYYY-MM-DD. */
  @Matches(ISO_DATE) validFrom!: string;
  /** Last day. Absent: until it is revoked. */
  @IsOptional() @Matches(ISO_DATE) validUntil?: string;
  /** The line that is revoked as this one is registered: how a line is changed. */
  @IsOptional() @ValidateNested() @Type(() => ReplacedAuthorityDto) replaces?: ReplacedAuthorityDto;
}

/** Input of `POST /organizations/{id}/signing-authorities/{authorityId}/revocation`. */
export class RevokeAuthorityDto {
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}

/** Input of `POST /organizations/{id}/signing-delegations`. */
export class MakeDelegationDto {
  /** A member with the role `signatory`. */
  @IsUUID() toPersonId!: string;
  /** First and last day, YYYY-MM-DD. */
  @Matches(ISO_DATE) validFrom!: string;
  @Matches(ISO_DATE) validUntil!: string;
  /** Absent: every service that the own authority covers. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(SERVICES_MAX)
  @IsUUID(undefined, { each: true })
  serviceIds?: string[];
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}

/** A body without members. */
export class EndDelegationDto {}

export class AuthorityServiceView {
  id!: string;
  name!: string;
}

export class AuthorityDocumentView {
  name!: string;
  sha256!: string;
}

export class AuthorityRevocationView {
  by!: string;
  at!: string;
  reason!: string;
}

/** A line of the register. */
export class AuthorityView {
  id!: string;
  personId!: string;
  /** As it was when the line was registered. */
  personName!: string;
  title!: string;
  kind!: AuthorityKind;
  principal!: string | null;
  document!: AuthorityDocumentView | null;
  /** Null: every service. */
  services!: AuthorityServiceView[] | null;
  /** Whole yen; null: no limit. */
  limitJpy!: string | null;
  validFrom!: string;
  validUntil!: string | null;
  grantedBy!: string;
  grantedAt!: string;
  revocation!: AuthorityRevocationView | null;
  /** False when the person is not a member with the role `signatory` any more: the line alone lets nobody sign. */
  holdsRole!: boolean;
}

export class DelegationView {
  id!: string;
  fromPersonId!: string;
  fromName!: string;
  toPersonId!: string;
  toName!: string;
  services!: AuthorityServiceView[] | null;
  validFrom!: string;
  validUntil!: string;
  reason!: string;
  madeAt!: string;
  endedAt!: string | null;
  endedBy!: string | null;
}

/** The whole register with its history, the newest first, and who stands in for whom. */
export class AuthorityRegisterView {
  /** The day in Tokyo. */
  today!: string;
  items!: AuthorityView[];
  delegations!: DelegationView[];
  /** What an authority may be limited to: a vendor's own services; a hospital's are those of its agreements and of the directory. */
  services!: AuthorityServiceView[];
}
