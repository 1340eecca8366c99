import { IconCheck } from "@tabler/icons-react";
import css from "./progress-fraction.module.css";

/** Progress as a fraction: "9 / 12". A percentage hides how many are left. With nothing to do it is complete. */
export function ProgressFraction({
  done,
  total,
  label,
  bar = true,
}: {
  done: number;
  total: number;
  label?: string;
  bar?: boolean;
}) {
  const complete = done === total;
  const filled = total === 0 ? 100 : (done / total) * 100;
  return (
    <span className={css.fraction} data-complete={complete || undefined}>
      {label && <span className={css.label}>{label}</span>}
      {bar && (
        <span className={css.track} aria-hidden>
          <span style={{ width: `${filled}%` }} />
        </span>
      )}
      <span className={css.figure}>
        {complete && <IconCheck size={16} stroke={3} aria-hidden />}
        {done} / {total}
      </span>
    </span>
  );
}
