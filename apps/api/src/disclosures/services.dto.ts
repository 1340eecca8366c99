import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { NAME_MAX, type ServiceForm, serviceForms, SHORT_TEXT_MAX } from "@portal/shared";

const SUPPLIERS_MAX = 100;

/** An upstream service or a subcontractor. */
export class SupplierDto {
  @IsString() @Length(1, NAME_MAX) name!: string;
  /** What it does for the service, e.g. データセンター. */
  @IsString() @MaxLength(NAME_MAX) role!: string;
}

/** Input of `POST /services`. */
export class CreateServiceDto {
  /** サービス名. */
  @IsString() @Length(1, NAME_MAX) name!: string;
  /** 提供形態. */
  @IsIn(serviceForms) form!: ServiceForm;
  /** リモート保守を含むか. */
  @IsBoolean() remoteMaintenance!: boolean;
  /** 医療情報を院外（事業者側）に保存するか. */
  @IsBoolean() storesDataExternally!: boolean;
  @IsOptional() @IsString() @MaxLength(SHORT_TEXT_MAX) description?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SUPPLIERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => SupplierDto)
  suppliers?: SupplierDto[];
}

/** Input of `PATCH /services/{id}`; what is absent stays. */
export class EditServiceDto {
  @IsOptional() @IsString() @Length(1, NAME_MAX) name?: string;
  @IsOptional() @IsIn(serviceForms) form?: ServiceForm;
  @IsOptional() @IsBoolean() remoteMaintenance?: boolean;
  @IsOptional() @IsBoolean() storesDataExternally?: boolean;
  @IsOptional() @IsString() @MaxLength(SHORT_TEXT_MAX) description?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SUPPLIERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => SupplierDto)
  suppliers?: SupplierDto[];
}

export class PublishedRefView {
  id!: string;
  number!: string;
  publishedAt!: string;
  visibility!: "directory" | "named" | "link";
}

/** One working draft of a service, as the vendor's list shows it. */
export class ServiceDisclosureView {
  id!: string;
  catalogueId!: string;
  status!: "editing" | "in_review";
  /** Required items that are answered. */
  answered!: number;
  /** Items that must be answered before publishing. */
  required!: number;
  lastEditedAt!: string | null;
  /** The version readers see now. */
  published!: PublishedRefView | null;
}

export class ServiceView {
  id!: string;
  name!: string;
  form!: ServiceForm;
  remoteMaintenance!: boolean;
  storesDataExternally!: boolean;
  description!: string;
  suppliers!: SupplierDto[];
  /** Working drafts, one for each catalogue edition. */
  disclosures!: ServiceDisclosureView[];
  etag!: string;
}

export class ServiceListView {
  items!: ServiceView[];
  nextCursor!: string | null;
}
