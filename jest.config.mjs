// Nest 12 is ESM only: Jest runs in ESM mode (`node --experimental-vm-modules`), SWC emits the decorator metadata.
const swc = {
  swcrc: false,
  sourceMaps: "inline",
  module: { type: "es6" },
  jsc: {
    target: "es2022",
    keepClassNames: true,
    parser: { syntax: "typescript", decorators: true, tsx: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: "automatic" },
    },
  },
};
const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  testMatch,
  transform: { "^.+\\.tsx?$": ["@swc/jest", swc] },
  moduleNameMapper: {
    "^@portal/shared$": "<rootDir>/packages/shared/src/index.ts",
    "^@portal/shared/catalogue/(.*)\\.json$": "<rootDir>/packages/shared/dist/catalogue/$1.json",
    "\\.css$": "<rootDir>/apps/web/test/empty-style.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  ...extra,
});
export default {
  projects: [
    project("rules", [
      "<rootDir>/packages/shared/src/**/*.test.ts",
      "<rootDir>/apps/api/src/**/*.test.ts",
      "<rootDir>/scripts/**/*.test.ts",
    ]),
    project("pages", ["<rootDir>/apps/web/src/**/*.test.tsx"], { testEnvironment: "jest-fixed-jsdom" }),
    project("api", ["<rootDir>/apps/api/test/**/*.int.ts"], {
      globalSetup: "<rootDir>/apps/api/test/start-server.mjs",
      globalTeardown: "<rootDir>/apps/api/test/stop-server.mjs",
    }),
  ],
};
