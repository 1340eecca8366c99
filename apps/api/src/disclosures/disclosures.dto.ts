import { ApiExtraModels, ApiProperty, getSchemaPath } from "@nestjs/swagger";
import { IsBoolean, IsIn, IsObject, IsString, Length, MaxLength } from "class-validator";
import { type AnswerValue, type Answers, COMMENT_MAX, NAME_MAX, type Text } from "@portal/shared";

/** Why an item does not apply here (対象外). */
export class NotApplicableView {
  reason!: string;
}

/** What is planned instead (未定・予定). */
export class PlannedView {
  text!: string;
  /** YYYY-MM-DD. */
  by?: string;
}

/** One answer. `value` has the shape of the item's answer type; see the catalogue. */
export class AnswerView {
  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: "string" },
      { type: "array", items: { oneOf: [{ type: "string" }, { type: "object", additionalProperties: true }] } },
      { type: "object", additionalProperties: true },
    ],
  })
  value!: AnswerValue;
  note?: string;
  otherText?: string;
  /** Ids of evidence files. */
  evidence?: string[];
  notApplicable?: NotApplicableView;
  planned?: PlannedView;
  /** Narrows who sees it. */
  audience?: "registered" | "nda" | "contract";
}

/** Input of `POST /services/{id}/disclosures`. */
export class CreateDisclosureDto {
  /** Id of a catalogue edition of kind `disclosure`. */
  @IsString() @Length(1, NAME_MAX) catalogueId!: string;
}

/** Input of `PATCH /disclosures/{id}/answers`. */
@ApiExtraModels(AnswerView)
export class EditAnswersDto {
  /** Answers by item id; `null` clears, what is absent stays. */
  @IsObject()
  @ApiProperty({
    type: "object",
    additionalProperties: { oneOf: [{ $ref: getSchemaPath(AnswerView) }, { type: "null" }] } as never,
  })
  answers!: Record<string, unknown>;
}

/** How far the draft is. */
export class CompletenessView {
  /** Required items that are answered. */
  answered!: number;
  /** Items whose conditions hold now and that must be answered. */
  required!: number;
  /** Ids of required items without an answer, in catalogue order. */
  missing!: string[];
  /** Required items for which only a plan is stated. */
  planned!: string[];
}

/** How far one section is. */
export class SectionProgressView {
  id!: string;
  answered!: number;
  required!: number;
}

export class ReviewView {
  id!: string;
  requestedBy!: string;
  requestedAt!: string;
  decidedBy!: string | null;
  decidedAt!: string | null;
  approve!: boolean | null;
  comment!: string | null;
  /** Waiting for a decision, or approved with nothing edited or published since. */
  current!: boolean;
}

export class EditorView {
  id!: string;
  name!: string;
  at!: string;
}

export class LatestVersionView {
  id!: string;
  number!: string;
  sha256!: string;
  publishedAt!: string;
  status!: "published" | "superseded" | "withdrawn";
}

class PublishingReasonView implements Text {
  ja!: string;
  en!: string;
}

/** Whether the person asking may publish the draft now. */
export class PublishingView {
  allowed!: boolean;
  /** Problem code when refused. */
  code!: string | null;
  reason!: PublishingReasonView | null;
}

/** A working draft (開示の下書き). */
@ApiExtraModels(AnswerView)
export class DisclosureView {
  id!: string;
  serviceId!: string;
  serviceName!: string;
  catalogueId!: string;
  status!: "editing" | "in_review";
  /** Answers by item id. */
  @ApiProperty({ type: "object", additionalProperties: { $ref: getSchemaPath(AnswerView) } })
  answers!: Answers;
  completeness!: CompletenessView;
  sections!: SectionProgressView[];
  /** The last review asked for. */
  review!: ReviewView | null;
  lastEditor!: EditorView | null;
  /** The version published last. */
  latestVersion!: LatestVersionView | null;
  publishing!: PublishingView;
  etag!: string;
}

/** Input of `POST /disclosures/{id}/reviews`. */
export class RequestReviewDto {}

/** Input of `POST /disclosures/{id}/reviews/current/decision`. */
export class DecideReviewDto {
  @IsBoolean() approve!: boolean;
  @IsString() @MaxLength(COMMENT_MAX) comment!: string;
}

export const visibilities = ["directory", "named", "link"] as const;

/** Input of `POST /disclosures/{id}/publications`. */
export class PublishDto {
  /** What changed since the version before, for readers. */
  @IsString() @MaxLength(COMMENT_MAX) changeNote!: string;
  /** `directory`: every hospital; `named`: hospitals it is shared with; `link`: every hospital that has the address. */
  @IsIn(visibilities) visibility!: "directory" | "named" | "link";
}
