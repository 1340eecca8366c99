import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { Type } from "class-transformer";
import {
  NAME_MAX,
  parties,
  PASSWORD_MIN,
  type Party,
  type RiskLimit,
  riskLimits,
  type Role,
  roles,
  type SecondFactorKind,
} from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";

/** Input of `POST /sessions`. */
export class SignInDto {
  /** E-mail address, in any case. */
  @IsString() @Length(1, 320) email!: string;
  @IsString() @Length(1, 1000) password!: string;
}

export class SessionView {
  /** `second_factor_required`: only giving the second factor, `GET /me` and signing out are possible. */
  status!: "active" | "second_factor_required";
}

export class PersonView {
  id!: string;
  email!: string;
  name!: string;
}

export class OrganizationRefView {
  id!: string;
  name!: string;
  kind!: Party;
}

export class MembershipView {
  organization!: OrganizationRefView;
  /** Job title in this organisation. */
  title!: string;
  roles!: Role[];
}

/** Who is signed in, where they belong, and for whom they act now. */
export class MeView {
  user!: PersonView;
  memberships!: MembershipView[];
  activeOrganizationId!: string | null;
  /** Signed in with an issued password: only `PUT /me/password`, `GET /me` and signing out are possible. */
  mustChangePassword!: boolean;
  /** The session still lacks the second factor; memberships are not told before. */
  secondFactorMissing!: boolean;
  /** The kinds that the person has set up. */
  secondFactors!: SecondFactorKind[];
}

/** Input of `PUT /me/password`. */
export class ChangePasswordDto {
  @IsString() @Length(1, 1000) current!: string;
  /** The new password, 13 characters or more and another one than now. */
  @IsString() @Length(PASSWORD_MIN, 1000) next!: string;
}

/** Input of `PUT /me/active-organization`. */
export class SwitchOrganizationDto {
  @IsUUID() organizationId!: string;
}

export class OrganizationListView {
  items!: OrganizationRefView[];
  nextCursor!: string | null;
}

/** Who signs for the organisation by office, printed in agreements. */
export class RepresentativeDto {
  @IsString() @MaxLength(NAME_MAX) title!: string;
  @IsString() @MaxLength(NAME_MAX) name!: string;
}

/** Whom to reach in an incident, at any hour. */
export class IncidentContactDto {
  @IsString() @MaxLength(NAME_MAX) name!: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) role?: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) phone?: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) email?: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) hours?: string;
}

/** Input of `PATCH /organizations/{id}`; what is absent stays. */
export class EditOrganizationDto {
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) legalName?: string;
  @IsOptional() @IsString() @MaxLength(500) address?: string;
  @IsOptional() @ValidateNested() @Type(() => RepresentativeDto) representative?: RepresentativeDto;
  @IsOptional() @ValidateNested() @Type(() => IncidentContactDto) incidentContact?: IncidentContactDto;
  /** Whether whoever edited a row last or settled the content may not sign for the organisation (four eyes). */
  @IsOptional() @IsBoolean() separateSignatory?: boolean;
  /** Highest residual risk that the hospital keeps without a named approver (許容するリスクの上限). A vendor has none. */
  @IsOptional() @IsIn(riskLimits) riskLimit?: RiskLimit;
}

export class OrganizationView {
  id!: string;
  name!: string;
  kind!: Party;
  /** Registered name, as agreements print it. */
  legalName!: string;
  address!: string;
  representative!: RepresentativeDto;
  incidentContact!: IncidentContactDto;
  /** Whoever edited a row last or settled the content does not sign for the organisation. */
  separateSignatory!: boolean;
  /** Null for a vendor. */
  riskLimit!: RiskLimit | null;
  etag!: string;
}

export class MemberView {
  id!: string;
  email!: string;
  name!: string;
  title!: string;
  roles!: Role[];
  /** The kinds that the member has set up, for an administrator; null for everybody else. */
  secondFactors!: SecondFactorKind[] | null;
}

/** What an administrator hands over once; it must be changed at the next sign-in. Null in the answer of a repeated request. */
export class PasswordResetView {
  oneTimePassword!: string | null;
}

export class AddedMemberView extends MemberView {
  /** For a new person without a given password, shown this once; else null. */
  oneTimePassword!: string | null;
}

export class MemberListView {
  items!: MemberView[];
  nextCursor!: string | null;
}

/** Input of `POST /organizations/{id}/members`. */
export class AddMemberDto {
  @IsEmail() @MaxLength(320) email!: string;
  @IsString() @Length(1, NAME_MAX) name!: string;
  @IsOptional() @IsString() @MaxLength(NAME_MAX) title?: string;
  @IsArray() @ArrayNotEmpty() @IsIn(roles, { each: true }) roles!: Role[];
  /** First password, to be changed at the first sign-in. Absent, one is issued and answered once; a person with an account keeps the own. */
  @IsOptional() @IsString() @Length(PASSWORD_MIN, 1000) password?: string;
}

/** Input of `PATCH /organizations/{id}/members/{personId}`. */
export class EditMemberDto {
  @IsOptional() @IsString() @MaxLength(NAME_MAX) title?: string;
  @IsOptional() @IsArray() @ArrayNotEmpty() @IsIn(roles, { each: true }) roles?: Role[];
}

export class DemonstrationSignInView {
  email!: string;
  name!: string;
  organization!: string;
  kind!: Party;
  roles!: Role[];
}

/** What the sign-in page must know before anybody is signed in. */
export class InstallationView {
  operator!: string;
  /** True when the data are fictional and the sign-ins below are open to everybody. */
  demonstration!: boolean;
  /** Whether everybody needs a second factor to sign, or those who have set one up. */
  signingSecondFactor!: "required" | "when-enrolled";
  /** Whether parties may sign with their own certificates (当事者型) beside the platform's seal (立会人型). */
  partyCertificates!: boolean;
  signIns!: DemonstrationSignInView[];
}

/** Query of `GET /organizations`. */
export class ListOrganizationsDto extends PageDto {
  @IsOptional() @IsIn(parties) kind?: Party;
  /** Part of the name. */
  @IsOptional() @IsString() @MaxLength(NAME_MAX) query?: string;
}
