import { canonicalJson, type DisclosureCatalogue, isNarrowed } from "@portal/shared";
import type { Tx } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";
import type { VersionContent } from "./version-content.js";
import { listingOf } from "./version-listing.js";
import type { VersionView } from "./versions.dto.js";

export interface NewVersion {
  readonly id: string;
  readonly content: VersionContent;
  readonly visibility: "directory" | "named" | "link";
  readonly publishedById: string;
  readonly approvedById: string;
}

/** Writes a version, the files it names, and its place in the directory. The caller holds the lock of the service. */
export async function storeVersion(tx: Tx, catalogue: DisclosureCatalogue, version: NewVersion): Promise<VersionView> {
  const { id, content, visibility } = version;
  const restricted = Object.entries(content.answers)
    .filter(([, answer]) => isNarrowed(answer))
    .map(([itemId]) => itemId);
  const text = canonicalJson(content);
  const digest = sha256(text);
  await insertVersion(tx, version, text, digest, restricted);
  await tx.query(
    `insert into disclosure_version_file (version_id, file_id, item_id, vendor_org_id, narrowed)
     select $1, (e->>'id')::uuid, e->>'itemId', $2, e->>'itemId' = any($4::text[]) from json_array_elements($3::json) e`,
    [id, content.vendor.id, JSON.stringify(content.evidence), restricted],
  );
  await list(tx, catalogue, version, new Set(restricted));
  return {
    ...content,
    id,
    sha256: digest,
    status: "published",
    visibility,
    restricted: [],
    evidence: [...content.evidence],
  };
}

async function insertVersion(
  tx: Tx,
  version: NewVersion,
  text: string,
  digest: string,
  restricted: readonly string[],
): Promise<void> {
  const { id, content, visibility, publishedById, approvedById } = version;
  await tx.query(
    `insert into disclosure_version (id, service_id, vendor_org_id, catalogue_id, number, content, sha256, open_content, restricted, visibility,
                                     service_name, vendor_name, form, change_note, published_by, published_by_name, approved_by, approved_by_name, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      id,
      content.serviceId,
      content.vendor.id,
      content.catalogueId,
      content.number,
      text,
      digest,
      restricted.length > 0 ? canonicalJson(withoutAnswers(content, new Set(restricted))) : null,
      restricted,
      visibility,
      content.serviceName,
      content.vendor.name,
      content.serviceForm,
      content.changeNote,
      publishedById,
      content.publishedBy,
      approvedById,
      content.approvedBy,
      content.publishedAt,
    ],
  );
}

const withoutAnswers = (content: VersionContent, hidden: ReadonlySet<string>): VersionContent => ({
  ...content,
  answers: Object.fromEntries(Object.entries(content.answers).filter(([itemId]) => !hidden.has(itemId))),
  evidence: content.evidence.filter(({ itemId }) => !hidden.has(itemId)),
});

async function list(
  tx: Tx,
  catalogue: DisclosureCatalogue,
  { id, content, visibility }: NewVersion,
  restricted: ReadonlySet<string>,
): Promise<void> {
  const { category, highlights, counts, searchText, searchPairs } = listingOf(catalogue, content, restricted);
  const [superseded] = await tx.query<{ id: string }>(
    "delete from disclosure_listing where service_id = $1 and catalogue_id = $2 returning version_id as id",
    [content.serviceId, content.catalogueId],
  );
  if (superseded) tx.record("version.superseded", superseded.id, { by: id });
  await tx.query("update disclosure_listing set newest = false where service_id = $1", [content.serviceId]);
  await tx.query(
    `insert into disclosure_listing (service_id, catalogue_id, vendor_org_id, version_id, visibility, published_at, newest, number, service_name, vendor_name,
                                     description, form, category, remote_maintenance, stores_data_externally, highlights, counts, search_text, search_pairs)
     values ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      content.serviceId,
      content.catalogueId,
      content.vendor.id,
      id,
      visibility,
      content.publishedAt,
      content.number,
      content.serviceName,
      content.vendor.name,
      content.description,
      content.serviceForm,
      category,
      content.remoteMaintenance,
      content.storesDataExternally,
      JSON.stringify(highlights),
      JSON.stringify(counts),
      searchText,
      searchPairs,
    ],
  );
}
