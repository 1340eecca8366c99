import { IconAlertTriangle, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./problem-notice.module.css";

const icons = { info: IconInfoCircle, warn: IconAlertTriangle, alert: IconCircleX };

export interface NoticeItem {
  readonly id: string;
  readonly label: ReactNode;
  /** Leads to the faulty field. */
  readonly href?: string | undefined;
}

/** Something went wrong or needs care: what happened, what is safe, what to do next. Never only a code. */
export function ProblemNotice({
  tone,
  title,
  children,
  items = [],
  actions,
}: {
  tone: keyof typeof icons;
  title: string;
  children?: ReactNode;
  items?: readonly NoticeItem[];
  actions?: ReactNode;
}) {
  const Mark = icons[tone];
  return (
    <div className={css.notice} data-tone={tone} role={tone === "alert" ? "alert" : "status"}>
      <Mark size={24} stroke={2} className={css.mark} aria-hidden />
      <div className={css.body}>
        <p className={css.title}>{title}</p>
        {children && <div className="small phrase">{children}</div>}
        {items.length > 0 && (
          <ul className={css.items}>
            {items.map((item) => (
              <li key={item.id}>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</li>
            ))}
          </ul>
        )}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  );
}
