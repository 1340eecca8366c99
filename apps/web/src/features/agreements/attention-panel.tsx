import { rowPartLabels, type RowPart } from "@portal/shared";
import { Link } from "react-router";
import { rowAttention } from "../../texts/row-attention.js";
import { tabOf } from "../../ui/agreement-tabs.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { LookButton } from "./look-button.js";
import { matchesOnly } from "./row-filter.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";

const kinds = ["answer", "disputed", "changed"] as const;

/** What waits for an answer, is disputed or has changed, by part; each count leads to its rows. */
export function AttentionPanel() {
  const t = useText();
  const workbench = useWorkbench();
  const { agreement } = workbench;
  const found = kinds
    .map((only) => ({
      only,
      parts: (Object.keys(tabOf) as RowPart[])
        .map((part) => ({
          part,
          count: rowsOf(agreement, part).filter((row) => matchesOnly(row, only, workbench)).length,
        }))
        .filter(({ count }) => count > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
  return (
    <section className="panel no-print" aria-labelledby="attention">
      <div className="head">
        <h2 id="attention">{t(rowAttention.title)}</h2>
      </div>
      <div className="body stack">
        {found.length === 0 ? (
          <p>{t(rowAttention.nothing)}</p>
        ) : (
          <dl className="kv">
            {found.map(({ only, parts }) => (
              <Kind key={only} only={only} parts={parts} />
            ))}
          </dl>
        )}
        <LookButton />
      </div>
    </section>
  );
}

function Kind({ only, parts }: { only: (typeof kinds)[number]; parts: readonly { part: RowPart; count: number }[] }) {
  const t = useText();
  const { agreement } = useWorkbench();
  return (
    <>
      <dt>{t(rowAttention[only])}</dt>
      <dd className="row">
        {parts.map(({ part, count }) => (
          <Link key={part} to={paths.agreement(agreement.id, tabOf[part], { only })}>
            {t(rowAttention.inPart(t(rowPartLabels[part]), count))}
          </Link>
        ))}
      </dd>
    </>
  );
}
