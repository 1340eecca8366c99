import { rowPartLabels, type RowPart } from "@portal/shared";
import { useState } from "react";
import { audit } from "../../texts/audit.js";
import { auditMembers } from "../../texts/audit-members.js";
import { factorNames } from "../../texts/second-factor.js";
import { useText } from "../../ui/text-language.js";
import { useRowNames, type AuditEvent } from "./audit.api.js";
import { detailLines } from "./detail-lines.js";

type ConfirmedRow = readonly [part: RowPart, key: string, valueVersion: number];

const isPart = (text: unknown): text is RowPart => typeof text === "string" && text in rowPartLabels;

/** The rows of a confirmation of many: part, key, and which value of the row it was. */
const confirmedRows = (rows: unknown): readonly ConfirmedRow[] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && isPart(row[0])) ? (rows as ConfirmedRow[]) : [];

/** What an event says beyond its act: the row by name, what changed from what to what, and the rest member by member. */
export function EventDetail({ event: { action, subjectId, detail } }: { event: AuditEvent }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const rowId = typeof detail["rowId"] === "string" ? detail["rowId"] : null;
  const { rows: confirmed, ...rest } = detail;
  const rows = confirmedRows(confirmed);
  const asksNames = rowId !== null || rows.length > 0;
  const names = useRowNames(subjectId, isOpen && asksNames && action.startsWith("agreement."));
  const lines = detailLines(rows.length > 0 ? rest : detail);
  if (lines.length === 0 && rows.length === 0) return null;
  const rowName = rowId && names.get(rowId);
  // How a person proved to be the one, in words as well.
  const valueOf = ([member = ""]: readonly string[], text: string) =>
    member === "part" && isPart(text)
      ? t(rowPartLabels[text])
      : ["factor", "factors", "kind"].includes(member)
        ? text.replace(/\w+/g, (code) =>
            code in factorNames ? t(factorNames[code as keyof typeof factorNames]) : code,
          )
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
        {rows.length > 0 && (
          <>
            <dt>{t(audit.row)}</dt>
            <dd>
              <ul>
                {rows.map(([part, key, value]) => (
                  <li key={`${part} ${key}`}>
                    {t(audit.confirmedRow(t(rowPartLabels[part]), names.get(`${part} ${key}`) ?? key, value))}
                  </li>
                ))}
              </ul>
            </dd>
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
