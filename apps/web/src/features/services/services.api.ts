import { useInfiniteQuery, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type Service = Schemas["ServiceView"];
export type ServiceDisclosure = Schemas["ServiceDisclosureView"];
export type ServiceForm = Service["form"];
export type ServiceInput = Required<Schemas["CreateServiceDto"]>;
export type VersionSummary = Schemas["VersionSummaryView"];

const ROWS = 50;
const VERSIONS = 200;
const listKey = ["get", "/api/v1/services"];
const at = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => api.queryOptions("get", "/api/v1/services/{id}", at(id)).queryKey;

/** My services in the order of their names, page by page. */
export function useServices() {
  return useInfiniteQuery({
    queryKey: [...listKey, "pages"],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/services", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export const useService = (id: string): Service => api.useSuspenseQuery("get", "/api/v1/services/{id}", at(id)).data;

export function useCreateService() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: ServiceInput) => (await client.POST("/api/v1/services", { body })).data as Service,
    onSuccess: () => cache.invalidateQueries({ queryKey: listKey }),
  });
}

export function useEditService(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ etag, ...body }: ServiceInput & { etag: string }) =>
      (await client.PATCH("/api/v1/services/{id}", { params: { ...at(id).params, header: ifMatch(etag) }, body }))
        .data as Service,
    onSuccess: (service) => {
      cache.setQueryData(keyOf(id), service);
      void cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

export function useStartDraft(serviceId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (catalogueId: string) => {
      const { data } = await client.POST("/api/v1/services/{id}/disclosures", {
        ...at(serviceId),
        body: { catalogueId },
      });
      return data as Schemas["DisclosureView"];
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keyOf(serviceId) });
      void cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** The newest edition of the disclosure items. */
export function useCurrentEdition() {
  const { data } = api.useSuspenseQuery("get", "/api/v1/catalogues", {}, { staleTime: Infinity });
  return data.items
    .filter(({ kind }) => kind === "disclosure")
    .sort((one, other) => (one.edition < other.edition ? 1 : -1))[0];
}

const versionsKey = (serviceId: string) => ["get", "/api/v1/services/{id}/versions", serviceId, "all"];

/** All published versions, the newest first. */
export function useVersions(serviceId: string): readonly VersionSummary[] {
  return useSuspenseQuery({
    queryKey: versionsKey(serviceId),
    queryFn: async () => {
      const all: VersionSummary[] = [];
      let cursor: string | null | undefined;
      do {
        const query = { limit: VERSIONS, ...(cursor && { cursor }) };
        const { data } = await client.GET("/api/v1/services/{id}/versions", {
          params: { path: { id: serviceId }, query },
        });
        all.push(...(data?.items ?? []));
        cursor = data?.nextCursor;
      } while (cursor);
      return all;
    },
  }).data;
}

export function useWithdraw(serviceId: string, versionId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      client.POST("/api/v1/disclosure-versions/{id}/withdrawal", { ...at(versionId), body: { reason } }),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: versionsKey(serviceId) });
      void cache.invalidateQueries({ queryKey: keyOf(serviceId) });
      void cache.invalidateQueries({ queryKey: listKey });
    },
  });
}
