import { checkChecklist, checkPhases, checkRisk, checkRoles, checkSla } from "./catalogue-checks/agreement.mjs";
import { checkDisclosure } from "./catalogue-checks/disclosure.mjs";
import { createReport } from "./catalogue-checks/report.mjs";
import { checkSchemas } from "./catalogue-checks/schema.mjs";
import { checkSources, checkWording } from "./catalogue-checks/wording.mjs";

/**
 * Checks the six files: schema, ids, references, conditions, wording.
 * @returns {string[]} what is wrong, one line each; empty when all is well. When a schema fails, only those lines, since
 *   the other checks rely on the shape.
 */
export function checkCatalogues({ files, schemas }) {
  const report = createReport();
  if (!checkSchemas(files, schemas, report)) return report.problems;
  const documents = new Set(
    [...files.disclosure.source_documents, ...files.roles.source_documents].map((document) => document.id),
  );
  for (const [kind, file] of Object.entries(files)) {
    checkWording(kind, file, report);
    checkSources(kind, file, documents, report);
  }
  checkDisclosure(files, report);
  checkRoles(files, report);
  checkSla(files, report);
  checkPhases(files, report);
  checkRisk(files, report);
  checkChecklist(files, report);
  return report.problems;
}
