import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { mustRun } from "./child.mjs";
import { inRepository, root } from "./paths.mjs";

const typescript = inRepository("node_modules/typescript7/bin/tsc");
const shared = [
  "packages/shared/src",
  "packages/shared/catalogue",
  "packages/shared/tools",
  "packages/shared/package.json",
];
const settings = ["package-lock.json", "tsconfig.base.json"];

/** What is built, from which sources, and by which programs, in order. `folder` is where the programs run. */
const packages = {
  shared: {
    folder: "packages/shared",
    result: "packages/shared/dist/index.js",
    sources: [...settings, ...shared, "packages/shared/tsconfig.json"],
    commands: [
      [typescript, "-p", inRepository("packages/shared")],
      [inRepository("packages/shared/tools/build-catalogues.mjs")],
    ],
  },
  api: {
    folder: "apps/api",
    result: "apps/api/dist/main.js",
    sources: [...settings, ...shared, "apps/api/src", "apps/api/tsconfig.json", "apps/api/nest-cli.json"],
    commands: [[inRepository("node_modules/@nestjs/cli/bin/nest.js"), "build"]],
  },
  web: {
    folder: "apps/web",
    result: "apps/web/dist/index.html",
    sources: [
      ...settings,
      ...shared,
      ...["src", "public", "index.html", "vite.config.ts", "tsconfig.json"].map((name) => `apps/web/${name}`),
    ],
    commands: [[inRepository("node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"]],
  },
};

/**
 * Builds every package whose sources changed since it was last built.
 * @param {(text: string) => void} say @param {string[]} [names] which packages; all unless told
 */
export async function build(say, names = Object.keys(packages)) {
  const stale = names.filter((name) => !isBuilt(packages[name]));
  if (stale.length === 0) return say("build: up to date");
  say(`build: ${stale.join(", ")}`);
  if (stale.includes("shared")) await buildPackage("shared");
  await Promise.all(stale.filter((name) => name !== "shared").map(buildPackage));
}

async function buildPackage(name) {
  const { folder, commands, ...rest } = packages[name];
  const digest = digestOf(rest.sources);
  for (const command of commands)
    await mustRun(`Building ${name}`, process.execPath, command, {
      cwd: inRepository(folder),
      env: { NODE_ENV: name === "web" ? "production" : undefined },
    });
  writeFileSync(stampOf({ folder }), digest);
}

// The stamp lies inside the result: whoever empties it also takes the claim that it is current.
const stampOf = ({ folder }) => inRepository(folder, "dist/.built-from");

function isBuilt({ folder, result, sources }) {
  const stamp = stampOf({ folder });
  return existsSync(inRepository(result)) && existsSync(stamp) && readFileSync(stamp, "utf8") === digestOf(sources);
}

/** SHA-256 over names and contents, tests left out: they are not built. @param {string[]} sources paths below the repository */
function digestOf(sources) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((path) => filesBelow(inRepository(path))).sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
