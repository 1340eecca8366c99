import type { DisclosureCatalogue } from "@portal/shared";
import { api } from "./client.js";

/** One edition of the disclosure items; waits for it. Editions never change. */
export function useDisclosureCatalogue(id: string): DisclosureCatalogue {
  const { data } = api.useSuspenseQuery(
    "get",
    "/api/v1/catalogues/{id}",
    { params: { path: { id } } },
    { staleTime: Infinity },
  );
  return data as unknown as DisclosureCatalogue;
}
