import type { AgreementContent } from "./agreement-content.js";
import type { AgreementRow, RowPart, RowValue } from "./agreement-row.js";
import { termLabels } from "./prefill.js";
import type { Text } from "./text.js";

/** A row as it was settled; labels are kept in Japanese alone. */
export type SettledContentRow = Pick<AgreementRow, "part" | "key" | "value"> & { readonly label: Text };

/** The rows of a settled content, part by part in the order in which they were printed. */
export function contentRows(content: AgreementContent): readonly SettledContentRow[] {
  const { roles, equipment = [], sla, risks, clauses, period, amountJpy, contacts } = content;
  const of = (
    part: RowPart,
    rows: readonly { readonly key: string; readonly label: string; readonly value: RowValue }[],
  ): readonly SettledContentRow[] =>
    rows.map(({ key, label, value }) => ({ part, key, label: { ja: label, en: label }, value }));
  const term = (key: keyof typeof termLabels, value: RowValue): SettledContentRow => ({
    part: "term",
    key,
    label: termLabels[key],
    value,
  });
  return [
    ...of("role", roles),
    ...of("equipment", equipment),
    ...of("sla", sla),
    ...of("risk", risks),
    ...of("clause", clauses),
    term("period", period),
    term("amount", { jpy: amountJpy }),
    term("contacts", contacts),
  ];
}
