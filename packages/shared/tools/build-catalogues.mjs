// Checks the reviewed YAML in `catalogue/` and writes `dist/catalogue/<kind>.json`, the shape the API serves.
// Usage: node packages/shared/tools/build-catalogues.mjs   (exit status 1 and one line each when anything is wrong)
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkCatalogues } from "./check-catalogues.mjs";
import { catalogueFolder, readCatalogueFiles } from "./catalogue-files.mjs";
import { shapeCatalogues } from "./catalogue-shape.mjs";

export { checkCatalogues, readCatalogueFiles, shapeCatalogues };
export const outputFolder = fileURLToPath(new URL("../dist/catalogue/", import.meta.url));

/** The catalogues are wrong; `problems` says how, one line each. */
export class CatalogueError extends Error {
  constructor(problems) {
    super(`The catalogues are not right:\n${problems.join("\n")}`);
    this.problems = problems;
  }
}

/** A file that already says the same keeps its date, so that nothing built from it goes stale. */
async function writeWhenChanged(path, content) {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before === content) return false;
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  return true;
}

/**
 * Reads, checks, shapes and writes.
 * @returns the catalogues by kind, and the names of the files that changed
 * @throws CatalogueError when a check fails; then nothing is written
 */
export async function buildCatalogues({ source = catalogueFolder, output = outputFolder } = {}) {
  const read = await readCatalogueFiles(source);
  const problems = checkCatalogues(read);
  if (problems.length > 0) throw new CatalogueError(problems);
  const catalogues = shapeCatalogues(read.files);
  await mkdir(output, { recursive: true });
  const changed = [];
  for (const [kind, catalogue] of Object.entries(catalogues))
    if (await writeWhenChanged(`${output}/${kind}.json`, `${JSON.stringify(catalogue)}\n`))
      changed.push(`${kind}.json`);
  return { catalogues, changed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { catalogues, changed } = await buildCatalogues();
    const counts = Object.values(catalogues).map(
      ({ id, sections }) => `${id} (${sections.reduce((sum, section) => sum + section.items.length, 0)})`,
    );
    console.log(
      `Catalogues: ${counts.join(", ")}; ${changed.length > 0 ? `wrote ${changed.join(", ")}` : "unchanged"}`,
    );
  } catch (error) {
    console.error(error instanceof CatalogueError ? error.message : error);
    process.exitCode = 1;
  }
}
