import { useInfiniteQuery } from "@tanstack/react-query";
import { client } from "../../api/client.js";
import { useLanguage } from "../../ui/text-language.js";

const ROWS = 50;
const none = { items: [], nextCursor: null };

/** My agreements whose rows rest on one answer. Sentences come in the language of the screen. */
export function useItemImpact(versionId: string, itemId: string) {
  const { language } = useLanguage();
  return useInfiniteQuery({
    queryKey: ["get", "/api/v1/disclosure-versions/{id}/impact/rows", versionId, itemId, language],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { itemId, limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/disclosure-versions/{id}/impact/rows", {
        params: { path: { id: versionId }, query },
      });
      return data ?? none;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** My agreements on earlier versions of the service, with how many of their rows this version concerns. */
export function useVersionImpact(versionId: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ["get", "/api/v1/disclosure-versions/{id}/impact", versionId],
    enabled,
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/disclosure-versions/{id}/impact", {
        params: { path: { id: versionId }, query },
      });
      return data ?? none;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
