import { useState } from "react";
import { audit } from "../../texts/audit.js";
import { auditMembers } from "../../texts/audit-members.js";
import { factorNames } from "../../texts/second-factor.js";
import { useText } from "../../ui/text-language.js";
import { useRowNames, type AuditEvent } from "./audit.api.js";
import { detailLines } from "./detail-lines.js";

/** What an event says beyond its act: the row by name, what changed from what to what, and the rest member by member. */
export function EventDetail({ event: { action, subjectId, detail } }: { event: AuditEvent }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const rowId = typeof detail["rowId"] === "string" ? detail["rowId"] : null;
  const names = useRowNames(subjectId, isOpen && rowId !== null && action.startsWith("agreement."));
  const lines = detailLines(detail);
  if (lines.length === 0) return null;
  const rowName = rowId && names.get(rowId);
  // How a person proved to be the one, in words as well.
  const valueOf = ([member = ""]: readonly string[], text: string) =>
    ["factor", "factors", "kind"].includes(member)
      ? text.replace(/\w+/g, (code) => (code in factorNames ? t(factorNames[code as keyof typeof factorNames]) : code))
      : text;
  const nameOf = (member: string) => t(auditMembers[member] ?? { ja: member, en: member });
  return (
    <details className="small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(audit.details)}</summary>
      <dl className="kv">
        {rowName && (
          <>
            <dt>{t(audit.row)}</dt>
            <dd>{rowName}</dd>
          </>
        )}
        {lines.map(({ path, before, after }) => (
          <div key={path.join(" ")} style={{ display: "contents" }}>
            <dt>{path.map(nameOf).join(" ")}</dt>
            <dd>
              {before === undefined
                ? valueOf(path, after) || t(audit.emptyValue)
                : t(audit.changed(before || t(audit.emptyValue), after || t(audit.emptyValue)))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
