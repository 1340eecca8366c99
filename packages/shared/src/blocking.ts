import type { AgreementRow } from "./agreement-row.js";
import type { Party } from "./party.js";
import type { Text } from "./text.js";

/** The gates of `phases.yaml` that these modules judge; g7 is the signing service's question. */
export type Gate = "g1" | "g2" | "g3" | "g4" | "g5" | "g6" | "g8" | "g9" | "g10" | "g11" | "g12" | "g13" | "g14";

/** One reason why a move may not happen yet: an entry of `blocking` in a 409 and in `progress`. */
export interface Blocking {
  readonly code: string;
  readonly gate?: Gate;
  readonly rowKey?: string;
  readonly rowId?: string;
  readonly itemId?: string;
  /** Who has to act, where it is one side alone. */
  readonly party?: Party;
  readonly detail: Text;
}

/** A row with the id and the label it has in the database, where it has them. */
export type GateRow = AgreementRow & { readonly id?: string; readonly label?: Text };

export const isBlank = (text: string | undefined): boolean => (text ?? "").trim() === "";

/** A row's own entry; the detail opens with its label. */
export function rowBlocking(
  row: GateRow,
  code: string,
  ja: string,
  en: string,
  more: Partial<Blocking> = {},
): Blocking {
  const label = row.label ?? { ja: row.key, en: row.key };
  return {
    code,
    ...more,
    rowKey: row.key,
    ...(row.id !== undefined && { rowId: row.id }),
    detail: { ja: `${label.ja}：${ja}`, en: `${label.en}: ${en}` },
  };
}
