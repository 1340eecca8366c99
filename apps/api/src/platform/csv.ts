const BYTE_ORDER_MARK = "\ufeff";

/** Rows as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets in Japan expect it). */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

// A cell that begins so is run as a formula by spreadsheets; full-width forms too, which Japanese editions fold. Also after white space.
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠−]/u;

/** One cell: a formula is made text by a leading apostrophe, then quoted where needed. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
