import type { Text } from "@portal/shared";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { dateWords } from "../../ui/date-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Tone } from "../../ui/tone.js";
import type { BulkVerification } from "./bulk-verification.api.js";

/** What a run comes to, in one sentence. */
export function outcomeOf({ counts, documents, verified, finishedAt }: BulkVerification): { tone: Tone; words: Text } {
  const findings = counts.broken + counts.missing;
  if (findings > 0) return { tone: "alert", words: bulkVerification.findings(findings) };
  if (finishedAt === null) return { tone: "info", words: bulkVerification.working(verified, documents) };
  if (documents === 0) return { tone: "neutral", words: bulkVerification.none };
  if (counts.lapsed > 0) return { tone: "ok", words: bulkVerification.soundBesidesLapsed(counts.sound, counts.lapsed) };
  return { tone: "ok", words: bulkVerification.allSound(documents) };
}

export function BulkOutcome({ run }: { run: BulkVerification }) {
  const t = useText();
  const { tone, words } = outcomeOf(run);
  return <StatusBadge tone={tone}>{t(words)}</StatusBadge>;
}

const style = { withYear: true, withWeekday: false } as const;

/** 2026年4月1日 ～ 2027年3月31日 */
export function usePeriodWords(): (period: Pick<BulkVerification, "from" | "to">) => string {
  const t = useText();
  const { language } = useLanguage();
  return ({ from, to }) =>
    t(bulkVerification.periodOf(dateWords(from, language, style), dateWords(to, language, style)));
}
