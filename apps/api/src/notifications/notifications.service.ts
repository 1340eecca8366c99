import { Injectable } from "@nestjs/common";
import {
  type NoticeKind,
  noticeNote,
  noticePlace,
  noticeText,
  otherParty,
  PAGE_LIMIT_MAX,
  type Party,
} from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import type { ListNotificationsDto, NotificationListView, NotificationView, UnreadView } from "./notifications.dto.js";

interface StoredNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly party: Party | null;
  readonly detail: Record<string, unknown>;
  readonly at: string;
  readonly isRead: boolean;
  readonly agreementId: string;
  readonly number: string;
  readonly service: string;
  readonly names: Readonly<Record<Party, string>>;
}

/** What a person is told. It is written with the event itself (`Database`), and read here; there is no mail. */
@Injectable()
export class NotificationsService {
  constructor(private readonly db: Database) {}

  list(actor: Actor, query: ListNotificationsDto): Promise<NotificationListView> {
    const most = Math.min(query.limit ?? 50, PAGE_LIMIT_MAX);
    const after = decodeCursor(query.cursor, 3);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<StoredNotice>(selectNotices, [
        after ? after[0] === "true" : null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        most + 1,
      ]);
      const page = rows.slice(0, most);
      const last = page.at(-1);
      return {
        items: page.map((row) => view(row, actor.kind)),
        nextCursor: rows.length > most && last ? encodeCursor(String(last.isRead), last.at, last.id) : null,
        unread: await unread(tx),
      };
    });
  }

  /** Marks one as read; a repeat changes nothing. @throws Problem `not-found` */
  read(actor: Actor, id: string): Promise<UnreadView> {
    return this.db.as(actor, async (tx) => {
      await tx.one("select 1 from notification where id = $1", [id]);
      const marked = await tx.query(
        "update notification set read_at = app.now() where id = $1 and read_at is null returning id",
        [id],
      );
      if (marked.length > 0) tx.record("notification.read", id, { count: 1 });
      return { unread: await unread(tx) };
    });
  }

  /** Marks all as read that came until then. */
  readAll(actor: Actor, until: string): Promise<UnreadView> {
    return this.db.as(actor, async (tx) => {
      const marked = await tx.query(
        "update notification set read_at = app.now() where read_at is null and at <= $1::timestamptz returning id",
        [until],
      );
      if (marked.length > 0) tx.record("notification.read", actor.userId, { count: marked.length });
      return { unread: await unread(tx) };
    });
  }
}

// Row-level security leaves the person's own, of the organisation acted for.
const selectNotices = `
  select n.id, n.kind, n.party, n.detail, n.read_at is not null as "isRead", n.agreement_id as "agreementId",
         to_char(n.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.number, v.service_name as service,
         json_build_object('vendor', vendor.name, 'hospital', hospital.name) as names
    from notification n
    join agreement a on a.id = n.agreement_id
    join disclosure_version v on v.id = a.version_id
    join organization vendor on vendor.id = a.vendor_org_id join organization hospital on hospital.id = a.hospital_org_id
   where n.person_id = app.user_id() and n.organization_id = app.org_id()
     and ($1::boolean is null or (n.read_at is not null) > $1
          or ((n.read_at is not null) = $1 and (n.at, n.id) < ($2::timestamptz, $3::uuid)))
   order by (n.read_at is not null), n.at desc, n.id desc limit $4`;

async function unread(tx: Tx): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    "select count(*)::int as count from notification where person_id = app.user_id() and organization_id = app.org_id() and read_at is null",
  );
  return count;
}

function view({ id, kind, party, detail, at, isRead, agreementId, number, service, names }: StoredNotice, side: Party) {
  return {
    id,
    kind,
    text: noticeText({ kind, who: party && names[party], service, side, detail }),
    note: noticeNote(detail),
    agreement: { id: agreementId, number, counterparty: names[otherParty(side)] },
    place: noticePlace(kind, side, detail),
    at,
    isRead,
  } satisfies NotificationView;
}
