import { IconBell } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link, useLocation } from "react-router";
import { notifications } from "../../texts/notifications.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import css from "./notifications.module.css";
import { useUnread } from "./notifications.api.js";

const MOST_SHOWN = 99;

/** The way to what I was told, with the count of what I have not read. */
export function NotificationBell() {
  const t = useText();
  const { pathname } = useLocation();
  const { enabled, unread, refetch } = useUnread();
  useEffect(() => {
    if (enabled) void refetch();
  }, [enabled, pathname, refetch]);
  if (!enabled) return null;
  return (
    <Link
      to={paths.notifications}
      className={css.bell}
      aria-label={t(notifications.bell(unread))}
      {...(pathname === paths.notifications && { "aria-current": "page" as const })}
    >
      <IconBell size={22} aria-hidden />
      {unread > 0 && (
        <span className={css.count} aria-hidden>
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Link>
  );
}
