import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type Organization = Schemas["OrganizationView"];
export type OrganizationEdit = Schemas["EditOrganizationDto"];
export type Member = Schemas["MemberView"];
export type NewMember = Schemas["AddMemberDto"];
export type MemberEdit = Schemas["EditMemberDto"];

const at = (id: string) => ({ params: { path: { id } } });

export const useOrganization = (id: string): Organization =>
  api.useSuspenseQuery("get", "/api/v1/organizations/{id}", at(id)).data;

export const useMembers = (id: string): readonly Member[] =>
  api.useSuspenseQuery("get", "/api/v1/organizations/{id}/members", at(id)).data.items;

/** Sends a change to my organisation and reads again what it changed, with `GET /me`, where names and roles stand too. */
function useChange<Input, Answer>(send: (id: string, input: Input) => Promise<Answer>) {
  const cache = useQueryClient();
  const { organization } = useActing();
  return useMutation({
    mutationFn: (input: Input) => send(organization.id, input),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["get", "/api/v1/organizations/{id}"] }),
        cache.invalidateQueries({ queryKey: ["get", "/api/v1/organizations/{id}/members"] }),
        cache.invalidateQueries({ queryKey: ["get", "/api/v1/me"] }),
      ]),
  });
}

export const useEditOrganization = () =>
  useChange((id, { etag, body }: { etag: string; body: OrganizationEdit }) =>
    client.PATCH("/api/v1/organizations/{id}", {
      params: { ...at(id).params, header: ifMatch(etag) },
      body,
    }),
  );

export const useAddMember = () =>
  useChange(async (id, body: NewMember) => {
    const { data } = await client.POST("/api/v1/organizations/{id}/members", { ...at(id), body });
    return data?.oneTimePassword ?? null;
  });

export const useResetPassword = () =>
  useChange(async (id, personId: string) => {
    const { data } = await client.POST("/api/v1/organizations/{id}/members/{personId}/password-reset", {
      params: { path: { id, personId } },
    });
    return data?.oneTimePassword ?? null;
  });

export const useResetSecondFactor = () =>
  useChange((id, personId: string) =>
    client.POST("/api/v1/organizations/{id}/members/{personId}/second-factor-reset", {
      params: { path: { id, personId } },
    }),
  );

export const useEditMember = () =>
  useChange((id, { personId, body }: { personId: string; body: MemberEdit }) =>
    client.PATCH("/api/v1/organizations/{id}/members/{personId}", { params: { path: { id, personId } }, body }),
  );

export const useRemoveMember = () =>
  useChange((id, personId: string) =>
    client.DELETE("/api/v1/organizations/{id}/members/{personId}", { params: { path: { id, personId } } }),
  );
