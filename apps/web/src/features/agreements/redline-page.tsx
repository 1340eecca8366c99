import { SegmentedControl } from "@mantine/core";
import { rowPartLabels } from "@portal/shared";
import { IconEqual } from "@tabler/icons-react";
import { Link, useParams, useSearchParams } from "react-router";
import { redline } from "../../texts/redline.js";
import { tabOf } from "../../ui/agreement-tabs.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { AgreementSheetHeader } from "./agreement-sheet-header.js";
import { useAgreement, type Agreement } from "./agreements.api.js";
import { ChangeList } from "./change-list.js";
import { useRedline, type RowChange } from "./redline.api.js";

/** 変更箇所: row by row and field by field, against an earlier revision, the amended agreement or the recommendation. */
export function RedlinePage() {
  const t = useText();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const [query, setQuery] = useSearchParams();
  const { from, bases, changes } = useRedline(agreementId, query.get("from"));
  const columns = useColumns(agreement);
  const nameOf = (base: string) =>
    base === "recommended"
      ? t(redline.recommended)
      : base === "amended"
        ? t(redline.amended(agreement.amendsNumber ?? ""))
        : t(redline.revision(base));
  return (
    <div className="page print-wide">
      <AgreementSheetHeader agreement={agreement} title={redline.title} />
      <div className="stack">
        <div className="row between">
          <div className="row">
            <span id="against">{t(redline.against)}</span>
            <SegmentedControl
              aria-labelledby="against"
              value={from}
              onChange={(next) => setQuery({ from: next }, { replace: true, preventScrollReset: true })}
              data={bases.map((base) => ({ value: base, label: nameOf(base) }))}
            />
          </div>
          <p role="status">{t(redline.lead(changes.length))}</p>
        </div>
        {changes.length === 0 ? (
          <EmptyState icon={IconEqual} title={t(redline.none)}>
            {t(redline.noneHelp)}
          </EmptyState>
        ) : (
          <DataTable
            caption={`${t(redline.title)} ${nameOf(from)}`}
            columns={columns}
            rows={changes}
            rowKey={({ part, key, kind }) => `${part} ${key} ${kind}`}
            narrow="cards"
            wide
          />
        )}
      </div>
    </div>
  );
}

function useColumns({ id, rows }: Agreement): readonly DataColumn<RowChange>[] {
  const t = useText();
  return [
    { id: "part", label: t(redline.part), cell: ({ part }) => t(rowPartLabels[part]), width: "9em" },
    {
      id: "row",
      label: t(redline.row),
      rowHeader: true,
      width: "22em",
      cell: ({ part, key, label }) => {
        const row = rows.find((one) => one.part === part && one.key === key);
        return row ? <Link to={paths.agreement(id, tabOf[part], { row: row.id })}>{label}</Link> : label;
      },
    },
    {
      id: "changes",
      label: t(redline.changes),
      cell: ({ kind, fields }) =>
        kind === "changed" ? <ChangeList changes={fields} /> : <strong>{t(redline[kind])}</strong>,
    },
  ];
}
