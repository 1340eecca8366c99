import { changeSentence, type RowValue } from "@portal/shared";
import { useState } from "react";
import { rowAttention } from "../../texts/row-attention.js";
import { Instant } from "../../ui/instant.js";
import { PartyMark } from "../../ui/party-mark.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useRowHistory, type RowEvent } from "./row-attention.api.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** Who proposed and confirmed which value when. Loaded when it is opened, and anew when the row moves on. */
export function RowHistory({ row }: { row: Row }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { hospital, vendor } = row.confirmations;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h3 style={{ display: "inline" }}>{t(rowAttention.history)}</h3>
      </summary>
      {isOpen && <Events key={`${row.etag} ${hospital?.at ?? ""} ${vendor?.at ?? ""}`} row={row} />}
    </details>
  );
}

const words = {
  opened: () => rowAttention.opened,
  proposed: rowAttention.proposed,
  confirmed: rowAttention.confirmed,
  withdrawn: rowAttention.withdrawn,
};

function Events({ row }: { row: Row }) {
  const t = useText();
  const { language } = useLanguage();
  const { agreement, catalogues } = useWorkbench();
  const { events, isError } = useRowHistory(agreement.id, row.id);
  if (isError) return <p className="small">{t(rowAttention.historyFailed)}</p>;
  if (!events) return <p className="meta">{t(rowAttention.historyLoading)}</p>;
  return (
    <ol className={css.thread}>
      {withChanges(events).map(({ act, party, by, at, valueVersion, before, value }) => (
        <li key={`${act} ${party} ${valueVersion} ${at}`}>
          <PartyMark party={party} />
          <div>
            <p>
              {t(act === "opened" && agreement.amends ? rowAttention.openedAmending : words[act](by, valueVersion))}{" "}
              <Instant at={at} />
            </p>
            {before && value && <p>{changeSentence(row.part, before, value, language, catalogues)}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Each value with the one that it replaced. */
function withChanges(events: readonly RowEvent[]): readonly (RowEvent & { readonly before: RowValue | null })[] {
  let last: RowValue | null = null;
  return events.map((event) => {
    const before = last;
    if (event.value) last = event.value;
    return { ...event, before };
  });
}
