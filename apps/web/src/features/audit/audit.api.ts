import { PAGE_LIMIT_MAX } from "@portal/shared";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type AuditEvent = Schemas["AuditEventView"];
export type AuditVerification = Schemas["AuditVerificationView"];
export type AuditChain = Schemas["AuditChainView"];

const ROWS = 50;

/** The newest events first; of one subject, when it is named. */
export function useAuditEvents(subject: string | null) {
  return useInfiniteQuery({
    queryKey: ["get", "/api/v1/audit-events", subject],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(subject && { subject }), ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET("/api/v1/audit-events", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Runs only when asked: it computes every hash again. */
export const useChainVerification = () =>
  api.useQuery("get", "/api/v1/audit-events/verification", {}, { enabled: false, gcTime: 0 });

/** Members by id, to name the person that an act was about; empty until they are there. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const { organization } = useActing();
  const { data } = api.useQuery("get", "/api/v1/organizations/{id}/members", {
    params: { path: { id: organization.id } },
  });
  return new Map(data?.items.map(({ id, name }) => [id, name]));
}

/** Organisations by id, to name the other side of a chain; one that is not among the first is left unnamed. */
export function useOrganizationNames(): ReadonlyMap<string, string> {
  const { data } = api.useQuery("get", "/api/v1/organizations", { params: { query: { limit: PAGE_LIMIT_MAX } } });
  return new Map(data?.items.map(({ id, name }) => [id, name]));
}
