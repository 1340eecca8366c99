import type { Answers } from "@portal/shared";
import { api } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

type Schemas = components["schemas"];

export type VersionEvidence = Schemas["VersionEvidenceView"];
/** A published version as its reader may see it. */
export type Version = Omit<Schemas["VersionView"], "answers"> & { readonly answers: Answers };

/** Waits for the version. Its content never changes, its status may. */
export function useVersion(versionId: string): Version {
  const { data } = api.useSuspenseQuery("get", "/api/v1/disclosure-versions/{id}", {
    params: { path: { id: versionId } },
  });
  return data as unknown as Version;
}

/** The versions of the same service, newest first: asked for only when this one is no longer the newest. */
export function useOtherVersions({ serviceId, status }: Version) {
  const { data } = api.useQuery(
    "get",
    "/api/v1/services/{id}/versions",
    { params: { path: { id: serviceId } } },
    { enabled: status !== "published" },
  );
  return data?.items ?? [];
}

export const exportHref = (versionId: string, format: "json" | "csv"): string =>
  `/api/v1/disclosure-versions/${encodeURIComponent(versionId)}/export?format=${format}`;
