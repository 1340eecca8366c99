import { IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import { comparison } from "../../texts/comparison.js";
import { Instant } from "../../ui/instant.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import css from "./comparison-table.module.css";
import type { ComparedVersion } from "./comparison.api.js";

/** The head of a column: which version of whose service, and the way to take it out. */
export function VersionHead({
  version: { id, serviceName, vendor, number, publishedAt, status },
  onRemove,
}: {
  version: ComparedVersion;
  onRemove: (versionId: string) => void;
}) {
  const t = useText();
  return (
    <div className={css.head}>
      <Link to={paths.version(id)}>{serviceName}</Link>
      <span>{vendor.name}</span>
      <span>
        {t(comparison.version(number))} <Instant at={publishedAt} withYear />
      </span>
      {status !== "published" && (
        <StatusBadge tone={status === "withdrawn" ? "alert" : "warn"}>{t(comparison[status])}</StatusBadge>
      )}
      <button
        type="button"
        className={`no-print ${css.remove}`}
        aria-label={t(comparison.removeNamed(serviceName))}
        onClick={() => onRemove(id)}
      >
        <IconX size={16} aria-hidden />
        {t(comparison.remove)}
      </button>
    </div>
  );
}
