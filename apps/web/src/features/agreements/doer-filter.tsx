import { SegmentedControl } from "@mantine/core";
import { parties, type Party, type RoleValue } from "@portal/shared";
import { useSearchParams } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { partyName } from "../../ui/party-names.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useWorkbench } from "./workbench-context.js";

/** What a party must do: it answers for the row, or carries it out. */
export const doesIt = (row: Row, party: Party): boolean =>
  ((row.value as RoleValue).assignments[party] ?? []).some((duty) => duty === "accountable" || duty === "responsible");

/** Whose duties are asked for (`?by=hospital`); null for all. */
export function useDoer(): { readonly doer: Party | null; readonly setDoer: (choice: string) => void } {
  const [query, setQuery] = useSearchParams();
  const setDoer = (choice: string) =>
    setQuery(
      (now) => {
        if (choice === "all") now.delete("by");
        else now.set("by", choice);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return { doer: parties.find((party) => party === query.get("by")) ?? null, setDoer };
}

/** すべて, 医療機関が担う, 事業者が担う, with counts: what one side must do, to be read and printed. */
export function DoerFilter({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const { mine, theirs } = useWorkbench();
  const { doer, setDoer } = useDoer();
  const label = (one: Party | "all") =>
    t(
      agreementRows.withCount(
        t(one === "all" ? agreementRows.all : agreementRows.duties(t(partyName[one]))),
        one === "all" ? rows.length : rows.filter((row) => doesIt(row, one)).length,
      ),
    );
  return (
    <SegmentedControl
      aria-label={t(agreementRows.doneBy)}
      value={doer ?? "all"}
      onChange={setDoer}
      data={(["all", mine, theirs] as const).map((one) => ({ value: one, label: label(one) }))}
    />
  );
}
