import { IsOptional, Matches } from "class-validator";
import type { RowPart } from "@portal/shared";

/** Query of `GET /agreements/{id}/redline`. */
export class RedlineQueryDto {
  /** What is compared with: a settled revision, the agreement that this one amends, or what the catalogues recommend. Absent: the nearest of them in this order. */
  @IsOptional() @Matches(/^(recommended|amended|[1-9]\d{0,5})$/) from?: string;
  /** A settled revision; absent: the rows as they are now. */
  @IsOptional() @Matches(/^[1-9]\d{0,5}$/) to?: string;
}

class FieldChangeView {
  field!: string;
  before!: string;
  after!: string;
}

class RowChangeView {
  part!: RowPart;
  key!: string;
  label!: string;
  kind!: "changed" | "added" | "removed";
  fields!: FieldChangeView[];
}

/** What one state of an agreement says otherwise than another, row by row in words. */
export class RedlineView {
  from!: string;
  /** The revision compared, or null for the rows as they are now. */
  to!: number | null;
  /** What may be asked for as `from`. */
  bases!: string[];
  changes!: RowChangeView[];
}
