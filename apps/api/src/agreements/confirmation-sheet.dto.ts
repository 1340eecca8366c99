import { IsIn, IsOptional } from "class-validator";
import { ApiProperty } from "@nestjs/swagger";

/** Query of `GET /agreements/{id}/confirmation-sheet`. */
export class ConfirmationSheetQueryDto {
  @IsOptional() @IsIn(["json", "xlsx"]) format?: "json" | "xlsx";
}

class SheetCheckView {
  /** YYYY-MM-DD. */
  on!: string;
  confirmed!: boolean;
}

class SheetLineView {
  /** Key of the role row. */
  key!: string;
  no!: number;
  /** 項番 of the published sheet, where it is known to correspond. */
  officialNo!: string | null;
  label!: string;
  @ApiProperty({ type: "object", additionalProperties: { type: "array", items: { type: "string" } } })
  assignments!: object;
  firstCheck!: SheetCheckView | null;
  completedOn!: string | null;
  /** The date is the day on which the second party confirmed the row; nobody entered it. */
  byConfirmation!: boolean;
}

class SheetPartView {
  id!: "part1" | "part2";
  label!: string;
  lines!: SheetLineView[];
}

class UnmatchedItemView {
  officialNo!: string;
  label!: string;
}

/** 役割分担等に関する確認表: the role rows in the two parts of the ministries' sheet. */
export class ConfirmationSheetView {
  agreementId!: string;
  number!: string;
  revision!: number;
  title!: string;
  parts!: SheetPartView[];
  /** Published items to which no row corresponds. */
  unmatched!: UnmatchedItemView[];
}
