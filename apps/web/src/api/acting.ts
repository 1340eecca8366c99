import { mayAct, type Party, type PermissionName, type Role } from "@portal/shared";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "./client.js";
import type { paths } from "./schema.gen.js";

/** Who is signed in, with all memberships: the answer of `GET /me`. */
export type Me = paths["/api/v1/me"]["get"]["responses"][200]["content"]["application/json"];
export type Membership = Me["memberships"][number];

/** Who is signed in and for which organisation this person acts. */
export interface Acting {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly organization: { readonly id: string; readonly name: string; readonly kind: Party };
  readonly kind: Party;
  readonly roles: readonly Role[];
  /** Whether kind and roles allow the act, by the same table as the API's guard; says nothing about the state of a thing. */
  readonly may: (name: PermissionName) => boolean;
}

export const useMe = () => api.useSuspenseQuery("get", "/api/v1/me");

/** The active membership, or null while none is chosen. */
export function activeMembership(me: Me): Membership | null {
  return me.memberships.find(({ organization }) => organization.id === me.activeOrganizationId) ?? null;
}

/** Inside the signed-in layout, which shows its pages only with an active organisation. */
export function useActing(): Acting {
  const { data: me } = useMe();
  const membership = activeMembership(me);
  if (!membership) throw new Error("useActing is used outside the signed-in layout");
  const { organization, roles } = membership;
  return {
    user: me.user,
    organization,
    kind: organization.kind,
    roles,
    may: (name) => mayAct(name, organization.kind, roles),
  };
}

/**
 * Switches the organisation. `leave` goes to a page that both organisations have before anything is read again, or the page
 * of the former one would ask for what is no longer there. Nothing read for the former one stays in memory.
 */
export function useSwitchOrganization() {
  const cache = useQueryClient();
  const { mutateAsync, ...state } = api.useMutation("put", "/api/v1/me/active-organization");
  const switchTo = async (organizationId: string, leave: () => unknown) => {
    await mutateAsync({ body: { organizationId } });
    await leave();
    await cache.resetQueries();
  };
  return { ...state, switchTo };
}

/** Ends the session; after `leave` everything read in it is forgotten. */
export function useSignOut() {
  const cache = useQueryClient();
  const { mutateAsync, ...state } = api.useMutation("delete", "/api/v1/sessions/current");
  const signOut = async (leave: () => unknown) => {
    await mutateAsync({});
    await leave();
    cache.clear();
  };
  return { ...state, signOut };
}
