import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/node";

/** A sheet as a person would send it: a title, who and when, a ruled table with a head that stays, set up for A4. */
export interface WorkbookSheet {
  /** At most 31 characters; the tab. */
  readonly name: string;
  readonly title: string;
  /** Lines above the table: parties, number, sources. */
  readonly lead: readonly string[];
  /** `width` in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

const FONT = "Yu Gothic";
const RULE = { borderStyle: "thin", borderColor: "#666666", alignVertical: "top", wrap: true } as const;

/**
 * An XLSX file of the sheets. Every cell is text by its type, so that no program takes a value for a formula.
 * @returns the bytes
 */
export const workbook = (sheets: readonly WorkbookSheet[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, title, lead, columns, rows }) => ({
      sheet: name,
      data: dataOf(title, lead, columns, rows),
      columns: columns.map(({ width }) => ({ width })),
      orientation: "landscape" as const,
    })),
    { fontFamily: FONT, fontSize: 10 },
  ).toBuffer();

function dataOf(
  title: string,
  lead: readonly string[],
  columns: WorkbookSheet["columns"],
  rows: WorkbookSheet["rows"],
): SheetData {
  const across = (cell: CellObject) => [{ ...cell, columnSpan: columns.length }, ...columns.slice(1).map(() => null)];
  return [
    across(text(title, { fontWeight: "bold", fontSize: 14 })),
    ...lead.map((line) => across(text(line, { wrap: true }))),
    [null],
    columns.map((column) => text(column.title, { ...RULE, fontWeight: "bold", backgroundColor: "#E8EEF2" })),
    ...rows.map((row) => row.map((cell) => text(cell, RULE))),
  ];
}

const text = (value: string, style: Partial<CellObject>): CellObject =>
  ({ ...style, type: String, value: value === "" ? undefined : value }) as CellObject;
