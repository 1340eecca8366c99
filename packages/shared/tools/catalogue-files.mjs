import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The six catalogue files by kind, without ending. A schema of the same name stands in `schema/`. */
export const fileOfKind = {
  disclosure: "disclosure-items",
  roles: "roles",
  sla: "sla",
  checklist: "checklist",
  phases: "phases",
  risk: "risk",
};

export const kinds = Object.keys(fileOfKind);
export const catalogueFolder = fileURLToPath(new URL("../catalogue/", import.meta.url));

/**
 * Reads the YAML files and their JSON Schemas.
 * @param {string} folder folder with the six files and `schema/`
 * @returns {Promise<{ files: Record<string, any>, schemas: Record<string, object> }>} both by kind
 */
export async function readCatalogueFiles(folder = catalogueFolder) {
  const files = {};
  const schemas = {};
  await Promise.all(
    kinds.map(async (kind) => {
      const name = fileOfKind[kind];
      const [yaml, schema] = await Promise.all([
        readFile(`${folder}/${name}.yaml`, "utf8"),
        readFile(`${folder}/schema/${name}.schema.json`, "utf8"),
      ]);
      files[kind] = parse(yaml);
      schemas[kind] = JSON.parse(schema);
    }),
  );
  return { files, schemas };
}
