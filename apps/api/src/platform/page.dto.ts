import { Type } from "class-transformer";
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from "class-validator";
import { PAGE_LIMIT_MAX } from "@portal/shared";

/** Query of every list: how many rows, and where the last page ended. */
export class PageDto {
  /** Rows of one page, 50 unless told. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(PAGE_LIMIT_MAX) limit?: number;
  /** `nextCursor` of the page before. */
  @IsOptional() @IsString() @MaxLength(500) cursor?: string;
}
