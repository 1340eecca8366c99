import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./empty-state.module.css";

/** Nothing here yet: say why, and offer the one next step. */
export function EmptyState({
  icon: Mark,
  title,
  children,
  action,
}: {
  icon: Icon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <Mark size={32} stroke={1.5} aria-hidden />
      <p className={css.title}>{title}</p>
      <p className="meta phrase">{children}</p>
      {action}
    </div>
  );
}
