import type { PublicStatus } from "@portal/shared";
import { useQueries } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];
export type AgreementSummary = Omit<Schemas["AgreementSummaryView"], "status"> & { readonly status: PublicStatus };
export type Agreement = Omit<Schemas["AgreementView"], "status"> & { readonly status: PublicStatus };
export type Service = Schemas["ServiceView"];

const ROWS = 200;
/** Agreements read in full, to see whether they can be settled. */
const READ_MAX = 10;

/** My agreements; none for a person who may not list them (an administrator without another role). */
export function useMyAgreements(): readonly AgreementSummary[] | undefined {
  const { may } = useActing();
  const asked = may("agreement.list");
  const { data } = api.useQuery(
    "get",
    "/api/v1/agreements",
    { params: { query: { limit: ROWS } } },
    { enabled: asked },
  );
  if (!asked) return [];
  return data?.items as unknown as readonly AgreementSummary[] | undefined;
}

/** My services with their drafts; none for a hospital. */
export function useMyServices(): readonly Service[] | undefined {
  const { may } = useActing();
  const asked = may("service.read");
  const { data } = api.useQuery("get", "/api/v1/services", { params: { query: { limit: ROWS } } }, { enabled: asked });
  return asked ? data?.items : [];
}

const isOpen = ({ status }: AgreementSummary) => status === "drafting" || status === "negotiating";

/** Those that may be ready to settle: what the list does not say. */
export function useNearlyDone(agreements: readonly AgreementSummary[]): readonly Agreement[] {
  const near = agreements.filter((one) => isOpen(one) && one.unconfirmedByMe === 0).slice(0, READ_MAX);
  const answers = useQueries({
    queries: near.map(({ id }) => api.queryOptions("get", "/api/v1/agreements/{id}", { params: { path: { id } } })),
  });
  return answers.flatMap(({ data }) => (data ? [data as unknown as Agreement] : []));
}
