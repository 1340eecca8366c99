import {
  changesOf,
  withoutStatements,
  type FieldChange,
  type Language,
  type RiskValue,
  type RowCatalogues,
} from "@portal/shared";
import { IconArrowsDiff } from "@tabler/icons-react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useRowSurroundings } from "./row-surroundings.js";

type Compared = Pick<Row, "part" | "recommended" | "value">;

/** What a row says otherwise than the catalogue recommended when it was made; what was said of a risk is no deviation. */
export function deviationsOf(
  { part, recommended, value }: Compared,
  language: Language,
  catalogues: RowCatalogues,
): readonly FieldChange[] {
  if (!recommended) return [];
  const now = part === "risk" ? withoutStatements(value as RiskValue) : value;
  return changesOf(part, recommended, now, language, catalogues);
}

export const deviates = (row: Compared, catalogues: RowCatalogues): boolean =>
  deviationsOf(row, "ja", catalogues).length > 0;

/** 推奨と異なる. */
export function DeviationMark({ row }: { row: Compared }) {
  const t = useText();
  const { catalogues } = useRowSurroundings();
  if (!deviates(row, catalogues)) return null;
  return (
    <StatusBadge tone="info" icon={IconArrowsDiff}>
      {t(agreementRows.deviating)}
    </StatusBadge>
  );
}
