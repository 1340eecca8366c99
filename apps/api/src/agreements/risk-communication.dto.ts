import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from "class-validator";

export class ReadRowDto {
  @IsUUID() id!: string;
  /** ETag of the row's newest state as it was read: of one's own unsent edit, where there is one. */
  @IsString() @Length(1, 60) etag!: string;
}

/** Input of `POST /agreements/{id}/risk-communications`: one of the two, by the side that may write it. */
export class RecordRiskCommunicationDto {
  /** Risk rows. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ReadRowDto)
  rows!: ReadRowDto[];
  /** A `RiskExplanation`: by the vendor. */
  @IsOptional() @IsObject() explained?: object;
  /** A `RiskUnderstanding`: by the hospital. */
  @IsOptional() @IsObject() understood?: object;
}
