import { ArrayMaxSize, IsArray, IsISO8601, IsOptional, IsString, Length, Matches } from "class-validator";
import { COMMENT_MAX, type Party } from "@portal/shared";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Input of `POST /agreements/{id}/turn`. */
export class HandOverDto {
  /** Day by which an answer is asked for, YYYY-MM-DD; not before today. */
  @IsOptional() @Matches(ISO_DATE) respondBy?: string;
  @IsOptional() @IsString() @Length(1, COMMENT_MAX) message?: string;
  /** ETags of the unsent edits as they were read. Given, nothing is sent that was not read. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  edits?: string[];
}

/** Input of `PUT /agreements/{id}/looks/mine`; the version that was read stands in `If-Match`. */
export class LookDto {
  /** `at` of the newest comment that was shown, RFC 3339. */
  @IsOptional() @IsISO8601({ strict: true }) @Length(1, 40) lastCommentAt?: string;
}

/** A comment that only one's own organisation sees. */
export class InternalCommentView {
  id!: string;
  rowId!: string;
  author!: string;
  at!: string;
  text!: string;
}

export class InternalCommentsView {
  items!: InternalCommentView[];
}

/** An edit that only one's own organisation sees. */
export class UnsentEditView {
  /** In the shape of the part, like the value of the row. */
  value!: Record<string, unknown>;
  /** Sent to the other side together with the value. */
  comment!: string | null;
  by!: string;
  at!: string;
  /** For `If-Match` when the row is edited again, or the edit is discarded. */
  etag!: string;
}

export class HandoverView {
  party!: Party;
  by!: string;
  at!: string;
  message!: string | null;
  /** Rows whose edits were sent with it. */
  rows!: string[];
}

/** What asks for attention in a row. */
export class RowAttentionView {
  /** The other side proposed, confirmed, asked to delete or wrote, and my side has not answered. */
  waitsForUs!: boolean;
  /** Both sides have sent a value of their own, and none is confirmed by both. */
  disputed!: boolean;
  /** The other side changed it or wrote since I last looked. */
  changedSinceLook!: boolean;
}

/** One value of a row, or its confirmation by one side. */
export class RowEventView {
  act!: "opened" | "proposed" | "confirmed" | "withdrawn";
  party!: Party;
  by!: string;
  at!: string;
  /** Which value: the first is 1. */
  valueVersion!: number;
  /** With `opened` and `proposed`. */
  value!: Record<string, unknown> | null;
}

export class RowHistoryView {
  items!: RowEventView[];
}
