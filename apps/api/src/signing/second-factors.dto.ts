import { IsString, Length } from "class-validator";

/** Input of `POST /sessions/current/second-factor` and of the first code. */
export class GiveCodeDto {
  /** Six digits of the authenticator app, or a recovery code. */
  @IsString() @Length(1, 100) code!: string;
}

/** Input of `POST /me/second-factors`. */
export class BeginSecondFactorDto {
  @IsString() @Length(1, 1000) password!: string;
}

/** Input of removing a second factor and of renewing its recovery codes. */
export class PasswordAndCodeDto {
  @IsString() @Length(1, 1000) password!: string;
  /** Six digits of the authenticator app, or a recovery code. */
  @IsString() @Length(1, 100) code!: string;
}

export class SecondFactorView {
  id!: string;
  kind!: "totp";
  /** Since when it guards the account. */
  addedAt!: string;
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

/** Told once; each serves once in place of a code. */
export class RecoveryCodesView {
  recoveryCodes!: string[];
}

export class CompletedSessionView {
  status!: "active";
}
