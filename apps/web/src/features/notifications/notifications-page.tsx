import { Button } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { Link } from "react-router";
import { notifications } from "../../texts/notifications.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import css from "./notifications.module.css";
import { useNotifications, useReadAll, useReadNotification, type Notification } from "./notifications.api.js";

/** Everything I was told, unread first, each with the way to where it goes on. */
export function NotificationsPage() {
  const t = useText();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotifications();
  const readAll = useReadAll();
  const rows = (data?.pages ?? []).flatMap(({ items }) => items as unknown as Notification[]);
  const unread = data?.pages[0]?.unread ?? 0;
  const newest = rows.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), "");
  return (
    <div className="page">
      <PageHeader
        title={t(notifications.title)}
        lead={t(notifications.lead)}
        actions={
          unread > 0 && (
            <Button variant="default" aria-busy={readAll.isPending} onClick={() => readAll.mutate(newest)}>
              {t(notifications.readAll)}
            </Button>
          )
        }
      />
      <div className="stack">
        <RefusalNotice error={error ?? readAll.error} />
        {isPending && <LoadingRows of={notifications.list} />}
        {data && rows.length === 0 && (
          <EmptyState icon={IconBell} title={t(notifications.empty)}>
            {t(notifications.emptyHelp)}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <>
            <p className="meta" role="status">
              {t(unread > 0 ? notifications.unreadCount(unread) : notifications.noneUnread)}
            </p>
            <ul className={`panel ${css.list}`} aria-label={t(notifications.list)}>
              {rows.map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </ul>
          </>
        )}
        {hasNextPage && (
          <div>
            <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(notifications.more)}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Line({ row: { id, text, note, agreement, place, at, isRead } }: { row: Notification }) {
  const t = useText();
  const { mutate, isPending } = useReadNotification();
  const to = place === "signature" ? paths.signing(agreement.id) : paths.agreement(agreement.id);
  return (
    <li data-unread={!isRead}>
      <div className={css.told}>
        <p className="row tight">
          {!isRead && <StatusBadge tone="info">{t(notifications.unread)}</StatusBadge>}
          <span className="meta">
            <Instant at={at} withYear />
          </span>
        </p>
        <Link to={to} className={isRead ? undefined : "strong"} onClick={() => !isRead && mutate(id)}>
          {t(text)}
        </Link>
        {note && (
          <blockquote className={css.note} aria-label={t(notifications.note)}>
            {note}
          </blockquote>
        )}
        <p className="meta">{t(notifications.about(agreement.counterparty, agreement.number))}</p>
      </div>
      {!isRead && (
        <Button variant="default" aria-busy={isPending} onClick={() => mutate(id)}>
          {t(notifications.read)}
          <span className="sr"> {t(text)}</span>
        </Button>
      )}
    </li>
  );
}
