import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Injectable } from "@nestjs/common";
import type {
  Catalogue,
  CatalogueKind,
  DisclosureCatalogue,
  RiskCatalogue,
  RolesCatalogue,
  SlaCatalogue,
  Text,
} from "@portal/shared";
import { sha256 } from "../platform/digest.js";
import { Problem } from "../platform/problem.js";

const kinds: readonly CatalogueKind[] = ["disclosure", "roles", "sla", "checklist", "phases", "risk"];

/** One edition with the bytes that are served; it never changes, so its tag is strong. */
interface LoadedEdition {
  readonly catalogue: Catalogue<unknown>;
  readonly json: string;
  readonly etag: string;
}

const resolve = createRequire(import.meta.url).resolve;

/** The catalogue editions (built from the reviewed YAML of `packages/shared/catalogue`), held in memory for the life of the process. */
@Injectable()
export class CataloguesService {
  private readonly editions: ReadonlyMap<string, LoadedEdition> = new Map(
    kinds.map((kind) => {
      const json = readFileSync(resolve(`@portal/shared/catalogue/${kind}.json`), "utf8");
      const catalogue = JSON.parse(json) as Catalogue<unknown>;
      return [catalogue.id, { catalogue, json, etag: `"${sha256(json)}"` }];
    }),
  );

  list(): { id: string; kind: CatalogueKind; edition: string; title: Text }[] {
    return [...this.editions.values()].map(({ catalogue: { id, kind, edition, title } }) => ({
      id,
      kind,
      edition,
      title,
    }));
  }

  /** @throws Problem `not-found` */
  edition(id: string): LoadedEdition {
    const edition = this.editions.get(id);
    if (!edition) throw new Problem("not-found");
    return edition;
  }

  /** @throws Problem `not-found` for an id that is no disclosure catalogue */
  disclosure(id: string): DisclosureCatalogue {
    const { catalogue } = this.edition(id);
    if (catalogue.kind !== "disclosure") throw new Problem("not-found");
    return catalogue as DisclosureCatalogue;
  }

  /** The editions an agreement was opened on: it stands on them for its whole life. @throws Problem `not-found` for an edition that is not loaded */
  pinned({ roles, sla, risk }: { roles: string; sla: string; risk: string }): {
    roles: RolesCatalogue;
    sla: SlaCatalogue;
    risk: RiskCatalogue;
  } {
    const edition = <T>(id: string) => this.edition(id).catalogue as T;
    return { roles: edition(roles), sla: edition(sla), risk: edition(risk) };
  }

  current(kind: "disclosure"): DisclosureCatalogue;
  current(kind: "roles"): RolesCatalogue;
  current(kind: "sla"): SlaCatalogue;
  current(kind: "risk"): RiskCatalogue;
  /** The newest edition of a kind: what new drafts and agreements stand on. */
  current(kind: CatalogueKind): Catalogue<unknown> {
    for (const { catalogue } of this.editions.values()) if (catalogue.kind === kind) return catalogue;
    throw new Error(`no catalogue of kind ${kind}`);
  }
}
