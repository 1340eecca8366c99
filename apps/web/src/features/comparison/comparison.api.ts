import type { ComparisonCell, ComparisonItem, ComparisonSection } from "@portal/shared";
import { keepPreviousData } from "@tanstack/react-query";
import { api } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];

export type ComparedVersion = Schemas["ComparedVersionView"];
export type { ComparisonCell, ComparisonItem, ComparisonSection };
export type Comparison = Omit<Schemas["ComparisonView"], "sections"> & {
  readonly sections: readonly ComparisonSection[];
};

/**
 * The versions side by side, whole: leaving out what agrees is done on the screen, so that the switch answers at once.
 * Two to ten ids; what was there stays while the next comparison comes.
 */
export function useComparison(versionIds: readonly string[]) {
  const { data, ...state } = api.useQuery(
    "get",
    "/api/v1/comparison",
    { params: { query: { versions: versionIds.join(",") } } },
    { enabled: versionIds.length > 1, placeholderData: keepPreviousData },
  );
  return { ...state, data: data as unknown as Comparison | undefined };
}
