import { api } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useRefetchInLanguage } from "./refetch-in-language.js";

export type Redline = components["schemas"]["RedlineView"];
export type RowChange = Redline["changes"][number];

/** The changes against `from`, or against the nearest base when it is null; asked again whenever the page is opened. */
export function useRedline(id: string, from: string | null): Redline {
  const { data, refetch } = api.useSuspenseQuery(
    "get",
    "/api/v1/agreements/{id}/redline",
    { params: { path: { id }, query: from ? { from } : {} } },
    { refetchOnMount: "always" },
  );
  useRefetchInLanguage(refetch);
  return data;
}
