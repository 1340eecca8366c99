import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type Register = Schemas["AuthorityRegisterView"];
export type Authority = Schemas["AuthorityView"];
export type Delegation = Schemas["DelegationView"];
export type NewAuthority = Schemas["GrantAuthorityDto"];
export type NewDelegation = Schemas["MakeDelegationDto"];
export type Service = Schemas["AuthorityServiceView"];

const path = "/api/v1/organizations/{id}/signing-authorities";
const at = (id: string) => ({ params: { path: { id } } });

/** The register of my organisation with its history, and who stands in for whom. */
export function useRegister(): Register {
  const { organization } = useActing();
  return api.useSuspenseQuery("get", path, at(organization.id)).data;
}

export function useMembers() {
  const { organization } = useActing();
  return api.useSuspenseQuery("get", "/api/v1/organizations/{id}/members", at(organization.id)).data.items;
}

/** Members who hold the role, with and without a line. */
export const useSignatories = () => useMembers().filter(({ roles }) => roles.includes("signatory"));

/** Sends a change of the register and shows the register that came back; who may sign which agreement is read again. */
function useChange<Input>(send: (id: string, input: Input) => Promise<{ data?: Register }>) {
  const cache = useQueryClient();
  const { organization } = useActing();
  return useMutation({
    mutationFn: async (input: Input) => (await send(organization.id, input)).data,
    onSuccess: (register) => {
      cache.setQueryData(api.queryOptions("get", path, at(organization.id)).queryKey, register);
      return cache.invalidateQueries({ queryKey: ["get", "/api/v1/agreements/{id}/signing-rights"] });
    },
  });
}

export const useGrant = () =>
  useChange((id, body: NewAuthority) =>
    client.POST("/api/v1/organizations/{id}/signing-authorities", { ...at(id), body }),
  );

export const useRevoke = () =>
  useChange((id, { authorityId, reason }: { authorityId: string; reason: string }) =>
    client.POST("/api/v1/organizations/{id}/signing-authorities/{authorityId}/revocation", {
      params: { path: { id, authorityId } },
      body: { reason },
    }),
  );

export const useNameDeputy = () =>
  useChange((id, body: NewDelegation) =>
    client.POST("/api/v1/organizations/{id}/signing-delegations", { ...at(id), body }),
  );

export const useEndDeputy = () =>
  useChange((id, delegationId: string) =>
    client.POST("/api/v1/organizations/{id}/signing-delegations/{delegationId}/end", {
      params: { path: { id, delegationId } },
      body: {},
    }),
  );

const organizationPath = "/api/v1/organizations/{id}";

/** Whether the organisation asks for four eyes, and how to set it against the state that was read. */
export function useFourEyes() {
  const cache = useQueryClient();
  const { organization } = useActing();
  const { data } = api.useSuspenseQuery("get", organizationPath, at(organization.id));
  const refresh = () => cache.invalidateQueries({ queryKey: ["get", organizationPath] });
  const { mutate, ...state } = useMutation({
    mutationFn: (separateSignatory: boolean) =>
      client.PATCH(organizationPath, {
        params: { ...at(organization.id).params, header: ifMatch(data.etag) },
        body: { separateSignatory },
      }),
    onSuccess: async () => {
      await refresh();
      await cache.invalidateQueries({ queryKey: ["get", "/api/v1/agreements/{id}/signing-rights"] });
    },
    // Somebody else has changed the organisation meanwhile: the present state is shown, and one chooses again.
    onError: refresh,
  });
  return { isAsked: data.separateSignatory, set: mutate, ...state };
}

export const documentHref = (organizationId: string, authorityId: string): string =>
  `/api/v1/organizations/${organizationId}/signing-authorities/${authorityId}/document`;
