import { Button, TextInput } from "@mantine/core";
import { NAME_MAX, type Text } from "@portal/shared";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { agreements } from "../../texts/agreements.js";
import { useText } from "../../ui/text-language.js";
import css from "./agreements.module.css";

const names = ["query", "from", "to", "amountFrom", "amountTo"] as const;
const labels: Readonly<Record<(typeof names)[number], Text>> = {
  query: agreements.searchWords,
  from: agreements.dateFrom,
  to: agreements.dateTo,
  amountFrom: agreements.amountFrom,
  amountTo: agreements.amountTo,
};
type Conditions = Partial<Record<(typeof names)[number], string>>;

/** The conditions in the address, so that a search can be kept and passed on. */
export function useAgreementSearch(): { conditions: Conditions; search: (next: Conditions) => void } {
  const [query, setQuery] = useSearchParams();
  const given = names.flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    conditions: Object.fromEntries(given),
    search: (next) => setQuery(new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ""))),
  };
}

const figures = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replaceAll(/[^0-9]/g, "")
    .replace(/^0+(?=\d)/, "");

/** By date, amount and counterparty, with ranges and in combination, as the rules on keeping electronic records ask for. */
export function AgreementSearch({
  conditions,
  onSearch,
}: {
  conditions: Conditions;
  onSearch: (next: Conditions) => void;
}) {
  const t = useText();
  const [typed, setTyped] = useState(conditions);
  const field = (name: keyof Conditions, read = (value: string) => value) => ({
    label: t(labels[name]),
    value: typed[name] ?? "",
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: read(event.currentTarget.value) }),
  });
  const isSearching = Object.keys(conditions).length > 0;
  return (
    <form
      role="search"
      aria-label={t(agreements.search)}
      className={`no-print ${css.search}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ ...typed, query: (typed.query ?? "").trim() });
      }}
    >
      <TextInput type="search" maxLength={NAME_MAX} {...field("query")} />
      <TextInput type="date" {...field("from")} />
      <TextInput type="date" {...field("to")} />
      <TextInput inputMode="numeric" {...field("amountFrom", figures)} />
      <TextInput inputMode="numeric" {...field("amountTo", figures)} />
      <div className="row">
        <Button type="submit">{t(agreements.searchIt)}</Button>
        {isSearching && (
          <Button
            variant="default"
            onClick={() => {
              setTyped({});
              onSearch({});
            }}
          >
            {t(agreements.clearSearch)}
          </Button>
        )}
      </div>
      <p className={`meta ${css.help}`}>{t(agreements.dateHelp)}</p>
    </form>
  );
}
