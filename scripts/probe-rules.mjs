import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inRepository, root } from "./steps/paths.mjs";

/**
 * Plants one violation of each import rule and expects exactly that rule to fire: a rule that no longer matches anything would
 * otherwise pass for ever. Every planted file carries this name, and is removed again.
 */
const NAME = "planted-violation";
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
  "no-cycles": [
    plant("apps/web/src/texts", `export { other } from "./${NAME}-two.js";\nexport const one = 1;`),
    { path: `apps/web/src/texts/${NAME}-two.ts`, code: `export { one } from "./${NAME}.js";\nexport const other = 2;` },
  ],
  "no-unresolved": [plant("apps/api/src/files", 'export { nothing } from "./does-not-exist.js";')],
};

const planted = Object.values(probes).flat();
const removeAll = () => planted.forEach(({ path }) => rmSync(inRepository(path), { force: true }));
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    removeAll();
    process.exit(1);
  });

try {
  for (const { path, code } of planted) {
    if (!existsSync(dirname(inRepository(path)))) mkdirSync(dirname(inRepository(path)), { recursive: true });
    writeFileSync(inRepository(path), `${code}\n`);
  }
  const cruiser = inRepository("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const words = [
    cruiser,
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "packages/shared/src",
    "apps/api/src",
    "apps/web/src",
  ];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  const { violations } = JSON.parse(stdout || `{"summary":{"violations":[]}}`).summary;
  const silent = Object.entries(probes).filter(
    ([rule, files]) =>
      !violations.some((found) => found.rule.name === rule && files.some(({ path }) => path === found.from)),
  );
  if (stderr) console.error(stderr);
  for (const [rule, [{ path }]] of silent) console.error(`the rule ${rule} did not fire on ${path}`);
  console.log(`${Object.keys(probes).length - silent.length} of ${Object.keys(probes).length} import rules fire`);
  process.exitCode = silent.length === 0 ? 0 : 1;
} finally {
  removeAll();
}
