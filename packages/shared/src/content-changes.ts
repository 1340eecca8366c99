import type { AgreementRow } from "./agreement-row.js";
import { changesOf, type FieldChange } from "./redline.js";
import type { RowCatalogues } from "./row-text.js";
import type { Language, Text } from "./text.js";

type ComparedRow = Pick<AgreementRow, "part" | "key" | "value"> & { readonly label?: Text };

/** What became of one row between two agreed contents. */
export interface RowChange {
  readonly part: AgreementRow["part"];
  readonly key: string;
  readonly label: string;
  readonly kind: "changed" | "added" | "removed";
  /** Field by field in words; empty for an added or removed row. */
  readonly fields: readonly FieldChange[];
}

/** The rows that differ, in the order of the newer content, then what was removed: the redline annex of an amendment. */
export function contentChanges(
  before: readonly ComparedRow[],
  after: readonly ComparedRow[],
  language: Language,
  catalogues: RowCatalogues,
): readonly RowChange[] {
  const idOf = ({ part, key }: ComparedRow): string => `${part} ${key}`;
  const labelOf = ({ label, key }: ComparedRow): string => label?.[language] ?? key;
  const old = new Map(before.map((row) => [idOf(row), row]));
  const kept = new Set(after.map(idOf));
  const changed = after.flatMap((row): readonly RowChange[] => {
    const previous = old.get(idOf(row));
    const named = { part: row.part, key: row.key, label: labelOf(row) };
    if (!previous) return [{ ...named, kind: "added", fields: [] }];
    const fields = changesOf(row.part, previous.value, row.value, language, catalogues);
    return fields.length === 0 ? [] : [{ ...named, kind: "changed", fields }];
  });
  const removed = before
    .filter((row) => !kept.has(idOf(row)))
    .map((row): RowChange => ({ part: row.part, key: row.key, label: labelOf(row), kind: "removed", fields: [] }));
  return [...changed, ...removed];
}
