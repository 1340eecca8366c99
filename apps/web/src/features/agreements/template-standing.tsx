import { IconArchive } from "@tabler/icons-react";
import { templates } from "../../texts/templates.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";

/** Whether a template can be chosen for an agreement. */
export function TemplateStanding({ archived }: { archived: boolean }) {
  const t = useText();
  return archived ? (
    <StatusBadge icon={IconArchive}>{t(templates.archived)}</StatusBadge>
  ) : (
    <StatusBadge tone="ok">{t(templates.offered)}</StatusBadge>
  );
}
