import type {
  Catalogue,
  CatalogueKind,
  DisclosureCatalogue,
  Labelled,
  RiskCatalogue,
  RolesCatalogue,
  SlaCatalogue,
} from "../src/catalogue.js";

export interface BuiltCatalogues {
  readonly disclosure: DisclosureCatalogue;
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
  readonly checklist: Catalogue<Labelled>;
  readonly phases: Catalogue<Labelled>;
  readonly risk: RiskCatalogue;
}

/** Files as parsed YAML and their schemas, by kind. */
export interface CatalogueSources {
  readonly files: Record<CatalogueKind, Record<string, unknown>>;
  readonly schemas: Record<CatalogueKind, object>;
}

export const outputFolder: string;
export class CatalogueError extends Error {
  readonly problems: readonly string[];
}
export function readCatalogueFiles(folder?: string): Promise<CatalogueSources>;
export function checkCatalogues(sources: CatalogueSources): readonly string[];
export function shapeCatalogues(files: CatalogueSources["files"]): BuiltCatalogues;
export function buildCatalogues(options?: {
  readonly source?: string;
  readonly output?: string;
}): Promise<{ readonly catalogues: BuiltCatalogues; readonly changed: readonly string[] }>;
