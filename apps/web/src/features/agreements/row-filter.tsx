import { SegmentedControl } from "@mantine/core";
import type { Party } from "@portal/shared";
import { useSearchParams } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";

const choices = ["all", "mine", "theirs"] as const;
export type Only = (typeof choices)[number];

/** Which rows are asked for (`?only=mine`): all, or those a side has not confirmed. */
export function useOnly(): Only {
  const [query] = useSearchParams();
  return choices.find((choice) => choice === query.get("only")) ?? "all";
}

export function matchesOnly({ confirmations }: Row, only: Only, mine: Party, theirs: Party): boolean {
  return only === "all" || !confirmations[only === "mine" ? mine : theirs];
}

/** すべて, こちらが未確認, 相手方が未確認, with counts. */
export function OnlyFilter({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { mine, theirs } = useWorkbench();
  const [, setQuery] = useSearchParams();
  const only = useOnly();
  const labels = { all: agreementRows.all, mine: agreementRows.onlyMine, theirs: agreementRows.onlyTheirs };
  const count = (choice: Only) => rows.filter((row) => matchesOnly(row, choice, mine, theirs)).length;
  const change = (choice: string) =>
    setQuery(
      (now) => {
        if (choice === "all") now.delete("only");
        else now.set("only", choice);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <SegmentedControl
      aria-label={t(agreementRows.showRows)}
      value={only}
      onChange={change}
      data={choices.map((choice) => ({
        value: choice,
        label: t(agreementRows.withCount(t(labels[choice]), count(choice))),
      }))}
    />
  );
}
