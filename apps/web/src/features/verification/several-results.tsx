import { Button } from "@mantine/core";
import { useState } from "react";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { verification } from "../../texts/verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Tone } from "../../ui/tone.js";
import { isDone, type CheckedFile } from "./several-files.js";
import { outcomeOf, outcomes, type Outcome } from "./verification-outcome.js";
import { VerificationResult } from "./verification-result.js";

const tones: Readonly<Record<Outcome, Tone>> = {
  genuine: "ok",
  older: "neutral",
  partly: "warn",
  unsigned: "neutral",
  lapsed: "warn",
  appended: "alert",
  changed: "alert",
  cut: "alert",
  unrecorded: "warn",
  unknown: "neutral",
};

/** One line for each of several files, and below the whole answer about the one that is looked at. */
export function SeveralResults({ files }: { files: readonly CheckedFile[] }) {
  const t = useText();
  const [shownId, setShownId] = useState<number | null>(null);
  const columns = useColumns(setShownId);
  const done = files.filter(isDone).length;
  const shown = files.find(({ id, result }) => id === shownId && result !== null);
  return (
    <>
      <div role="status">
        <ProgressFraction done={done} total={files.length} label={t(bulkVerification.progress)} />
      </div>
      <h2>{t(bulkVerification.severalResults)}</h2>
      <DataTable
        caption={t(bulkVerification.severalResults)}
        columns={columns}
        rows={files}
        rowKey={({ id }) => String(id)}
        rowMark={({ id }) => (id === shown?.id ? "picked" : undefined)}
        narrow="cards"
      />
      {shown?.result && <VerificationResult key={shown.id} name={shown.name} result={shown.result} />}
    </>
  );
}

function Verdict({ file: { result, error, isTooLarge } }: { file: CheckedFile }) {
  const t = useText();
  if (isTooLarge) return <StatusBadge tone="alert">{t(verification.tooLarge)}</StatusBadge>;
  if (error)
    return (
      <>
        <StatusBadge tone="alert">{t(bulkVerification.notChecked)}</StatusBadge>
        <RefusalNotice error={error} />
      </>
    );
  if (!result) return <StatusBadge tone="info">{t(bulkVerification.fileWaiting)}</StatusBadge>;
  const outcome = outcomeOf(result);
  return <StatusBadge tone={tones[outcome]}>{t(outcomes[outcome].word)}</StatusBadge>;
}

function Reason({ result }: { result: CheckedFile["result"] }) {
  const t = useText();
  if (!result) return "—";
  const [first] = result.problems;
  return <span className="small">{first?.detail ?? t(outcomes[outcomeOf(result)].title)}</span>;
}

function useColumns(onShow: (id: number) => void): readonly DataColumn<CheckedFile>[] {
  const t = useText();
  return [
    {
      id: "file",
      label: t(bulkVerification.file),
      rowHeader: true,
      cell: ({ name }) => <span style={{ overflowWrap: "anywhere" }}>{name}</span>,
    },
    { id: "verdict", label: t(bulkVerification.verdict), cell: (file) => <Verdict file={file} /> },
    {
      id: "agreement",
      label: t(bulkVerification.number),
      cell: ({ result }) =>
        result?.record ? (
          <>
            <span className="nowrap">{result.record.number}</span>
            <p className="meta">{t(bulkVerification.revision(result.record.revision))}</p>
          </>
        ) : (
          "—"
        ),
    },
    { id: "reason", label: t(bulkVerification.reason), cell: ({ result }) => <Reason result={result} /> },
    {
      id: "show",
      label: t(bulkVerification.detail),
      cell: ({ id, name, result }) =>
        result && (
          <Button
            className="no-print"
            variant="default"
            aria-label={t(bulkVerification.show(name))}
            onClick={() => onShow(id)}
          >
            {t(bulkVerification.showShort)}
          </Button>
        ),
    },
  ];
}
