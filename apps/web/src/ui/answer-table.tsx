import { answers } from "../texts/answers.js";
import { DataTable, type DataColumn } from "./data-table.js";
import { useText } from "./text-language.js";

/** The rows of a table answer in words. Empty cells show a dash, so that a gap is seen as one. */
export function AnswerTable({
  columns,
  rows,
  caption,
}: {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  caption: string;
}) {
  const numbered = rows.map((cells, index) => ({ cells, id: String(index) }));
  const drawn: DataColumn<(typeof numbered)[number]>[] = columns.map((label, index) => ({
    id: String(index),
    label,
    rowHeader: index === 0,
    cell: ({ cells }) => cells[index] || <NoCell />,
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
