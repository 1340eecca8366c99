import { changesOf, type RowCatalogues } from "@portal/shared";
import { IconArrowsDiff } from "@tabler/icons-react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useRowSurroundings } from "./row-surroundings.js";

/** Whether a row says something else than the catalogue recommended when it was made. */
export const deviates = (
  { part, recommended, value }: Pick<Row, "part" | "recommended" | "value">,
  catalogues: RowCatalogues,
): boolean => recommended !== null && changesOf(part, recommended, value, "ja", catalogues).length > 0;

/** 推奨と異なる. */
export function DeviationMark({ row }: { row: Pick<Row, "part" | "recommended" | "value"> }) {
  const t = useText();
  const { catalogues } = useRowSurroundings();
  if (!deviates(row, catalogues)) return null;
  return (
    <StatusBadge tone="info" icon={IconArrowsDiff}>
      {t(agreementRows.deviating)}
    </StatusBadge>
  );
}
