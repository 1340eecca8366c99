import { rowPartLabels, type RowPart } from "@portal/shared";
import { Link } from "react-router";
import { impact } from "../texts/impact.js";
import { tabOf } from "./agreement-tabs.js";
import { paths } from "./paths.js";
import { useText } from "./text-language.js";

interface RestingRow {
  readonly id: string;
  readonly part: RowPart;
  readonly label: string;
}

/** More of one part are folded away under their number. */
const FEW = 6;

/** The rows of an agreement that rest on an answer, each leading to its place on the workbench. */
export function RestingRows({ agreementId, rows }: { agreementId: string; rows: readonly RestingRow[] }) {
  const t = useText();
  const parts = [...new Set(rows.map(({ part }) => part))];
  return (
    <div className="stack tight">
      {parts.map((part) => {
        const own = rows.filter((row) => row.part === part);
        const list = (
          <ul>
            {own.map(({ id, label }) => (
              <li key={id}>
                {own.length <= FEW && <span className="meta">{t(rowPartLabels[part])} </span>}
                <Link to={paths.agreement(agreementId, tabOf[part], { row: id })}>{label}</Link>
              </li>
            ))}
          </ul>
        );
        if (own.length <= FEW) return <div key={part}>{list}</div>;
        return (
          <details key={part}>
            <summary>{t(impact.rowCount(t(rowPartLabels[part]), own.length))}</summary>
            {list}
          </details>
        );
      })}
    </div>
  );
}
