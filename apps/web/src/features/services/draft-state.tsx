import { services } from "../../texts/services.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { ServiceDisclosure } from "./services.api.js";

/** Where a draft stands: its state, and how many of the required items are answered. */
export function DraftState({ disclosure }: { disclosure: ServiceDisclosure }) {
  const t = useText();
  const { status, answered, required, published, lastEditedAt } = disclosure;
  const inReview = status === "in_review";
  const isPublished =
    !inReview && published !== null && (lastEditedAt === null || lastEditedAt <= published.publishedAt);
  return (
    <span className="row tight">
      {isPublished ? (
        <StatusBadge tone="ok">{t(services.asPublished)}</StatusBadge>
      ) : (
        <StatusBadge tone={inReview ? "warn" : "info"}>
          {t(inReview ? services.inReview : services.editing)}
        </StatusBadge>
      )}
      <ProgressFraction done={answered} total={required} label={t(services.required)} />
    </span>
  );
}
