import { Button, Modal } from "@mantine/core";
import { changeSentence, rowText } from "@portal/shared";
import { useState } from "react";
import { isRefusedWith } from "../../api/client.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { pieces } from "../../texts/pieces.js";
import { rowAttention } from "../../texts/row-attention.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { PartyMark } from "../../ui/party-mark.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { currentRows, useConfirmRows, type Row } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** What was on the screen when the reading began: confirmed as read, whatever comes in meanwhile. */
interface Reading {
  readonly rows: readonly Row[];
  readonly etag: string;
}

/** 表示中の n 行をまとめて確認: reads them through first. */
export function ConfirmShown({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { agreement, mayConfirm, mine } = useWorkbench();
  const [reading, setReading] = useState<Reading | null>(null);
  const open = rows.filter(({ confirmations, unsent }) => !confirmations[mine] && !unsent);
  const read = () => setReading({ rows: open, etag: agreement.etag });
  if (!mayConfirm) return null;
  return (
    <>
      {open.length > 0 && (
        <Button variant="default" onClick={read}>
          {t(agreementRows.confirmShown(open.length))}
        </Button>
      )}
      {reading && <ReadThrough reading={reading} onRead={setReading} onClose={() => setReading(null)} />}
    </>
  );
}

function ReadThrough({
  reading,
  onRead,
  onClose,
}: {
  reading: Reading;
  onRead: (reading: Reading) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutateAsync, isPending, error, reset } = useConfirmRows(agreement.id);
  const changed = isRefusedWith(error, "precondition-failed") ? currentRows(error.members) : [];
  const isChanged = ({ id }: Row) => changed.some((row) => row.id === id);

  const confirm = ({ rows, etag }: Reading) => {
    if (isPending) return;
    // A refusal is shown above the list, with what changed.
    void mutateAsync({ rowIds: rows.map(({ id }) => id), etag }).then(onClose, () => undefined);
  };
  const readAgain = () => {
    const ids = new Set(reading.rows.map(({ id }) => id));
    reset();
    onRead({ rows: agreement.rows.filter(({ id }) => ids.has(id)), etag: agreement.etag });
  };
  const without = () => {
    const rest = { ...reading, rows: reading.rows.filter((row) => !isChanged(row)) };
    reset();
    onRead(rest);
    confirm(rest);
  };
  const count = reading.rows.length;
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t(agreementRows.confirmManyTitle(count))}</strong>}>
      <div className="stack">
        {changed.length > 0 ? (
          <ProblemNotice
            tone="alert"
            title={t(agreementRows.changedTitle(changed.length))}
            items={changed.map((now) => ({ id: now.id, label: <Change now={now} reading={reading} /> }))}
            actions={
              <>
                <Button variant="default" onClick={readAgain}>
                  {t(agreementRows.readAgain)}
                </Button>
                {changed.length < count && (
                  <Button variant="default" onClick={without}>
                    {t(agreementRows.withoutChanged)}
                  </Button>
                )}
              </>
            }
          >
            {t(agreementRows.changedHelp)}
          </ProblemNotice>
        ) : (
          <>
            <RefusalNotice error={error} />
            <p>{t(agreementRows.confirmManyBody)}</p>
          </>
        )}
        <div className={css.read}>
          <ReadTable rows={reading.rows} />
        </div>
        {changed.length === 0 && (
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={onClose}>
              {t(pieces.cancel)}
            </Button>
            <Button aria-busy={isPending} onClick={() => confirm(reading)}>
              {t(agreementRows.confirmManyDo(count))}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}

function Change({ now, reading }: { now: Row; reading: Reading }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  const before = reading.rows.find(({ id }) => id === now.id);
  const sentence = before ? changeSentence(now.part, before.value, now.value, language, catalogues) : "";
  return (
    <>
      <strong>{t(now.label)}</strong> {sentence}
    </>
  );
}

function Proposal({ row: { proposedBy, proposedByName, attention } }: { row: Row }) {
  const t = useText();
  if (!proposedBy) return <span className="meta">{t(rowAttention.asRecommended)}</span>;
  return (
    <>
      <span className="row tight">
        <PartyMark party={proposedBy} /> {proposedByName}
      </span>
      {attention?.disputed && <StatusBadge tone="warn">{t(rowAttention.disputed)}</StatusBadge>}
    </>
  );
}

function ReadTable({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useWorkbench();
  const columns: DataColumn<Row>[] = [
    { id: "name", label: t(agreementRows.item), rowHeader: true, width: "34%", cell: ({ label }) => t(label) },
    {
      id: "content",
      label: t(agreementRows.content),
      cell: ({ part, value }) => <span style={{ whiteSpace: "pre-wrap" }}>{wholeText(part, value)}</span>,
    },
    { id: "proposal", label: t(rowAttention.proposal), width: "22%", cell: (row) => <Proposal row={row} /> },
  ];
  function wholeText(part: Row["part"], value: Row["value"]): string {
    const words = rowText(part, value, language, catalogues);
    return part === "clause" && "text" in value ? `${words}\n${value.text}` : words;
  }
  return (
    <DataTable
      caption={t(agreementRows.rowsToConfirm)}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      narrow="cards"
      tall
    />
  );
}
