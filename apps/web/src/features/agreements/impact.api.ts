import { api } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useRefetchInLanguage } from "./refetch-in-language.js";

export type AgreementImpact = components["schemas"]["AgreementImpactView"];
export type AnswerImpact = AgreementImpact["changes"][number];
export type AnsweredRows = AgreementImpact["answers"][number];

const path = "/api/v1/agreements/{id}/impact";
const at = (id: string) => ({ params: { path: { id } } });

/** The answers behind the rows, and what a newer version changes; asked again whenever the page is opened. */
export function useAgreementImpact(id: string): AgreementImpact {
  const { data, refetch } = api.useSuspenseQuery("get", path, at(id), { refetchOnMount: "always" });
  useRefetchInLanguage(refetch);
  return data;
}

/** The same beside a row: nothing while it is not known, or where there is nothing newer to ask about. */
export function useNewerAnswers(id: string, enabled: boolean): AgreementImpact | undefined {
  const { data, refetch } = api.useQuery("get", path, at(id), { enabled });
  useRefetchInLanguage(() => (enabled ? refetch() : Promise.resolve()));
  return data;
}
