import type { PublicStatus, RowPart, RowValue } from "@portal/shared";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, api, client, withIdempotencyKey } from "../../api/client.js";
import { useIdempotencyKey } from "../../api/idempotency-key.js";
import type { components } from "../../api/schema.gen.js";

type Written = components["schemas"]["AgreementView"];

/** The agreement as the signing page reads it. */
export interface SignedAgreement extends Omit<Written, "rows" | "status"> {
  readonly status: PublicStatus;
  readonly rows: readonly { readonly part: RowPart; readonly value: RowValue }[];
}

const path = "/api/v1/agreements/{id}";
const at = (id: string) => ({ params: { path: { id } } });

const isChanging = ({ status, document }: Written) => status === "sealing" || (!document.ready && status === "settled");

/** Asked again every 2 s while the PDF is made or a signature is sealed, else every 15 s. */
export function useAgreementToSign(id: string) {
  const { data, refetch } = api.useSuspenseQuery("get", path, at(id), {
    refetchInterval: ({ state }) => (state.data && isChanging(state.data) ? 2_000 : 15_000),
    refetchOnWindowFocus: "always",
  });
  return { agreement: data as unknown as SignedAgreement, refetch };
}

/**
 * Signs the content whose digest was shown. The key stays while the same act is tried again, so that a lost answer
 * never becomes a second signature; a refusal or another password is another act.
 */
export function useSign(id: string) {
  const cache = useQueryClient();
  const key = useIdempotencyKey();
  return useMutation({
    mutationFn: async (body: { contentDigest: string; password: string }) => {
      const headers = withIdempotencyKey(key.current());
      const { data } = await client.POST("/api/v1/agreements/{id}/signatures", {
        params: { path: { id }, header: headers },
        headers,
        body,
      });
      return data;
    },
    onSuccess: async (data) => {
      key.renew();
      const { queryKey } = api.queryOptions("get", path, at(id));
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, data);
      void cache.invalidateQueries({ queryKey: ["get", "/api/v1/agreements"] });
    },
    onError: (error: Error) => {
      if (error instanceof ApiProblem && error.status < 500) key.renew();
    },
  });
}
