import { ApiProperty } from "@nestjs/swagger";
import { Transform } from "class-transformer";
import { IsBoolean, IsOptional, IsString, MaxLength } from "class-validator";
import type { AnswerValue, CellState, ServiceForm } from "@portal/shared";

/** Query of `GET /comparison`. */
export class ComparisonQueryDto {
  /** Ids of 2 to 10 versions, separated by commas. */
  @IsString() @MaxLength(2000) versions!: string;
  /** Leaves out items on which all versions agree. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === "true" ? true : value === "false" ? false : value))
  @IsBoolean()
  differencesOnly?: boolean;
}

class ComparisonTextView {
  ja!: string;
  en!: string;
}

class ComparedVendorView {
  id!: string;
  name!: string;
}

export class ComparedVersionView {
  id!: string;
  number!: string;
  sha256!: string;
  publishedAt!: string;
  status!: "published" | "superseded" | "withdrawn";
  catalogueId!: string;
  serviceId!: string;
  serviceName!: string;
  serviceForm!: ServiceForm;
  vendor!: ComparedVendorView;
}

class PlannedCellView {
  text!: string;
  by?: string;
}

/** What one version says on one item. */
export class ComparisonCellView {
  versionId!: string;
  state!: CellState;
  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: "string" },
      { type: "array", items: { oneOf: [{ type: "string" }, { type: "object", additionalProperties: true }] } },
      { type: "object", additionalProperties: true },
    ],
  })
  value!: AnswerValue;
  /** The note, or why it does not apply. */
  note!: string | null;
  otherText?: string;
  planned?: PlannedCellView;
  evidence?: string[];
  /** 条件により対象外: the item is not asked of this version. */
  outOfScope?: boolean;
}

export class ComparisonItemView {
  itemId!: string;
  label!: ComparisonTextView;
  /** One a version, in the order of `versions`. */
  cells!: ComparisonCellView[];
  differs!: boolean;
}

export class ComparisonSectionView {
  id!: string;
  label!: ComparisonTextView;
  items!: ComparisonItemView[];
}

export class ComparisonSummaryView {
  versionId!: string;
  mustFailed!: number;
  score!: number | null;
  /** Items asked of this version and left open (記載なし). */
  unanswered!: number;
}

export class ComparisonView {
  versions!: ComparedVersionView[];
  /** Edition by which the items are laid out. */
  catalogueId!: string;
  sections!: ComparisonSectionView[];
  summary!: ComparisonSummaryView[];
}
