import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from "class-validator";
import {
  NAME_MAX,
  type ServiceForm,
  serviceForms,
  SHORT_TEXT_MAX,
  TEMPLATE_ROWS_MAX,
  templateParts,
  type TemplatePart,
} from "@portal/shared";
import { LabelView } from "./agreement.dto.js";

/** Input of `POST /agreement-templates`. */
export class CreateTemplateDto {
  /** ひな形の名前. */
  @IsString() @Length(1, NAME_MAX) name!: string;
  @IsOptional() @IsString() @MaxLength(SHORT_TEXT_MAX) description?: string;
  /** The form of service whose recommended roles it is compared with. Absent: that of `fromAgreement`, else `saas`. */
  @IsOptional() @IsIn(serviceForms) form?: ServiceForm;
  /** Takes over the rows of this agreement that deviate from the recommendation. Absent: the template starts without any. */
  @IsOptional() @IsUUID() fromAgreement?: string;
  /** Only with `fromAgreement`: ids of the deviating rows to take over. Absent: all of them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEMPLATE_ROWS_MAX)
  @IsUUID(undefined, { each: true })
  rows?: string[];
}

/** One row of a template to be set, or to be put back to the recommendation. */
export class EditTemplateRowDto {
  @IsIn(templateParts) part!: TemplatePart;
  /** Key of a catalogue row, or of a clause of one's own that the template has. Absent: a new clause of one's own. */
  @IsOptional() @IsString() @Length(1, 100) key?: string;
  /** The whole value, in the shape of the part. Absent: the row is as recommended again; a clause of one's own goes. */
  @IsOptional() @IsObject() value?: object;
}

/** Input of `PATCH /agreement-templates/{id}`; what is absent stays. */
export class EditTemplateDto {
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
  @IsOptional() @IsString() @MaxLength(SHORT_TEXT_MAX) description?: string;
  @IsOptional() @IsIn(serviceForms) form?: ServiceForm;
  /** An archived template is kept, but not offered any more. */
  @IsOptional() @IsBoolean() archived?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEMPLATE_ROWS_MAX)
  @ValidateNested({ each: true })
  @Type(() => EditTemplateRowDto)
  rows?: EditTemplateRowDto[];
}

export class TemplateCountsView {
  role!: number;
  sla!: number;
  clause!: number;
}

export class TemplateSummaryView {
  id!: string;
  name!: string;
  description!: string;
  form!: ServiceForm;
  /** Rows that deviate from the recommendation, by part. */
  deviations!: TemplateCountsView;
  /** Agreements in which it has been applied. */
  usedIn!: number;
  archived!: boolean;
  editedBy!: string;
  editedAt!: string;
  etag!: string;
}

export class TemplateListView {
  items!: TemplateSummaryView[];
  nextCursor!: string | null;
}

export class TemplateCataloguesView {
  roles!: string;
  sla!: string;
  risk!: string;
}

export class TemplateRowView {
  part!: TemplatePart;
  key!: string;
  label!: LabelView;
  /** The template's value, else the recommended one. In the shape of the part; no clause names a party. */
  value!: Record<string, unknown>;
  /** Null for a clause of one's own. */
  recommended!: Record<string, unknown> | null;
  /** Whether the template sets the row. */
  deviates!: boolean;
}

export class TemplateView extends TemplateSummaryView {
  /** The editions it is compared with: the current ones. */
  catalogues!: TemplateCataloguesView;
  rows!: TemplateRowView[];
}

export class TemplateRemovalView {
  /** A template that has been used is archived, not deleted. */
  outcome!: "deleted" | "archived";
}

/** A row that a template would change, or cannot. */
export class TemplateChangeView {
  part!: TemplatePart;
  key!: string;
  label!: LabelView;
  /** Null where the agreement has no such row. */
  rowId!: string | null;
  /** For `rows` of the application: the state of the row that was compared. */
  etag!: string | null;
  /** What our side would send now: the unsent edit, else the value both see. */
  before!: Record<string, unknown> | null;
  after!: Record<string, unknown>;
  recommended!: Record<string, unknown> | null;
  /** Why the row cannot be applied, one sentence each; empty for a row that can. */
  refusals!: LabelView[];
}

export class TemplatePreviewView {
  templateId!: string;
  name!: string;
  /** ETag of the template, for `templateEtag` of the application. */
  templateEtag!: string;
  changes!: TemplateChangeView[];
  /** Rows that already say what the template says. */
  same!: number;
  /** Rows of the template that the agreement does not have, or whose value it refuses: they are not applied. */
  unfit!: TemplateChangeView[];
}

export class AppliedRowDto {
  @IsUUID() rowId!: string;
  /** The row's state as it was previewed. */
  @IsString() @Length(1, 100) etag!: string;
}

/** Input of `POST /agreements/{id}/template-applications`. */
export class ApplyTemplateDto {
  @IsUUID() templateId!: string;
  @IsString() @Length(1, 100) templateEtag!: string;
  /** The previewed rows to apply. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(TEMPLATE_ROWS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AppliedRowDto)
  rows!: AppliedRowDto[];
}
