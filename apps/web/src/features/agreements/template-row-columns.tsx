import { changeSentence, clauseStanding, rowText, type ClauseValue } from "@portal/shared";
import { clauses } from "../../texts/clauses.js";
import { templates } from "../../texts/templates.js";
import type { DataColumn } from "../../ui/data-table.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { DeviationMark } from "./deviation.js";
import { useRowSurroundings } from "./row-surroundings.js";
import { rowIdOf } from "./template-row-drawer.js";
import type { TemplateRow } from "./templates.api.js";

/** A row's name, what the template says, and where that leaves the recommendation. */
export function useTemplateColumns({
  opened,
  open,
}: {
  opened: string | null;
  open: (rowId: string | null) => void;
}): readonly DataColumn<TemplateRow>[] {
  const t = useText();
  return [
    {
      id: "row",
      label: t(templates.row),
      rowHeader: true,
      width: "20em",
      cell: (row) => {
        const rowId = rowIdOf(row);
        return (
          <button
            type="button"
            className="rowbtn phrase"
            aria-expanded={opened === rowId}
            onClick={() => open(opened === rowId ? null : rowId)}
          >
            {t(row.label)}
          </button>
        );
      },
    },
    { id: "value", label: t(templates.value), cell: (row) => <Value row={row} /> },
    { id: "deviation", label: t(templates.deviation), cell: (row) => <Deviation row={row} /> },
  ];
}

const LONG = 80;

function Value({ row: { part, key, value } }: { row: TemplateRow }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  if (part !== "clause") return rowText(part, value, language, catalogues);
  // A clause is read in its panel; here stands whose words it is, and how one's own begins.
  const { text } = value as ClauseValue;
  const standing = clauseStanding(key, value as ClauseValue);
  if (standing === "own") return text.length <= LONG ? text : `${text.slice(0, LONG)}…`;
  return t(standing === "standard" ? clauses.standard : clauses.changed);
}

/** 推奨と異なる and the sentence of the difference; 推奨どおり where there is none. */
function Deviation({ row }: { row: TemplateRow }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  if (!row.deviates) return <span className="meta">{t(templates.asRecommended)}</span>;
  if (row.recommended === null) return <StatusBadge tone="info">{t(templates.ownClause)}</StatusBadge>;
  return (
    <div className="stack tight">
      <div>
        <DeviationMark row={row} />
      </div>
      <span>{changeSentence(row.part, row.recommended, row.value, language, catalogues)}</span>
    </div>
  );
}
