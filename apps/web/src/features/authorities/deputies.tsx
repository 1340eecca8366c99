import { Button } from "@mantine/core";
import { validityToday } from "@portal/shared";
import { IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { instantWords } from "../../ui/date-words.js";
import { EmptyState } from "../../ui/empty-state.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { useEndDeputy, useRegister, type Delegation } from "./authorities.api.js";
import { ServiceWords } from "./authority-table.js";
import { DeputyForm } from "./deputy-form.js";
import { PeriodWords } from "./period-words.js";

const tones = { valid: "ok", "not-yet": "info", expired: "neutral", ended: "neutral" } as const;

/** Who signs for whom while somebody is away: everybody of the organisation sees it, the deputy among them. */
export function Deputies() {
  const t = useText();
  const { may } = useActing();
  const register = useRegister();
  const [opened, setOpened] = useState<Delegation | "new" | null>(null);
  const close = () => setOpened(null);
  const [done, setDone] = useState("");
  const finish = (what: string) => {
    close();
    setDone(what);
  };
  const name = may("delegation.make") && (
    <Button variant="default" onClick={() => setOpened("new")}>
      {t(authorities.name)}
    </Button>
  );
  const { delegations, today } = register;
  return (
    <section className="stack tight" aria-labelledby="deputies">
      <div className="row between">
        <h2 id="deputies">{t(authorities.deputies)}</h2>
        {delegations.length > 0 && name}
      </div>
      <p className="small" role="status">
        {done}
      </p>
      <p className="meta phrase">{t(authorities.deputiesLead)}</p>
      {delegations.length > 0 ? (
        <DeputyTable delegations={delegations} today={today} onEnd={setOpened} />
      ) : (
        <EmptyState icon={IconUserShare} title={t(authorities.noDeputies)} action={name}>
          {t(authorities.noDeputiesHelp)}
        </EmptyState>
      )}
      {opened === "new" && <DeputyForm register={register} onDone={finish} onClose={close} />}
      {opened && opened !== "new" && <EndDialog delegation={opened} onDone={finish} onClose={close} />}
    </section>
  );
}

function DeputyTable({
  delegations,
  today,
  onEnd,
}: {
  delegations: readonly Delegation[];
  today: string;
  onEnd: (one: Delegation) => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { user, may } = useActing();
  const stateOf = (one: Delegation) => validityToday(one, one.endedAt !== null, today);
  const mayEnd = (one: Delegation) =>
    ["valid", "not-yet"].includes(stateOf(one)) &&
    (may("member.edit") || (may("delegation.end") && [one.fromPersonId, one.toPersonId].includes(user.id)));
  const you = (id: string) => (id === user.id ? t(authorities.you) : "");
  const at = (instant: string) => instantWords(instant, language, { withYear: true });
  const columns: DataColumn<Delegation>[] = [
    {
      id: "deputy",
      label: t(authorities.deputy),
      rowHeader: true,
      cell: ({ toName, toPersonId }) => (
        <>
          <strong>{toName}</strong>
          {you(toPersonId)}
        </>
      ),
    },
    {
      id: "away",
      label: t(authorities.away),
      cell: ({ fromName, fromPersonId }) => `${fromName}${you(fromPersonId)}`,
    },
    { id: "period", label: t(authorities.period), cell: (one) => <PeriodWords {...one} /> },
    { id: "services", label: t(authorities.services), cell: ({ services }) => <ServiceWords services={services} /> },
    { id: "reason", label: t(authorities.reason), cell: ({ reason }) => reason },
    {
      id: "state",
      label: t(authorities.state),
      cell: (one) => <StatusBadge tone={tones[stateOf(one)]}>{t(authorities[stateOf(one)])}</StatusBadge>,
    },
    {
      id: "acts",
      label: t(authorities.acts),
      cell: (one) =>
        mayEnd(one) && (
          <Button
            variant="default"
            size="xs"
            aria-label={t(authorities.endDeputyOf(one.fromName, one.toName))}
            onClick={() => onEnd(one)}
          >
            {t(authorities.endDeputy)}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t(authorities.deputies)}
      columns={delegations.some(mayEnd) ? columns : columns.slice(0, -1)}
      rows={delegations}
      rowKey={({ id }) => id}
      below={({ madeAt, endedAt, endedBy }) => (
        <p className="meta">
          {t(authorities.madeAt(at(madeAt)))}
          {endedAt && (
            <>
              <br />
              {t(authorities.endedBy(endedBy ?? "", at(endedAt)))}
            </>
          )}
        </p>
      )}
      narrow="cards"
    />
  );
}

function EndDialog({
  delegation: { id, fromName, toName },
  onDone,
  onClose,
}: {
  delegation: Delegation;
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useEndDeputy();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(authorities.endDeputyOf(fromName, toName))}
      confirmLabel={t(authorities.endDeputy)}
      // A refusal is shown inside the dialog.
      onConfirm={() =>
        void mutateAsync(id).then(
          () => onDone(t(authorities.endedDeputy)),
          () => undefined,
        )
      }
      pending={isPending}
      error={error}
    >
      <p>{t(authorities.endDeputyHelp)}</p>
    </ConfirmDialog>
  );
}
