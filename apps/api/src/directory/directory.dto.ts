import { Transform } from "class-transformer";
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import { ApiProperty } from "@nestjs/swagger";
import { NAME_MAX, type ServiceForm, serviceForms } from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";

const VALUES_MAX = 50;

// A query may name a parameter twice, or list values with commas.
const listed = ({ value }: { value: unknown }) =>
  Array.isArray(value) ? value : typeof value === "string" ? value.split(",").filter(Boolean) : value;
const truth = ({ value }: { value: unknown }) => (value === "true" ? true : value === "false" ? false : value);

/** Query of `GET /directory`. */
export class DirectoryQueryDto extends PageDto {
  /** Words; every one must occur in the name, the vendor's name, the description or an answer. */
  @IsOptional() @IsString() @MaxLength(NAME_MAX) query?: string;
  /** 提供形態; several values by commas mean any of them. */
  @ApiProperty({ required: false, type: "string", description: "提供形態; several values by commas mean any of them." })
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(VALUES_MAX)
  @IsIn(serviceForms, { each: true })
  form?: ServiceForm[];
  /** システムの種類: choice of the catalogue item behind the fact `system_category`; several by commas. */
  @ApiProperty({
    required: false,
    type: "string",
    description: "システムの種類: choice of the item behind the fact system_category; several by commas.",
  })
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(VALUES_MAX)
  @IsString({ each: true })
  @MaxLength(NAME_MAX, { each: true })
  category?: string[];
  @IsOptional() @Transform(truth) @IsBoolean() remoteMaintenance?: boolean;
  @IsOptional() @Transform(truth) @IsBoolean() storesDataExternally?: boolean;
}

export class ListedServiceView {
  id!: string;
  name!: string;
  form!: ServiceForm;
  /** Choice of the item behind the fact `system_category`; null when it is unanswered. */
  category!: string | null;
  remoteMaintenance!: boolean;
  storesDataExternally!: boolean;
  description!: string;
}

export class ListedVendorView {
  id!: string;
  name!: string;
}

export class ListedVersionView {
  id!: string;
  number!: string;
  publishedAt!: string;
  catalogueId!: string;
}

class DirectoryTextView {
  ja!: string;
  en!: string;
}

/** One answer in words. */
export class HighlightView {
  itemId!: string;
  label!: DirectoryTextView;
  state!: "answered" | "no" | "not_applicable" | "planned" | "unanswered";
  text!: DirectoryTextView;
  /** Whether いいえ would mean a missing measure here, not just another fact. Absent for versions published before it was kept. */
  isMeasure?: boolean;
}

/** How many of the items that apply are in which state; they add up to all of them. */
export class AnswerCountsView {
  answered!: number;
  no!: number;
  not_applicable!: number;
  planned!: number;
  unanswered!: number;
}

export class DirectoryItemView {
  service!: ListedServiceView;
  vendor!: ListedVendorView;
  version!: ListedVersionView;
  highlights!: HighlightView[];
  counts!: AnswerCountsView;
}

/** One value of a filter, and how many services have it under the other filters. */
export class FacetValueView {
  value!: string;
  count!: number;
}

export class DirectoryFacetsView {
  form!: FacetValueView[];
  category!: FacetValueView[];
  /** Values `true` and `false`. */
  remoteMaintenance!: FacetValueView[];
  storesDataExternally!: FacetValueView[];
}

export class DirectoryView {
  items!: DirectoryItemView[];
  facets!: DirectoryFacetsView;
  /** Services under all filters. */
  total!: number;
  nextCursor!: string | null;
}
