import { IsISO8601 } from "class-validator";
import type { NoticeKind, NoticePlace } from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";

/** Query of `GET /notifications`. */
export class ListNotificationsDto extends PageDto {}

/** Input of `POST /notifications/reading`. */
export class ReadAllDto {
  /** `at` of the newest notification that was shown, RFC 3339: what came later stays unread. */
  @IsISO8601({ strict: true }) until!: string;
}

export class NotificationTextView {
  ja!: string;
  en!: string;
}

export class NotificationAgreementView {
  id!: string;
  number!: string;
  /** Name of the other organisation. */
  counterparty!: string;
}

/** One thing that this person was told, acting for this organisation. */
export class NotificationView {
  id!: string;
  kind!: NoticeKind;
  text!: NotificationTextView;
  /** The reason or message that was given with it. */
  note!: string | null;
  agreement!: NotificationAgreementView;
  /** The page of the agreement where it goes on. */
  place!: NoticePlace;
  /** RFC 3339 UTC, microseconds. */
  at!: string;
  isRead!: boolean;
}

export class NotificationListView {
  /** Unread ones first, then by time, the newest first. */
  items!: NotificationView[];
  nextCursor!: string | null;
  /** How many are unread in all. */
  unread!: number;
}

export class UnreadView {
  unread!: number;
}
