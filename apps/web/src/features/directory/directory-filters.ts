/** Filters of which several values may hold, and those that are yes, no or either. */
export const listedFilters = ["form", "category"] as const;
export const yesNoFilters = ["remoteMaintenance", "storesDataExternally"] as const;

export type ListedFilter = (typeof listedFilters)[number];
export type YesNoFilter = (typeof yesNoFilters)[number];

/** What the address asks for. */
export interface Filters {
  readonly query: string;
  readonly form: readonly string[];
  readonly category: readonly string[];
  readonly remoteMaintenance: boolean | null;
  readonly storesDataExternally: boolean | null;
  readonly cursor: string;
}

/** One condition in force. */
export type Condition =
  | { readonly filter: "query"; readonly value: string }
  | { readonly filter: ListedFilter; readonly value: string }
  | { readonly filter: YesNoFilter; readonly value: "true" | "false" };

const isListed = (name: string): name is ListedFilter => (listedFilters as readonly string[]).includes(name);
const isYesNo = (name: string): name is YesNoFilter => (yesNoFilters as readonly string[]).includes(name);

/** The conditions of an address in the order in which they were added: each new one is written last. */
export function conditionsOf(address: URLSearchParams): readonly Condition[] {
  return [...address].flatMap(([filter, value]): Condition[] => {
    if (value === "") return [];
    if (filter === "query" || isListed(filter)) return [{ filter, value }];
    return isYesNo(filter) && (value === "true" || value === "false") ? [{ filter, value }] : [];
  });
}

export function filtersOf(address: URLSearchParams): Filters {
  const truth = (name: YesNoFilter) => {
    const value = address.get(name);
    return value === "true" ? true : value === "false" ? false : null;
  };
  return {
    query: address.get("query") ?? "",
    form: address.getAll("form").filter(Boolean),
    category: address.getAll("category").filter(Boolean),
    remoteMaintenance: truth("remoteMaintenance"),
    storesDataExternally: truth("storesDataExternally"),
    cursor: address.get("cursor") ?? "",
  };
}

/** The address with one condition more; of search words and of yes-or-no filters the former one goes. Starts at the first page. */
export function withCondition(address: URLSearchParams, { filter, value }: Condition): URLSearchParams {
  const next = isListed(filter) ? withoutCondition(address, { filter, value }) : without(address, filter);
  if (value) next.append(filter, value);
  return next;
}

export function withoutCondition(address: URLSearchParams, { filter, value }: Condition): URLSearchParams {
  const next = without(address, "cursor");
  next.delete(filter, value);
  return next;
}

export function without(address: URLSearchParams, filter: Condition["filter"] | "cursor"): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete("cursor");
  next.delete(filter);
  return next;
}
