import { readFile } from "node:fs/promises";
import { buildCatalogues, outputFolder } from "./build-catalogues.mjs";
import { kinds } from "./catalogue-files.mjs";

/** The built catalogues by kind; builds them first when they are absent. For tests and tools. */
export async function loadCatalogues() {
  try {
    const texts = await Promise.all(kinds.map((kind) => readFile(`${outputFolder}${kind}.json`, "utf8")));
    return Object.fromEntries(kinds.map((kind, index) => [kind, JSON.parse(texts[index])]));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return (await buildCatalogues()).catalogues;
  }
}
