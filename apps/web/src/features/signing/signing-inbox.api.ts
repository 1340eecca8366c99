import { type ProblemCode, signingRight } from "@portal/shared";
import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
type Summary = Schemas["AgreementSummaryView"];

/** An agreement in which our signature comes next. */
export interface WaitingAgreement extends Summary {
  /** Why this person may not sign it; null: may, undefined: not known yet. */
  readonly refusal: ProblemCode | null | undefined;
}

export type SigningBatch = Schemas["SigningBatchView"];
export type BatchResult = Schemas["BatchResultView"];
export type TogetherProof = Schemas["SignTogetherDto"];

const ROWS = 50;
const UNREAD_MS = 5_000;
const CALM_MS = 15_000;

/** Everything that waits for our signature, and whether this person may sign it. Read again, so that what was just opened can be chosen. */
export function useWaitingAgreements() {
  const { user } = useActing();
  const { data, ...state } = useInfiniteQuery({
    queryKey: ["get", "/api/v1/agreements", "to-sign"],
    queryFn: async ({ pageParam }) =>
      (
        await client.GET("/api/v1/agreements", {
          params: { query: { toSign: "true", limit: ROWS, ...(pageParam && { cursor: pageParam }) } },
        })
      ).data!,
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data: known } }) =>
      known?.pages.some(({ items }) => items.some(({ documentOpened }) => !documentOpened)) ? UNREAD_MS : CALM_MS,
    refetchOnWindowFocus: "always",
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  const rights = useQueries({
    queries: items.map(({ id }) =>
      api.queryOptions("get", "/api/v1/agreements/{id}/signing-rights", { params: { path: { id } } }),
    ),
  });
  const agreements = items.map((one, index): WaitingAgreement => {
    const known = rights[index]?.data;
    const right = known && signingRight(user.id, known);
    return { ...one, refusal: right && (right.ok ? null : right.code) };
  });
  return { ...state, agreements: data && agreements };
}

/** What is shown is what is signed: the id with the digest of the content. */
export interface Chosen {
  readonly id: string;
  readonly number: string;
  readonly contentDigest: string;
}

/** The sentences to agree to, and what proves the person for exactly this list; good for one act within five minutes. */
export function useSigningBatch(chosen: readonly Chosen[]) {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["signing-batch", chosen.map(({ id, contentDigest }) => `${id} ${contentDigest}`)],
    queryFn: async () => {
      const agreements = chosen.map(({ id, contentDigest }) => ({ id, contentDigest }));
      return (await client.POST("/api/v1/signing-batches", { body: { agreements } })).data!;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return { batch: data, error, givenAt: dataUpdatedAt, renew: refetch };
}

/** Signs the list. Needs no key: the same request sent again signs what is left of it and tells the rest. */
export function useSignTogether() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ batchId, ...body }: TogetherProof & { batchId: string }) => {
      const path = { params: { path: { id: batchId } } };
      return (await client.POST("/api/v1/signing-batches/{id}/signatures", { ...path, body })).data!.items;
    },
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["get", "/api/v1/agreements"] }),
  });
}
