import { IsOptional, IsString, Length, Matches, MaxLength } from "class-validator";

/** Input of `POST /agreements/{id}/signatures`. */
export class SignAgreementDto {
  /** SHA-256 of the content that was shown, hex. Refused when it is not the settled one. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
  /** The password again, at the act of signing. */
  @IsString() @Length(1, 1000) password!: string;
  /** Code of a second factor, where one is set up. */
  @IsOptional() @IsString() @MaxLength(100) code?: string;
  /** One-time challenge, where one was asked for. */
  @IsOptional() @IsString() @MaxLength(500) challenge?: string;
}
