import type { BuiltCatalogues } from "./build-catalogues.mjs";

export function loadCatalogues(): Promise<BuiltCatalogues>;
