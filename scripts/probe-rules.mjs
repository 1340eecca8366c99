import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRepository } from "./steps/paths.mjs";

/**
 * Plants one violation of each import rule in a copy of the sources and expects that rule to fire on it: a rule that no longer
 * matches anything would otherwise pass for ever.
 */
const NAME = "planted-violation";
const SOURCES = ["packages/shared/src", "apps/api/src", "apps/web/src"];
const plant = (folder, code, ending = "ts") => ({ path: `${folder}/${NAME}.${ending}`, code });

const probes = {
  "shared-is-pure": [plant("packages/shared/src", 'export { readFileSync } from "node:fs";')],
  "platform-knows-no-topic": [
    plant("apps/api/src/platform", 'export { SessionsService } from "../identity/sessions.service.js";'),
  ],
  "document-stands-alone": [plant("apps/api/src/document", 'export { sha256 } from "../platform/digest.js";')],
  "one-door-to-the-database": [plant("apps/api/src/agreements", 'export { DataSource } from "typeorm";')],
  "topics-meet-at-services": [
    plant("apps/api/src/directory", 'export { AgreementEntity } from "../agreements/agreement.entity.js";'),
  ],
  "no-way-up": [
    plant("apps/api/src/disclosures", 'export { AgreementsService } from "../agreements/agreements.service.js";'),
  ],
  "entities-are-rows": [
    {
      path: `apps/api/src/agreements/${NAME}.entity.ts`,
      code: 'export { AgreementEntity } from "./agreement.entity.js";',
    },
  ],
  "nothing-imports-an-entry": [plant("apps/api/src/audit", 'import "../migrate.js";')],
  "features-are-islands": [plant("apps/web/src/features/session", 'export { HomePage } from "../home/home-page.js";')],
  "web-flows-one-way": [plant("apps/web/src/ui", 'export { routes } from "../app/routes.js";')],
  "apps-do-not-meet": [plant("apps/web/src/api", 'export { sha256 } from "../../../api/src/platform/digest.js";')],
  "catalogues-are-fetched": [
    plant("apps/web/src/features/home", 'export { default } from "@portal/shared/catalogue/roles.json";'),
  ],
  "no-cycles": [
    plant("apps/web/src/texts", `export { other } from "./${NAME}-two.js";\nexport const one = 1;`),
    { path: `apps/web/src/texts/${NAME}-two.ts`, code: `export { one } from "./${NAME}.js";\nexport const other = 2;` },
  ],
  "no-unresolved": [plant("apps/api/src/files", 'export { nothing } from "./does-not-exist.js";')],
};

const copy = mkdtempSync(join(tmpdir(), "portal-rules-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const settings = [".dependency-cruiser.cjs", "tsconfig.base.json", "package.json"];
const packages = ["packages/shared", "apps/api", "apps/web"].map((folder) => `${folder}/package.json`);
for (const path of [...settings, ...packages, ...SOURCES, "packages/shared/dist"])
  cpSync(inRepository(path), join(copy, path), { recursive: true });
symlinkSync(inRepository("node_modules"), join(copy, "node_modules"));
for (const { path, code } of Object.values(probes).flat()) {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), `${code}\n`);
}

const cruiser = inRepository("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const words = [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...SOURCES];
const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: copy, encoding: "utf8", maxBuffer: 2 ** 28 });
if (stderr) console.error(stderr);
const { violations } = JSON.parse(stdout || '{"summary":{"violations":[]}}').summary;
const fires = (rule, files) =>
  violations.some((found) => found.rule.name === rule && files.some(({ path }) => path === found.from));
const silent = Object.entries(probes).filter(([rule, files]) => !fires(rule, files));
for (const [rule, [{ path }]] of silent) console.error(`the rule ${rule} did not fire on ${path}`);
const unprobed = createRequire(import.meta.url)(join(copy, ".dependency-cruiser.cjs")).forbidden.filter(
  ({ name }) => !(name in probes),
);
for (const { name } of unprobed) console.error(`the rule ${name} has no probe`);
const count = Object.keys(probes).length;
console.log(`${count - silent.length} of ${count} import rules fire`);
process.exitCode = silent.length + unprobed.length === 0 ? 0 : 1;
