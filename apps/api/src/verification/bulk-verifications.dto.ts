import { IsIn, IsOptional, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from "class-validator";
import { type DocumentVerdict, documentVerdicts, isIsoDate } from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";
import { VerificationProblemView } from "./verification.dto.js";

@ValidatorConstraint({ name: "calendarDay" })
class IsCalendarDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isIsoDate(value);
  }
}

/** First and last day of signing, as days of Tokyo. */
export class BulkVerificationDto {
  @Validate(IsCalendarDay) from!: string;
  @Validate(IsCalendarDay) to!: string;
}

export class ListBulkResultsDto extends PageDto {
  @IsOptional() @IsIn(documentVerdicts) verdict?: DocumentVerdict;
}

export class BulkCountsView {
  broken!: number;
  missing!: number;
  lapsed!: number;
  sound!: number;
}

/** One verification again of everything that the organisation signed in a period. */
export class BulkVerificationView {
  id!: string;
  from!: string;
  to!: string;
  /** Who asked for it. */
  requestedBy!: string;
  requestedAt!: string;
  /** Null while it is at work. */
  finishedAt!: string | null;
  /** Documents of the period, and how many of them were verified so far. */
  documents!: number;
  verified!: number;
  counts!: BulkCountsView;
}

export class BulkVerificationListView {
  items!: BulkVerificationView[];
  nextCursor!: string | null;
}

export class BulkResultView {
  position!: number;
  agreementId!: string;
  /** Of the agreement. */
  number!: string;
  counterparty!: string;
  revision!: number;
  stage!: "vendor" | "hospital" | "archive";
  /** The newest act of signing on this revision, RFC 3339. */
  signedAt!: string;
  /** Of the file that the record names. */
  sha256!: string;
  /** Null while it waits for its turn. */
  verdict!: DocumentVerdict | null;
  /** The PAdES level that its signatures have reached; null unless all are valid. */
  level!: "B-B" | "B-T" | "B-LT" | "B-LTA" | null;
  problems!: VerificationProblemView[];
  verifiedAt!: string | null;
}

export class BulkResultListView {
  items!: BulkResultView[];
  nextCursor!: string | null;
}
