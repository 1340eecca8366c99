import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's own folder; commands may be called from anywhere. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** @param {...string} parts path below the repository */
export const inRepository = (...parts) => join(root, ...parts);

/** Programs of the built API, by name. */
export const apiProgram = (name) => inRepository("apps/api/dist", `${name}.js`);
