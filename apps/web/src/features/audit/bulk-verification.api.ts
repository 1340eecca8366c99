import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type BulkVerification = Schemas["BulkVerificationView"];
export type BulkResult = Schemas["BulkResultView"];

const path = "/api/v1/verifications/bulk";
const ROWS = 50;
/** While one is at work, and no longer: a timer would keep an idle session alive. */
const LOOK_AGAIN_MS = 1_500;

export const useBulkVerifications = () => api.useQuery("get", path);

export const useBulkVerification = (id: string) =>
  api.useQuery(
    "get",
    "/api/v1/verifications/bulk/{id}",
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.finishedAt === null ? LOOK_AGAIN_MS : false) },
  );

/** What calls for attention first. `verified` counts: the list is read anew as the work goes on. */
export const useBulkResults = (id: string, verified: number) =>
  useInfiniteQuery({
    queryKey: ["get", path, id, "results", verified],
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/verifications/bulk/{id}/results", {
        params: { path: { id }, query },
      });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Starts one; both days are days of Tokyo. */
export function useStartBulkVerification() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["BulkVerificationDto"]) => (await client.POST(path, { body })).data!,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["get", path] }),
  });
}

export const csvOf = (id: string): string => `${path}/${id}/results.csv`;
