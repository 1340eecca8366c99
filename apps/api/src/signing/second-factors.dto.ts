import { Type } from "class-transformer";
import { IsOptional, IsString, Length, ValidateNested } from "class-validator";
import type { SecondFactorKind } from "@portal/shared";
import { PasskeyAnswerDto } from "./passkeys.dto.js";

/** Input of the first code of an authenticator app. */
export class ConfirmSecondFactorDto {
  /** Six digits of the authenticator app. */
  @IsString() @Length(1, 100) code!: string;
}

/** Input of `POST /sessions/current/second-factor`: one of the two. */
export class GiveSecondFactorDto {
  /** Six digits of the authenticator app, or a recovery code. */
  @IsOptional() @IsString() @Length(1, 100) code?: string;
  @IsOptional() @ValidateNested() @Type(() => PasskeyAnswerDto) passkey?: PasskeyAnswerDto;
}

/** Input of an act on one's own second factors: the password, and, of who has a second factor, a code or a passkey. */
export class PasswordAndSecondFactorDto extends GiveSecondFactorDto {
  @IsString() @Length(1, 1000) password!: string;
}

export class SecondFactorView {
  id!: string;
  kind!: SecondFactorKind;
  /** What the person calls a passkey; null for the authenticator app. */
  name!: string | null;
  /** Since when it guards the account. */
  addedAt!: string;
  lastUsedAt!: string | null;
}

export class SecondFactorListView {
  items!: SecondFactorView[];
  /** Recovery codes that are not used yet. */
  recoveryCodesLeft!: number;
  nextCursor!: string | null;
}

/** Told once. The factor guards nothing before its first right code. */
export class BegunSecondFactorView {
  id!: string;
  kind!: "totp";
  /** The secret in Base32, for typing it into the app. */
  key!: string;
  /** The `otpauth:` address, for the QR code. */
  address!: string;
}

/** Told once; each serves once in place of a second factor. None where earlier ones stay in force. */
export class RecoveryCodesView {
  recoveryCodes!: string[];
}

export class CompletedSessionView {
  status!: "active";
}
