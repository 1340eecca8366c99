// Who may import whom (docs/architecture.md). scripts/probe-rules.mjs plants one violation of each rule and expects it to fire.
const no = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    no(
      "shared-is-pure",
      "packages/shared holds rules over plain data: it imports nothing but itself.",
      { path: "^packages/shared/src/", pathNot: "\\.test\\.ts$" },
      { pathNot: "^packages/shared/src/" },
    ),
    no(
      "platform-knows-no-topic",
      "platform/ serves every topic and knows none.",
      { path: "^apps/api/src/platform/" },
      { path: "^apps/api/src/(?!platform/)[^/]+/" },
    ),
    no(
      "document-stands-alone",
      "document/ is plain functions over data and bytes.",
      { path: "^apps/api/src/document/", pathNot: "\\.test\\.ts$" },
      { path: "^apps/api/src/(?!document/)[^/]+/|node_modules/(pg|typeorm|@nestjs)/" },
    ),
    no(
      "one-door-to-the-database",
      "Work through db.as(actor, tx => …), or row-level security is not set.",
      { path: "^apps/api/src/(?!platform/)[^/]+/", pathNot: "\\.entity\\.ts$|^apps/api/src/demonstration/holds\\.ts$" },
      { path: "node_modules/(pg|@nestjs/typeorm|typeorm)/" },
    ),
    no(
      "topics-meet-at-services",
      "A topic may call another's service; entity, DTO and controller are its own.",
      { path: "^apps/api/src/([^/]+)/", pathNot: "^apps/api/src/(platform|document|demonstration)/|\\.test\\.ts$" },
      {
        path: "^apps/api/src/([^/]+)/",
        pathNot: ["^apps/api/src/$1/", "^apps/api/src/(platform|document)/", "\\.(service|module)\\.ts$"],
      },
    ),
    no(
      "no-way-up",
      "Topics stand on others: agreements and comparisons on disclosures, signing on agreements. A new arrow needs a decision record.",
      {
        path: "^apps/api/src/(identity|catalogues|files|audit|directory|disclosures|authorities)/",
        pathNot: "\\.test\\.ts$",
      },
      { path: "^apps/api/src/(agreements|comparisons|signing|verification)/" },
    ),
    no(
      "entities-are-rows",
      "An entity has columns only: no other entity, no relation.",
      { path: "\\.entity\\.ts$" },
      { path: "\\.entity\\.ts$" },
    ),
    no(
      "nothing-imports-an-entry",
      "An entry file starts a program; it is no library.",
      { path: "^apps/api/src/" },
      { path: "^apps/api/src/(main|migrate|verify|create-admin|write-openapi)\\.ts$" },
    ),
    no(
      "features-are-islands",
      "Pages that need two features are composed in app/.",
      { path: "^apps/web/src/features/([^/]+)/" },
      { path: "^apps/web/src/features/([^/]+)/", pathNot: "^apps/web/src/features/$1/" },
    ),
    no(
      "web-flows-one-way",
      "shared parts → features → app.",
      { path: "^apps/web/src/(ui|api|texts)/", pathNot: "\\.test\\.tsx?$" },
      { path: "^apps/web/src/(features|app)/" },
    ),
    no(
      "apps-do-not-meet",
      "web and api meet in packages/shared and in the generated client alone.",
      { path: "^apps/(web|api)/" },
      { path: "^apps/(web|api)/", pathNot: "^apps/$1/" },
    ),
    no(
      "catalogues-are-fetched",
      "The web gets catalogues from the API: imported they would be half of its bundle.",
      { path: "^apps/web/src/" },
      { path: "packages/shared/(dist/)?catalogue/" },
    ),
    no("no-cycles", "A cycle hides which of two things is the simpler one.", {}, { circular: true }),
    no(
      "no-unresolved",
      "A rule about an import that does not resolve silently stops existing.",
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules|/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
