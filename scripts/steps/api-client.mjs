import { readFileSync } from "node:fs";
import { mustRun } from "./child.mjs";
import { apiProgram, inRepository } from "./paths.mjs";

export const openApiFile = inRepository("apps/api/openapi.json");
export const clientFile = inRepository("apps/web/src/api/schema.gen.ts");

/** Writes the OpenAPI document of the built API and the types of the web's client. */
export async function writeClient(openApi, client) {
  await mustRun("Writing the OpenAPI document", process.execPath, [apiProgram("write-openapi"), openApi]);
  const generator = inRepository("node_modules/openapi-typescript/bin/cli.js");
  await mustRun("Generating the client", process.execPath, [generator, openApi, "-o", client]);
}

/** Whether two files say the same. */
export const areSame = (one, other) => readFileSync(one, "utf8") === readFileSync(other, "utf8");
