import { Type } from "class-transformer";
import { IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from "class-validator";
import type { SecondFactorKind } from "@portal/shared";
import { PasskeyAnswerDto, PasskeyRequestView } from "./passkeys.dto.js";

/** Input of `POST /agreements/{id}/signatures`. */
export class SignAgreementDto {
  /** SHA-256 of the content that was shown, hex. Refused when it is not the settled one. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
  /** The password again, at the act of signing. */
  @IsString() @Length(1, 1000) password!: string;
  /** Code of the authenticator app, or a recovery code: this or a passkey, where the challenge names second factors. */
  @IsOptional() @IsString() @Length(1, 100) code?: string;
  /** Answer of a passkey to the challenge's own request. */
  @IsOptional() @ValidateNested() @Type(() => PasskeyAnswerDto) passkey?: PasskeyAnswerDto;
  /** Id of the one-time challenge; needed where everybody signs with a second factor, else optional. */
  @IsOptional() @IsString() @MaxLength(500) challenge?: string;
}

/** Input of `POST /agreements/{id}/signing-challenges`. */
export class BeginSigningDto {
  /** SHA-256 of the content that was shown, hex. Refused when it is not the settled one. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
}

/** Serves one signature of this person in this session, over this content. */
export class SigningChallengeView {
  id!: string;
  expiresAt!: string;
  /** The sentence that the signer agrees to, as it will be sealed. */
  consent!: string;
  /** What the signer has set up: the signature needs one of them, or a recovery code. None: the password is enough. */
  secondFactors!: SecondFactorKind[];
  /** What to ask a passkey for; null for a signer without one. */
  passkey!: PasskeyRequestView | null;
}
