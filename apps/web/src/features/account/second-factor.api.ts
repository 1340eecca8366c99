import { useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../api/client.js";
import { askPasskey } from "../../api/passkey.js";
import type { components } from "../../api/schema.gen.js";

export type SecondFactor = components["schemas"]["SecondFactorView"];
export type BegunSecondFactor = components["schemas"]["BegunSecondFactorView"];

const path = "/api/v1/me/second-factors";

export const useSecondFactors = () => api.useSuspenseQuery("get", path).data;

/** What tells a secret is forgotten with its screen. */
const toldOnce = { gcTime: 0 } as const;

/** Reads again what a change of the own second factor changes. */
function useReadAgain() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ["get", path] }),
      cache.invalidateQueries({ queryKey: ["get", "/api/v1/me"] }),
    ]);
}

export const useBeginSecondFactor = () => api.useMutation("post", path, toldOnce);

export const useBeginPasskey = () => api.useMutation("post", "/api/v1/me/passkey-registrations", toldOnce);

export const useAddPasskey = () =>
  api.useMutation("post", "/api/v1/me/passkeys", { ...toldOnce, onSuccess: useReadAgain() });

/** Asks for a passkey as proof before a change of one's second factors. */
export const passkeyForChange = async () => askPasskey((await client.POST("/api/v1/me/passkey-requests")).data!);

export const useConfirmSecondFactor = () =>
  api.useMutation("post", "/api/v1/me/second-factors/{id}/confirmation", { ...toldOnce, onSuccess: useReadAgain() });

export const useRenewRecoveryCodes = () =>
  api.useMutation("post", "/api/v1/me/second-factors/recovery-codes", { ...toldOnce, onSuccess: useReadAgain() });

export const useRemoveSecondFactor = () =>
  api.useMutation("post", "/api/v1/me/second-factors/{id}/removal", { onSuccess: useReadAgain() });
