import type { Column, TableRow } from "@portal/shared";
import { answers } from "../texts/answers.js";
import { cellWords } from "./answer-words.js";
import { DataTable, type DataColumn } from "./data-table.js";
import { useLanguage, useText } from "./text-language.js";

/** The rows of a table answer as they were entered. Empty cells show a dash, so that a gap is seen as one. */
export function AnswerTable({
  columns,
  rows,
  caption,
}: {
  columns: readonly Column[];
  rows: readonly TableRow[];
  caption: string;
}) {
  const t = useText();
  const { language } = useLanguage();
  const numbered = rows.map((row, index) => ({ row, id: String(index) }));
  const drawn: DataColumn<(typeof numbered)[number]>[] = columns.map((column, index) => ({
    id: column.id,
    label: t(column.label),
    rowHeader: index === 0,
    cell: ({ row }) => cellWords(column, row[column.id], language) || <NoCell />,
  }));
  return <DataTable caption={caption} columns={drawn} rows={numbered} rowKey={({ id }) => id} narrow="cards" />;
}

function NoCell() {
  const t = useText();
  return (
    <>
      <span aria-hidden>—</span>
      <span className="sr">{t(answers.notStated)}</span>
    </>
  );
}
