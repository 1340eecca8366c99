import { Button } from "@mantine/core";
import { validityToday, yenText } from "@portal/shared";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { instantWords } from "../../ui/date-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { documentHref, type Authority, type Register, type Service } from "./authorities.api.js";
import css from "./authorities.module.css";
import { PeriodWords } from "./period-words.js";

const tones = { valid: "ok", "not-yet": "info", expired: "neutral", ended: "neutral" } as const;

/** The lines that hold or will, then those of the past; a line says who registered and who revoked it. */
export function AuthorityTable({
  register: { items, today },
  onChange,
  onRevoke,
}: {
  register: Register;
  onChange: (line: Authority) => void;
  onRevoke: (line: Authority) => void;
}) {
  const t = useText();
  const { may, user } = useActing();
  const stateOf = (line: Authority) => validityToday(line, line.revocation !== null, today);
  const isPast = (line: Authority) => ["expired", "ended"].includes(stateOf(line));
  const acts: DataColumn<Authority> = {
    id: "acts",
    label: t(authorities.acts),
    cell: (line) =>
      line.revocation ? null : line.personId === user.id ? (
        <span className="meta">{t(authorities.notOneself)}</span>
      ) : (
        <span className="row tight">
          {line.holdsRole && (
            <Button
              variant="default"
              size="xs"
              aria-label={t(authorities.changeOf(line.personName))}
              onClick={() => onChange(line)}
            >
              {t(authorities.change)}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            aria-label={t(authorities.revokeOf(line.personName))}
            onClick={() => onRevoke(line)}
          >
            {t(authorities.revoke)}
          </Button>
        </span>
      ),
  };
  const columns = useColumns(stateOf);
  const groups = [
    { id: "current", title: t(authorities.current), rows: items.filter((line) => !isPast(line)) },
    { id: "past", title: t(authorities.past), rows: items.filter(isPast) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <DataTable
      caption={t(authorities.register)}
      columns={may("authority.edit") ? [...columns, acts] : columns}
      groups={groups}
      rowKey={({ id }) => id}
      below={(line) => <History line={line} />}
      narrow="cards"
    />
  );
}

function useColumns(stateOf: (line: Authority) => keyof typeof tones): DataColumn<Authority>[] {
  const t = useText();
  const { language } = useLanguage();
  const { organization } = useActing();
  return [
    {
      id: "person",
      label: t(authorities.person),
      rowHeader: true,
      cell: ({ personName, title }) => (
        <>
          <strong>{personName}</strong>
          <br />
          <span className="meta">{title}</span>
        </>
      ),
    },
    {
      id: "basis",
      label: t(authorities.basis),
      cell: ({ id, kind, principal, document }) => (
        <span>
          {t(authorities[kind])}
          {principal && <span className={`meta ${css.below}`}>{t(authorities.principalOf(principal))}</span>}
          {document && (
            <a className={`small ${css.below}`} href={documentHref(organization.id, id)} download>
              {t(authorities.documentOf(document.name))}
            </a>
          )}
        </span>
      ),
    },
    {
      id: "services",
      label: t(authorities.services),
      cell: ({ services }) => <ServiceWords services={services} />,
    },
    {
      id: "limit",
      label: t(authorities.limit),
      align: "number",
      cell: ({ limitJpy }) => (limitJpy === null ? t(authorities.noLimit) : yenText(limitJpy, language)),
    },
    { id: "period", label: t(authorities.period), cell: (line) => <PeriodWords {...line} /> },
    {
      id: "state",
      label: t(authorities.state),
      cell: (line) => {
        const state = stateOf(line);
        if (line.revocation) return <StatusBadge>{t(authorities.revoked)}</StatusBadge>;
        if (!line.holdsRole) return <StatusBadge tone="warn">{t(authorities.noRole)}</StatusBadge>;
        return <StatusBadge tone={tones[state]}>{t(authorities[state])}</StatusBadge>;
      },
    },
  ];
}

export function ServiceWords({ services }: { services: readonly Service[] | null }) {
  const t = useText();
  return (
    <>{services ? services.map(({ name }) => name).join(t(authorities.separator)) : t(authorities.everyService)}</>
  );
}

function History({ line: { grantedBy, grantedAt, revocation } }: { line: Authority }) {
  const t = useText();
  const { language } = useLanguage();
  const at = (instant: string) => instantWords(instant, language, { withYear: true });
  return (
    <p className="meta">
      {t(authorities.grantedBy(grantedBy, at(grantedAt)))}
      {revocation && (
        <>
          <br />
          {t(authorities.revokedBy(revocation.by, at(revocation.at), revocation.reason))}
        </>
      )}
    </p>
  );
}
