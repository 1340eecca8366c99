import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.js";

/** The own change; `GET /me` is read again, for a session may be free of its restriction now. */
export function useChangePassword() {
  const cache = useQueryClient();
  const { mutateAsync, ...state } = api.useMutation("put", "/api/v1/me/password", {
    onSuccess: () => cache.invalidateQueries({ queryKey: ["get", "/api/v1/me"] }),
  });
  return { ...state, change: (body: { current: string; next: string }) => mutateAsync({ body }) };
}
