import { useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../api/client.js";
import { askPasskey } from "../../api/passkey.js";
import type { GivenFactor } from "../../api/second-factor-proof.js";

/** Opens a session; whatever was remembered of an earlier one is forgotten first. */
export function useSignIn() {
  const cache = useQueryClient();
  const { mutateAsync, ...state } = api.useMutation("post", "/api/v1/sessions", { onSuccess: () => cache.clear() });
  return { ...state, signIn: (body: { email: string; password: string }) => mutateAsync({ body }) };
}

/** Makes the session whole; what was refused before is asked again. */
export function useGiveSecondFactor() {
  const cache = useQueryClient();
  const { mutateAsync, ...state } = api.useMutation("post", "/api/v1/sessions/current/second-factor", {
    onSuccess: () => cache.resetQueries(),
  });
  return { ...state, give: (body: GivenFactor) => mutateAsync({ body }) };
}

/** Asks for the passkey that completes the sign-in. */
export const passkeyForSignIn = async () =>
  askPasskey((await client.POST("/api/v1/sessions/current/passkey-requests")).data!);
