import type { AgreementStatus, PublicStatus, RowPart, RowValue } from "@portal/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, api, client, isRefusedWith, withIdempotencyKey } from "../../api/client.js";
import { useIdempotencyKey } from "../../api/idempotency-key.js";
import type { components } from "../../api/schema.gen.js";

type Written = components["schemas"]["AgreementView"];

/** The agreement as the signing page reads it. */
export interface SignedAgreement extends Omit<Written, "rows" | "status"> {
  readonly status: PublicStatus;
  readonly rows: readonly { readonly part: RowPart; readonly key: string; readonly value: RowValue }[];
}

/** The two ways of being sealed are one to readers; whose signature it is tells them apart. */
export function statusOf({ status, signatures }: SignedAgreement): AgreementStatus {
  if (status !== "sealing") return status;
  return signatures.some(({ party }) => party === "hospital") ? "hospital_sealing" : "vendor_sealing";
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
 * Who signs which content in this session, and the sentence to agree to: good for one signature within five minutes.
 * Asked for once; `renew` asks for another one, and what stands in the form stays.
 */
export function useSigningChallenge(id: string, contentDigest: string) {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["signing-challenge", id, contentDigest],
    queryFn: async () => {
      const answer = await client.POST("/api/v1/agreements/{id}/signing-challenges", {
        ...at(id),
        body: { contentDigest },
      });
      return answer.data!;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return { challenge: data, error, givenAt: dataUpdatedAt, renew: refetch };
}

export type SigningChallenge = components["schemas"]["SigningChallengeView"];

/** What the signer gives: for the content that was shown, as the one who was challenged. */
export type SigningProof = components["schemas"]["SignAgreementDto"];

/** What the party signs with its own key, elsewhere. */
export type PreparedSignature = components["schemas"]["ExternalSignatureView"];

/** Has a signature by the party's own certificate prepared over the content that was shown. Nothing is signed by it. */
export function usePreparedSignature(id: string) {
  return useMutation({
    mutationFn: async (body: components["schemas"]["PrepareExternalSignatureDto"]) => {
      const { data } = await client.POST("/api/v1/agreements/{id}/external-signatures", { ...at(id), body });
      return data!;
    },
  });
}

/** A signature that the party made with its own key: for what was prepared, base64. */
export interface OwnSignature {
  readonly id: string;
  readonly value: string;
}

/**
 * Signs the content whose digest was shown, by the platform's seal or with the party's own signature. The key stays while the same act is tried again, so that a lost answer
 * never becomes a second signature; a refusal or another password is another act.
 */
export function useSign(id: string, own?: OwnSignature) {
  const cache = useQueryClient();
  const key = useIdempotencyKey();
  return useMutation({
    mutationFn: async (body: SigningProof) => {
      if (own) {
        // Needs no key: what was prepared serves once.
        const { data } = await client.PUT("/api/v1/agreements/{id}/external-signatures/{signatureId}", {
          params: { path: { id, signatureId: own.id } },
          body: { ...body, signature: own.value },
        });
        return data;
      }
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
      // It may have been this very signature that used them up.
      if (isRefusedWith(error, "signing.challenge-used") || isRefusedWith(error, "external-signature.used"))
        void cache.invalidateQueries({ queryKey: ["get", path] });
    },
  });
}
