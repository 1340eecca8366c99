import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const clocks = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Rules take the time as an argument." },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Rules take the time as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Rules take randomness as an argument.",
  },
];
const defaultExports = {
  selector: "ExportDefaultDeclaration",
  message: "Names are given where a thing is made, not where it is used.",
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings come from platform/config.ts.",
};

const longest = (max) => ({ max, skipBlankLines: true, skipComments: true });

export default defineConfig(
  {
    ignores: ["**/dist/", "**/node_modules/", ".data/", ".cache/", "test-results/", "**/schema.gen.ts"],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      // An underscore says that a parameter is there for its place alone.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: {
      parserOptions: {
        project: [
          "packages/shared/tsconfig.test.json",
          "apps/api/tsconfig.test.json",
          "apps/web/tsconfig.json",
          "e2e/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      eqeqeq: "error",
      "no-restricted-syntax": ["error", defaultExports],
    },
  },
  {
    files: ["**/src/**/*.ts", "**/src/**/*.tsx"],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "apps/web/src/texts/**", "**/standard-clause-texts.ts"],
    rules: { "max-lines": ["error", 350], "max-lines-per-function": ["error", longest(80)] },
  },
  // A component is mostly the page it draws.
  {
    files: ["apps/web/src/**/*.tsx"],
    ignores: ["**/*.test.tsx"],
    rules: { "max-lines-per-function": ["error", longest(100)] },
  },
  {
    files: ["packages/shared/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-syntax": ["error", defaultExports, ...clocks],
      "no-restricted-globals": ["error", "performance", "crypto", "process", "fetch", "setTimeout", "setInterval"],
    },
  },
  {
    files: ["apps/api/src/*/**/*.ts"],
    ignores: ["apps/api/src/platform/config.ts", "apps/api/src/demonstration/*.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", defaultExports, environment] },
  },
  {
    files: [
      "**/*.mjs",
      "**/*.js",
      "**/*.cjs",
      "**/vite.config.ts",
      "apps/web/test/empty-style.ts",
      "playwright.config.mjs",
    ],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-restricted-syntax": "off" },
  },
  // dependency-cruiser reads its rules with require().
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
