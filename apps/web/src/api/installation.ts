import { api } from "./client.js";
import type { paths } from "./schema.gen.js";

/** What anyone may know of this installation: its operator, and whether it holds demonstration data. */
export type Installation = paths["/api/v1/installation"]["get"]["responses"][200]["content"]["application/json"];

/** Never waited for: a page stands without it and shows the notice of a demonstration when the answer is there. */
export const useInstallation = (): Installation | undefined =>
  api.useQuery("get", "/api/v1/installation", {}, { staleTime: Infinity }).data;
