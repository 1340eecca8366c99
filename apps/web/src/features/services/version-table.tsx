import { Button, Textarea } from "@mantine/core";
import { COMMENT_MAX, type Text } from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { services } from "../../texts/services.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Digest } from "../../ui/digest.js";
import { Instant } from "../../ui/instant.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Tone } from "../../ui/tone.js";
import { useWithdraw, type Service, type VersionSummary } from "./services.api.js";
import css from "./services.module.css";

const states: Readonly<Record<VersionSummary["status"], { label: Text; tone: Tone }>> = {
  published: { label: services.statusPublished, tone: "ok" },
  superseded: { label: services.statusSuperseded, tone: "neutral" },
  withdrawn: { label: services.statusWithdrawn, tone: "alert" },
};

/** The published versions, the newest first, with what may be done with each. */
export function VersionTable({ service, versions }: { service: Service; versions: readonly VersionSummary[] }) {
  const t = useText();
  const [withdrawing, setWithdrawing] = useState<VersionSummary>();
  const columns = useColumns(setWithdrawing);
  return (
    <>
      <DataTable
        caption={t(services.versions)}
        columns={columns}
        rows={versions}
        rowKey={({ id }) => id}
        narrow="cards"
      />
      {withdrawing && (
        <Withdrawal serviceId={service.id} version={withdrawing} onDone={() => setWithdrawing(undefined)} />
      )}
    </>
  );
}

function useColumns(onWithdraw: (version: VersionSummary) => void): readonly DataColumn<VersionSummary>[] {
  const t = useText();
  const { may } = useActing();
  const acts: readonly DataColumn<VersionSummary>[] =
    may("agreement.open") || may("version.withdraw")
      ? [
          {
            id: "acts",
            label: t(services.acts),
            cell: (version) =>
              version.status !== "published" ? (
                <span aria-hidden>—</span>
              ) : (
                <div className={css.acts}>
                  {may("agreement.open") && (
                    <Link to={paths.newAgreement(version.id)}>{t(services.openAgreement)}</Link>
                  )}
                  {may("version.withdraw") && (
                    <Button variant="default" size="xs" color="red" onClick={() => onWithdraw(version)}>
                      {t(services.withdraw)}
                    </Button>
                  )}
                </div>
              ),
          },
        ]
      : [];
  return [
    {
      id: "number",
      label: t(services.version),
      rowHeader: true,
      cell: ({ id, number }) => (
        <Link className="strong nowrap" to={paths.version(id)}>
          {t(services.versionNumber(number))}
        </Link>
      ),
    },
    {
      id: "status",
      label: t(services.status),
      cell: ({ status, withdrawal }) => (
        <div>
          <StatusBadge tone={states[status].tone}>{t(states[status].label)}</StatusBadge>
          {withdrawal && <p className="meta">{t(services.withdrawnBecause(withdrawal.reason))}</p>}
        </div>
      ),
    },
    {
      id: "publishedAt",
      label: t(services.publishedAt),
      cell: ({ publishedAt, publishedBy, approvedBy }) => (
        <div>
          <Instant at={publishedAt} withYear />
          <p className="meta phrase">{t(services.byWhom(publishedBy, approvedBy))}</p>
        </div>
      ),
    },
    {
      id: "note",
      label: t(services.changeNote),
      cell: ({ changeNote }) =>
        changeNote ? (
          <span className={css.lines}>{changeNote}</span>
        ) : (
          <span className="meta">{t(services.noNote)}</span>
        ),
    },
    { id: "visibility", label: t(services.visibility), cell: ({ visibility }) => t(services[visibility]) },
    { id: "digest", label: t(services.digest), cell: ({ sha256 }) => <Digest value={sha256} /> },
    ...acts,
  ];
}

function Withdrawal({
  serviceId,
  version,
  onDone,
}: {
  serviceId: string;
  version: VersionSummary;
  onDone: () => void;
}) {
  const t = useText();
  const { mutate, error, isPending } = useWithdraw(serviceId, version.id);
  const [reason, setReason] = useState("");
  const [isIncomplete, setIsIncomplete] = useState(false);
  const isBlank = reason.trim() === "";
  return (
    <ConfirmDialog
      opened
      onClose={onDone}
      title={t(services.withdrawTitle(version.number))}
      confirmLabel={t(services.withdraw)}
      onConfirm={() => (isBlank ? setIsIncomplete(true) : mutate(reason.trim(), { onSuccess: onDone }))}
      pending={isPending}
      error={error}
      grave
    >
      <p className="small">{t(services.withdrawHelp)}</p>
      <Textarea
        label={t(services.withdrawReason)}
        description={t(services.withdrawReasonHelp)}
        withAsterisk
        aria-required
        autosize
        minRows={3}
        maxLength={COMMENT_MAX}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isIncomplete && isBlank ? t(services.withdrawReasonMissing) : undefined}
      />
    </ConfirmDialog>
  );
}
