import { Button } from "@mantine/core";
import { rowPartLabels, type Party, type RowPart } from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { agreements } from "../../texts/agreements.js";
import { tabOf } from "../../ui/agreement-tabs.js";
import { partyName } from "../../ui/party-names.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { Agreement, Blocking } from "./agreements.api.js";
import css from "./blocking-list.module.css";
import { missingRiskCodes, statementOfCode } from "./risk-wants.js";
import { useWorkbench, type Workbench } from "./workbench-context.js";

const FIRST = 8;
const UNCONFIRMED = "row-unconfirmed";

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly to: string | null;
}

/** Why the agreement may not be settled: each reason leads to its row; rows that only wait for confirmation are counted. */
export function BlockingList({ blocking }: { blocking: readonly Blocking[] }) {
  const t = useText();
  const workbench = useWorkbench();
  const { agreement, mine } = workbench;
  const [all, setAll] = useState(false);
  const waiting = countUnconfirmed(blocking, agreement);
  const mineFirst = waiting.toSorted((a, b) => Number(b.party === mine) - Number(a.party === mine));
  const counted = mineFirst.map(({ part, party, count }): Entry => {
    const tab = tabOf[part];
    return {
      id: `${part} ${party}`,
      label: t(agreements.blockingUnconfirmed(t(rowPartLabels[part]), t(partyName[party]), count)),
      to: paths.agreement(agreement.id, tab, { only: party === mine ? "mine" : "theirs" }),
    };
  });
  const isTheirs = ({ party }: Blocking): boolean => party !== undefined && party !== mine;
  const single = blocking
    .filter(({ code }) => code !== UNCONFIRMED)
    .toSorted((a, b) => Number(isTheirs(a)) - Number(isTheirs(b)))
    .map((one, index): Entry => ({ id: `${one.code} ${index}`, label: one.detail, to: linkOf(one, workbench) }));
  const shown = all ? single : single.slice(0, FIRST);
  return (
    <>
      <ul className={css.list}>
        {[...shown, ...counted].map(({ id, label, to }) => (
          <li key={id}>{to ? <Link to={to}>{label}</Link> : label}</li>
        ))}
      </ul>
      {single.length > shown.length && (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {t(agreements.showAll(single.length - shown.length))}
        </Button>
      )}
    </>
  );
}

/** The row, and whoever has to act there its very field; a row that is missing is added on the tab of the risks. */
function linkOf({ code, rowId, party }: Blocking, { agreement, mine, mayEdit }: Workbench): string | null {
  const row = agreement.rows.find(({ id }) => id === rowId);
  if (!row) return missingRiskCodes.includes(code) ? paths.agreement(agreement.id, tabOf.risk) : null;
  const field = mayEdit && (party ?? mine) === mine ? statementOfCode[code] : undefined;
  return paths.agreement(agreement.id, tabOf[row.part], { row: row.id, ...(field && { field }) });
}

function countUnconfirmed(blocking: readonly Blocking[], { rows }: Agreement) {
  const counts = new Map<string, { part: RowPart; party: Party; count: number }>();
  const parts = new Map(rows.map(({ id, part }) => [id, part]));
  for (const { code, rowId, party } of blocking) {
    const part = parts.get(rowId ?? "");
    if (code !== UNCONFIRMED || !part || !party) continue;
    const found = counts.get(part + party) ?? { part, party, count: 0 };
    counts.set(part + party, { ...found, count: found.count + 1 });
  }
  return [...counts.values()];
}
