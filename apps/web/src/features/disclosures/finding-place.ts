import type { DisclosureCatalogue } from "@portal/shared";
import { paths } from "../../ui/paths.js";
import { placeOf } from "./editor-context.js";

/** The address of the item that a finding of a refused publication points at (`/answers/remote-mfa/note`). */
export function placeAt(disclosureId: string, catalogue: DisclosureCatalogue, pointer: string): string | undefined {
  const itemId = /^\/answers\/([^/]+)/.exec(pointer)?.[1];
  const sectionId = itemId && placeOf(catalogue, itemId)?.sectionId;
  return sectionId ? paths.disclosureSection(disclosureId, sectionId, itemId) : undefined;
}
