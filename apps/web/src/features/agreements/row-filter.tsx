import type { Text } from "@portal/shared";
import { useSearchParams } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { rowAttention } from "../../texts/row-attention.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { deviates } from "./deviation.js";
import { LookButton } from "./look-button.js";
import { useWorkbench, type Workbench } from "./workbench-context.js";
import css from "./workbench.module.css";

const choices = ["all", "mine", "theirs", "answer", "disputed", "changed", "deviating"] as const;
export type Only = (typeof choices)[number];

const labels: Readonly<Record<Only, { readonly label: Text; readonly why?: Text }>> = {
  all: { label: agreementRows.all },
  mine: { label: agreementRows.onlyMine },
  theirs: { label: agreementRows.onlyTheirs },
  answer: { label: rowAttention.answer, why: rowAttention.answerWhy },
  disputed: { label: rowAttention.disputed, why: rowAttention.disputedWhy },
  changed: { label: rowAttention.changed, why: rowAttention.changedWhy },
  deviating: { label: agreementRows.deviating, why: agreementRows.deviatingWhy },
};

/** Which rows are asked for (`?only=answer`): all, those a side has not confirmed, or those that ask for attention. */
export function useOnly(): Only {
  const [query] = useSearchParams();
  return choices.find((choice) => choice === query.get("only")) ?? "all";
}

/** Whether the row is one of those that the address asks for. */
export function useMatches(): (row: Row) => boolean {
  const workbench = useWorkbench();
  const only = useOnly();
  return (row) => matchesOnly(row, only, workbench);
}

export function matchesOnly(
  row: Row,
  only: Only,
  { mine, theirs, catalogues }: Pick<Workbench, "mine" | "theirs" | "catalogues">,
): boolean {
  const { confirmations, attention } = row;
  switch (only) {
    case "all":
      return true;
    case "mine":
      return !confirmations[mine];
    case "theirs":
      return !confirmations[theirs];
    case "answer":
      return attention?.waitsForUs === true;
    case "disputed":
      return attention?.disputed === true;
    case "changed":
      return attention?.changedSinceLook === true;
    case "deviating":
      return deviates(row, catalogues);
  }
}

/** すべて, こちらが未確認, 相手方が未確認, 自分の回答待ち, 不一致, 前回見てからの変更, 推奨と異なる, with counts; the choice stands in the address. */
export function OnlyFilter({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const workbench = useWorkbench();
  const [, setQuery] = useSearchParams();
  const only = useOnly();
  const count = (choice: Only) => rows.filter((row) => matchesOnly(row, choice, workbench)).length;
  const change = (choice: Only) =>
    setQuery(
      (now) => {
        if (choice === "all") now.delete("only");
        else now.set("only", choice);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const { why } = labels[only];
  return (
    <div className={css.filter}>
      <div className={css.legend} role="group" aria-label={t(agreementRows.showRows)}>
        {choices.map((choice) => (
          <button key={choice} type="button" aria-pressed={choice === only} onClick={() => change(choice)}>
            {t(agreementRows.withCount(t(labels[choice].label), count(choice)))}
          </button>
        ))}
      </div>
      {why && <p className="meta">{t(why)}</p>}
      {only === "changed" && <LookButton />}
    </div>
  );
}
