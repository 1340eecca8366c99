import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Tone } from "./tone.js";
import css from "./status-badge.module.css";

const icons: Record<Tone, Icon> = {
  neutral: IconCircleDashed,
  info: IconClock,
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  alert: IconCircleX,
};

/** A state in one or two words: 協議中, 公開中, 期限超過. Colour, icon and border all carry the tone. */
export function StatusBadge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: Icon; children: ReactNode }) {
  const Mark = icon ?? icons[tone];
  return (
    <span className={css.badge} data-tone={tone}>
      <Mark size={16} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
