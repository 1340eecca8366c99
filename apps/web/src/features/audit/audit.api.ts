import { PAGE_LIMIT_MAX, type AuditAction, type Text } from "@portal/shared";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client } from "../../api/client.js";
import { audit } from "../../texts/audit.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type AuditEvent = Schemas["AuditEventView"];
export type AuditVerification = Schemas["AuditVerificationView"];
export type AuditChain = Schemas["AuditChainView"];

const ROWS = 50;

/** What is looked for; an empty one does not count. */
export interface AuditFilters {
  readonly subject: string;
  readonly action: string;
  /** Days, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** The newest events first. */
export function useAuditEvents({ subject, action, from, to }: AuditFilters) {
  return useInfiniteQuery({
    queryKey: ["get", "/api/v1/audit-events", subject, action, from, to],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = {
        limit: ROWS,
        ...(subject && { subject }),
        ...(action && { action: action as AuditAction }),
        ...(from && { from }),
        ...(to && { to }),
        ...(pageParam && { cursor: pageParam }),
      };
      const { data } = await client.GET("/api/v1/audit-events", { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Names of an agreement's rows by id, and by part and key; read once a detail is opened; empty for who may not read it, and until they are there. */
export function useRowNames(agreementId: string, isAsked: boolean): ReadonlyMap<string, string> {
  const { may } = useActing();
  const { data } = api.useQuery(
    "get",
    "/api/v1/agreements/{id}",
    { params: { path: { id: agreementId } } },
    { enabled: isAsked && may("agreement.read"), retry: false },
  );
  const { language } = useLanguage();
  return new Map(
    data?.rows.flatMap(({ id, part, key, label }) => {
      const name = (label as unknown as Text)[language];
      return [[id, name] as const, [`${part} ${key}`, name] as const];
    }),
  );
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

/** `org:<id>` or `pair:<id>:<id>` in words: whose acts the chain holds. */
export function useChainWords(): (chain: string) => string {
  const t = useText();
  const { organization } = useActing();
  const names = useOrganizationNames();
  return (chain) => {
    const [form, ...ids] = chain.split(":");
    if (form !== "pair") return t(audit.chainOwn);
    const name = names.get(ids.find((id) => id !== organization.id) ?? "");
    return t(name ? audit.chainWith(name) : audit.chainOther);
  };
}

/** Organisations by id, to name the other side of a chain; one that is not among the first is left unnamed. */
function useOrganizationNames(): ReadonlyMap<string, string> {
  const { data } = api.useQuery("get", "/api/v1/organizations", { params: { query: { limit: PAGE_LIMIT_MAX } } });
  return new Map(data?.items.map(({ id, name }) => [id, name]));
}
