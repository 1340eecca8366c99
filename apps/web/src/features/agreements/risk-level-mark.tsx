import type { RiskLevel } from "@portal/shared";
import css from "./workbench.module.css";

const signs: Readonly<Record<RiskLevel, string>> = { low: "●○○○", medium: "●●○○", high: "●●●○", critical: "●●●●" };

/** 高 with its place among four, which a grey print keeps. */
export function RiskLevelMark({ level, words }: { level: RiskLevel; words: string }) {
  return (
    <span className={`nowrap ${css.level}`} data-level={level}>
      <span aria-hidden>{signs[level]}</span> {words}
    </span>
  );
}
