import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from "class-validator";
import { type SecondFactorKind, SIGNING_BATCH_MAX } from "@portal/shared";
import { PasskeyAnswerDto, PasskeyRequestView } from "./passkeys.dto.js";

export class AgreementToSignDto {
  @IsUUID() id!: string;
  /** SHA-256 of the content that was shown, hex. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
}

/** Input of `POST /signing-batches`: each was opened by this person and may be signed now, or the whole list is refused. */
export class BeginSigningTogetherDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(SIGNING_BATCH_MAX)
  @ArrayUnique((one: AgreementToSignDto) => one.id)
  @ValidateNested({ each: true })
  @Type(() => AgreementToSignDto)
  agreements!: AgreementToSignDto[];
}

export class BatchConsentView {
  agreementId!: string;
  /** The sentence that the signer agrees to, as it will be sealed. */
  consent!: string;
}

/** Serves one act of this person in this session, over exactly these contents. */
export class SigningBatchView {
  id!: string;
  expiresAt!: string;
  items!: BatchConsentView[];
  /** What the signer has set up: the act needs one of them, or a recovery code, once for all. None: the password is enough. */
  secondFactors!: SecondFactorKind[];
  /** What to ask a passkey for: it signs a hash over the whole list. Null for a signer without one. */
  passkey!: PasskeyRequestView | null;
}

/** Input of `POST /signing-batches/{id}/signatures`. */
export class SignTogetherDto {
  /** The password again, at the act of signing. */
  @IsString() @Length(1, 1000) password!: string;
  /** Code of the authenticator app, or a recovery code; it counts once for the whole list. */
  @IsOptional() @IsString() @Length(1, 100) code?: string;
  @IsOptional() @ValidateNested() @Type(() => PasskeyAnswerDto) passkey?: PasskeyAnswerDto;
}

export class BatchRefusalView {
  /** One of the codes of problems. */
  code!: string;
  title!: string;
}

export class BatchResultView {
  agreementId!: string;
  number!: string;
  /** `refused`: this agreement was not signed; the others stand. */
  status!: "signed" | "refused";
  refusal!: BatchRefusalView | null;
}

export class SignedTogetherView {
  items!: BatchResultView[];
}
