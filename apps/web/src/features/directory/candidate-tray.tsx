import { Button } from "@mantine/core";
import { COMPARISON_VERSIONS_MAX } from "@portal/shared";
import { Link } from "react-router";
import { useComparisonCandidates } from "../../api/comparison-candidates.js";
import { answers } from "../../texts/answers.js";
import { directory } from "../../texts/directory.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import css from "./candidate-tray.module.css";

/** The candidates chosen so far, held at the foot of the window. */
export function CandidateTray({ refused }: { refused: boolean }) {
  const t = useText();
  const { candidates, isFull, clear } = useComparisonCandidates();
  if (candidates.length === 0) return null;
  return (
    <section className={`no-print ${css.tray}`} aria-label={t(directory.tray)}>
      <div className={css.names}>
        <strong role="status">{t(directory.candidates(candidates.length))}</strong>
        <span className={`small ${css.list}`}>
          {t(answers.joined(candidates.map(({ serviceName }) => serviceName)))}
        </span>
        {candidates.length === 1 && <span className="meta">{t(directory.oneMore)}</span>}
        {refused && isFull && (
          <span className={css.full} role="alert">
            {t(directory.full(COMPARISON_VERSIONS_MAX))}
          </span>
        )}
      </div>
      <div className={css.actions}>
        <Button variant="default" onClick={clear}>
          {t(directory.clear)}
        </Button>
        {candidates.length > 1 && (
          <Button component={Link} to={paths.comparison(candidates.map(({ id }) => id))}>
            {t(directory.compare(candidates.length))}
          </Button>
        )}
      </div>
    </section>
  );
}
