import { IsOptional, IsString, Length, Matches, MaxLength } from "class-validator";

/** Input of `POST /agreements/{id}/signatures`. */
export class SignAgreementDto {
  /** SHA-256 of the content that was shown, hex. Refused when it is not the settled one. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
  /** The password again, at the act of signing. */
  @IsString() @Length(1, 1000) password!: string;
  /** Code of the second factor, or a recovery code: needed where the challenge says so. */
  @IsOptional() @IsString() @Length(1, 100) code?: string;
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
  /** Whether the signature needs a code of the second factor. */
  requiresCode!: boolean;
}
