import { services } from "../../texts/services.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { ServiceDisclosure } from "./services.api.js";

/** Where a draft stands: its state, and how many of the required items are answered. */
export function DraftState({ disclosure: { status, answered, required } }: { disclosure: ServiceDisclosure }) {
  const t = useText();
  const inReview = status === "in_review";
  return (
    <span className="row tight">
      <StatusBadge tone={inReview ? "warn" : "info"}>{t(inReview ? services.inReview : services.editing)}</StatusBadge>
      <ProgressFraction done={answered} total={required} label={t(services.required)} />
    </span>
  );
}
