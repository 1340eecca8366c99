import { indexOf, SERVICE_FORM_ITEM, type Text } from "@portal/shared";
import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, ApiProblem } from "../../api/client.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import type { components } from "../../api/schema.gen.js";
import { listedFilters, type Filters, type ListedFilter } from "./directory-filters.js";

type Schemas = components["schemas"];

export type Directory = Schemas["DirectoryView"];
export type DirectoryItem = Schemas["DirectoryItemView"];
export type Facets = Schemas["DirectoryFacetsView"];

const ROWS = 20;

/** One page of the directory; what was there stays while the next one comes. */
export function useDirectory({ query, form, category, remoteMaintenance, storesDataExternally, cursor }: Filters) {
  const asked = {
    limit: ROWS,
    ...(query && { query }),
    ...(form.length > 0 && { form: form.join(",") }),
    ...(category.length > 0 && { category: category.join(",") }),
    ...(remoteMaintenance !== null && { remoteMaintenance }),
    ...(storesDataExternally !== null && { storesDataExternally }),
    ...(cursor && { cursor }),
  };
  return api.useQuery(
    "get",
    "/api/v1/directory",
    { params: { query: asked } },
    {
      placeholderData: keepPreviousData,
      // A vendor who comes by the address sees the page that says so, not filters that lead nowhere.
      throwOnError: (error: unknown) => error instanceof ApiProblem && error.status === 403,
    },
  );
}

export type FilterWords = (filter: ListedFilter, value: string) => Text;

/** The words of the values of the listed filters, taken from the newest edition of the disclosure items. */
export function useFilterWords(): FilterWords {
  const { data } = api.useSuspenseQuery("get", "/api/v1/catalogues", {}, { staleTime: Infinity });
  const newest = data.items
    .filter(({ kind }) => kind === "disclosure")
    .map(({ id }) => id)
    .sort()
    .at(-1);
  const catalogue = useDisclosureCatalogue(newest ?? "");
  return useMemo(() => {
    const items = {
      form: SERVICE_FORM_ITEM,
      category: catalogue.facts.find(({ id }) => id === "system_category")?.item ?? "",
    };
    const words = new Map(
      listedFilters.flatMap((filter) =>
        (indexOf(catalogue).byId.get(items[filter])?.answer.choices ?? []).map(
          ({ value, label }) => [`${filter} ${value}`, label] as const,
        ),
      ),
    );
    // A choice of an older edition has no words here; its own name is better than nothing.
    return (filter, value) => words.get(`${filter} ${value}`) ?? { ja: value, en: value };
  }, [catalogue]);
}
