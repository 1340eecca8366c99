import type { Answers, DisclosureCatalogue, RowValue } from "@portal/shared";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useAct, type Agreement } from "./agreements.api.js";

/** One value of a row, or its confirmation by one side. */
export interface RowEvent extends Omit<components["schemas"]["RowEventView"], "value"> {
  readonly value: RowValue | null;
}

/** Who sent and confirmed which value when; asked for anew whenever it is opened. */
export function useRowHistory(id: string, rowId: string) {
  const { data, isError } = api.useQuery(
    "get",
    "/api/v1/agreements/{id}/rows/{rowId}/history",
    { params: { path: { id, rowId } } },
    { refetchOnMount: "always" },
  );
  return { events: data?.items as unknown as readonly RowEvent[] | undefined, isError };
}

/** Marks what is on the screen as read: the version, and the newest comment. */
export const useLook = (id: string) =>
  useAct(id, ({ etag, rows }: Pick<Agreement, "etag" | "rows">) => {
    const [lastCommentAt] = rows
      .flatMap(({ thread }) => thread.map(({ at }) => at))
      .toSorted()
      .reverse();
    return client.PUT("/api/v1/agreements/{id}/looks/mine", {
      params: { path: { id }, header: ifMatch(etag) },
      body: lastCommentAt ? { lastCommentAt } : {},
    });
  });

/** The pinned version's answers and the edition they answer, asked for only where a row rests on them. */
export function useDisclosure({ disclosureVersion, catalogues }: Agreement, enabled: boolean) {
  const version = api.useQuery(
    "get",
    "/api/v1/disclosure-versions/{id}",
    { params: { path: { id: disclosureVersion.id } } },
    { enabled, staleTime: Infinity },
  );
  const edition = api.useQuery(
    "get",
    "/api/v1/catalogues/{id}",
    { params: { path: { id: catalogues.disclosure } } },
    { enabled, staleTime: Infinity },
  );
  return {
    answers: version.data?.answers as unknown as Answers | undefined,
    catalogue: edition.data as unknown as DisclosureCatalogue | undefined,
    isError: version.isError || edition.isError,
  };
}
