import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

export type InternalComment = components["schemas"]["InternalCommentView"];

const path = "/api/v1/agreements/{id}/internal-comments";
const at = (id: string) => ({ params: { path: { id } } });
const CALM_MS = 15_000;

/** What one's own organisation alone has said about the rows of an agreement. */
export function useInternalComments(id: string): readonly InternalComment[] {
  return api.useSuspenseQuery("get", path, at(id), { refetchInterval: CALM_MS }).data.items;
}

export function useInternalComment(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ rowId, text }: { rowId: string; text: string }) =>
      (
        await client.POST("/api/v1/agreements/{id}/rows/{rowId}/internal-comments", {
          params: { path: { id, rowId } },
          body: { text },
        })
      ).data as unknown,
    onSuccess: () => cache.invalidateQueries({ queryKey: api.queryOptions("get", path, at(id)).queryKey }),
  });
}
