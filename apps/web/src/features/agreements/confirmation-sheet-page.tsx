import { Button } from "@mantine/core";
import {
  assignmentsText,
  confirmationSheet as sheetOf,
  isOpen,
  type AgreementRow,
  type SheetLine,
  type SheetPart,
} from "@portal/shared";
import { IconDownload } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { confirmationSheet } from "../../texts/confirmation-sheet.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { IsoDate } from "../../ui/iso-date.js";
import { paths } from "../../ui/paths.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { AgreementSheetHeader } from "./agreement-sheet-header.js";
import { useAgreement, type Agreement } from "./agreements.api.js";
import { useRowCatalogues } from "./row-catalogues.api.js";

/** 役割分担等に関する確認表: the role split in the two parts of the ministries' sheet, to be read, printed and saved. */
export function ConfirmationSheetPage() {
  const t = useText();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const { roles } = useRowCatalogues(agreement);
  const { parts, unmatched } = sheetOf(agreement.rows as unknown as readonly AgreementRow[], roles);
  return (
    <div className="page print-wide">
      <AgreementSheetHeader
        agreement={agreement}
        title={confirmationSheet.title}
        actions={
          <Button
            component="a"
            href={`/api/v1/agreements/${agreement.id}/confirmation-sheet?format=xlsx`}
            download
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t(confirmationSheet.workbook)}
          </Button>
        }
      >
        <p>{t(confirmationSheet.source)}</p>
        <p>{t(confirmationSheet.meaning)}</p>
      </AgreementSheetHeader>
      <div className="stack">
        {parts.map((part) => (
          <Part key={part.id} part={part} agreement={agreement} />
        ))}
        {unmatched.length > 0 && (
          <section>
            <h2>{t(confirmationSheet.unmatched)}</h2>
            <ul>
              {unmatched.map(({ officialNo, label }) => (
                <li key={officialNo}>
                  {officialNo}　{t(label)}
                </li>
              ))}
            </ul>
            <p className="meta">{t(confirmationSheet.unmatchedHelp)}</p>
          </section>
        )}
      </div>
    </div>
  );
}

function Part({ part: { id, label, lines }, agreement }: { part: SheetPart; agreement: Agreement }) {
  const t = useText();
  const columns = useColumns(agreement);
  const title = t(confirmationSheet.part(id.slice(-1), t(label)));
  return (
    <section className="stack">
      <div className="row between">
        <h2>{title}</h2>
        <p role="status">{t(confirmationSheet.openLines(lines.filter(isOpen).length, lines.length))}</p>
      </div>
      <DataTable
        caption={title}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        rowMark={(line) => (isOpen(line) ? "warn" : undefined)}
        narrow="cards"
        wide
      />
    </section>
  );
}

function useColumns({ id, catalogues, rows }: Agreement): readonly DataColumn<SheetLine>[] {
  const t = useText();
  const { language } = useLanguage();
  const { roles } = useRowCatalogues({ catalogues });
  const rowId = (key: string) => rows.find((row) => row.part === "role" && row.key === key)?.id ?? "";
  return [
    { id: "no", label: t(confirmationSheet.no), cell: ({ no }) => no, width: "4em" },
    { id: "officialNo", label: t(confirmationSheet.officialNo), cell: ({ officialNo }) => officialNo ?? "－" },
    {
      id: "item",
      label: t(confirmationSheet.item),
      rowHeader: true,
      cell: ({ key, label }) => <Link to={paths.agreement(id, "roles", { row: rowId(key) })}>{t(label)}</Link>,
    },
    {
      id: "content",
      label: t(confirmationSheet.content),
      cell: ({ assignments }) => assignmentsText(assignments, language, roles),
    },
    { id: "firstCheck", label: t(confirmationSheet.firstCheck), cell: (line) => <FirstCheck line={line} /> },
    {
      id: "completedOn",
      label: t(confirmationSheet.completedOn),
      cell: ({ completedOn }) => (completedOn ? <IsoDate date={completedOn} withYear withWeekday={false} /> : "－"),
    },
  ];
}

function FirstCheck({ line: { firstCheck, byConfirmation } }: { line: SheetLine }) {
  const t = useText();
  if (!firstCheck) return t(confirmationSheet.notYet);
  return (
    <div>
      <strong>{t(firstCheck.confirmed ? confirmationSheet.yes : confirmationSheet.noWord)}</strong>{" "}
      <IsoDate date={firstCheck.on} withYear withWeekday={false} />
      {byConfirmation && <p className="meta">{t(confirmationSheet.byConfirmation)}</p>}
    </div>
  );
}
