import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "./client.js";
import type { components } from "./schema.gen.js";

/** What decides who may sign one agreement for my organisation, with names: `signingRight` of the shared rules reads it. */
export type SigningRights = components["schemas"]["SigningRightsView"];

const path = "/api/v1/agreements/{id}/signing-rights";
const at = (id: string) => ({ params: { path: { id } } });
const CALM_MS = 15_000;

/** Read again every 15 s: an authority may be revoked meanwhile. Not waited for: the server asks the same rule at the act. */
export function useSigningRights(id: string, enabled = true) {
  const { data, error } = api.useQuery("get", path, at(id), {
    enabled,
    refetchInterval: CALM_MS,
    refetchOnWindowFocus: "always",
  });
  return { rights: data, error };
}

/** Sends a hand-over or takes one back, and shows who may sign then. */
function useChange<Input>(id: string, send: (input: Input) => Promise<{ data?: SigningRights }>) {
  const cache = useQueryClient();
  const { queryKey } = api.queryOptions("get", path, at(id));
  return useMutation({
    mutationFn: async (input: Input) => (await send(input)).data,
    onSuccess: async (rights) => {
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, rights);
    },
    onError: () => void cache.invalidateQueries({ queryKey }),
  });
}

export const useHandOverSigning = (id: string) =>
  useChange(id, (body: components["schemas"]["HandOverSigningDto"]) =>
    client.POST("/api/v1/agreements/{id}/handovers", { ...at(id), body }),
  );

export const useTakeBackSigning = (id: string) =>
  useChange(id, (handoverId: string) =>
    client.DELETE("/api/v1/agreements/{id}/handovers/{handoverId}", { params: { path: { id, handoverId } } }),
  );
