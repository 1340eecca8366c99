import { ApiExtraModels, ApiProperty, getSchemaPath } from "@nestjs/swagger";
import { IsOptional, IsString, IsUUID, Length, MaxLength } from "class-validator";
import { type Answers, COMMENT_MAX, type ServiceForm } from "@portal/shared";
import { AnswerView } from "./disclosures.dto.js";

export class VendorRefView {
  id!: string;
  name!: string;
}

/** One evidence file as one answer names it. */
export class VersionEvidenceView {
  id!: string;
  itemId!: string;
  name!: string;
  mediaType!: string;
  sha256!: string;
  /** Bytes. */
  size!: number;
}

export class VersionSummaryView {
  id!: string;
  /** `1.0`, `1.1`, …; a new catalogue edition raises the first part. */
  number!: string;
  /** SHA-256 of the canonical JSON of the content. */
  sha256!: string;
  publishedAt!: string;
  status!: "published" | "superseded" | "withdrawn";
  visibility!: "directory" | "named" | "link";
  catalogueId!: string;
  changeNote!: string;
  publishedBy!: string;
  approvedBy!: string;
  /** Why it was withdrawn. */
  withdrawal!: WithdrawalView | null;
}

export class WithdrawalView {
  reason!: string;
  withdrawnAt!: string;
}

export class VersionListView {
  items!: VersionSummaryView[];
  nextCursor!: string | null;
}

/** A published version (公開版): immutable but for its status. */
@ApiExtraModels(AnswerView)
export class VersionView {
  id!: string;
  number!: string;
  /** SHA-256 of the canonical JSON that `export?format=json` sends. */
  sha256!: string;
  status!: "published" | "superseded" | "withdrawn";
  visibility!: "directory" | "named" | "link";
  /** Items whose answers are shown to a narrower audience only. */
  restricted!: string[];
  form!: "portal.disclosure-version/1";
  serviceId!: string;
  serviceName!: string;
  serviceForm!: ServiceForm;
  description!: string;
  remoteMaintenance!: boolean;
  storesDataExternally!: boolean;
  vendor!: VendorRefView;
  catalogueId!: string;
  changeNote!: string;
  publishedAt!: string;
  publishedBy!: string;
  approvedBy!: string;
  /** Answers by item id; only those of items that apply. */
  @ApiProperty({ type: "object", additionalProperties: { $ref: getSchemaPath(AnswerView) } })
  answers!: Answers;
  evidence!: VersionEvidenceView[];
}

/** Query of `GET /disclosure-versions/{id}/diff`. */
export class DiffQueryDto {
  /** Id of the version to compare with: the state before. */
  @IsUUID() against!: string;
}

/** One item whose answer differs between two versions. */
export class AnswerChangeView {
  itemId!: string;
  before!: AnswerView | null;
  after!: AnswerView | null;
}

export class VersionDiffView {
  /** Answered in this version only. */
  added!: AnswerChangeView[];
  /** Answered in the other version only. */
  removed!: AnswerChangeView[];
  changed!: AnswerChangeView[];
}

/** Query of `GET /disclosure-versions/{id}/export`. */
export class ExportQueryDto {
  /** `json` (the canonical bytes whose SHA-256 is the version's) or `csv`; `json` unless told. */
  @IsOptional() @IsString() @MaxLength(20) format?: string;
}

/** Input of `POST /disclosure-versions/{id}/withdrawal`. */
export class WithdrawDto {
  /** Why, for readers. */
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}
