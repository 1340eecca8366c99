import { Injectable } from "@nestjs/common";
import { type Answers, COMPARISON_VERSIONS_MAX, compareVersions, type ServiceForm } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { type VersionHead, VersionsService } from "../disclosures/versions.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { isUuid } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import type { ComparedVersionView, ComparisonQueryDto, ComparisonView } from "./comparisons.dto.js";

/** What a comparison reads of a version's content. */
interface ComparedContent {
  readonly number: string;
  readonly publishedAt: string;
  readonly catalogueId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly serviceForm: ServiceForm;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly answers: Answers;
}

/** Contents kept parsed in this process; reading and parsing ten of them costs more than comparing them. */
const CONTENTS_KEPT = 100;

/** 比較: published versions side by side, item by item. */
@Injectable()
export class ComparisonsService {
  /** By SHA-256, the latest used last. A content never changes; whether a reader may see it is asked anew each time. */
  private readonly kept = new Map<string, ComparedContent>();

  constructor(
    private readonly db: Database,
    private readonly versions: VersionsService,
    private readonly catalogues: CataloguesService,
  ) {}

  /** @throws Problem `unacceptable` for other than 2 to 10 different ids, `not-found` when one of them is not there for the reader */
  async compare(actor: Actor, { versions, differencesOnly = false }: ComparisonQueryDto): Promise<ComparisonView> {
    const ids = requireIds(versions);
    const sides = await this.db.as(actor, (tx) => this.sides(tx, ids));
    // Editions that differ are laid out by the newest of them.
    const catalogueId =
      sides
        .map(({ content }) => content.catalogueId)
        .sort()
        .at(-1) ?? "";
    const comparison = compareVersions(
      this.catalogues.disclosure(catalogueId),
      sides.map(({ version, content }) => ({
        versionId: version.id,
        answers: content.answers,
        restricted: new Set(version.restricted),
      })),
      { differencesOnly },
    );
    const head = sides.map(({ version: { id, sha256, status }, content }): ComparedVersionView => {
      const { number, publishedAt, serviceId, serviceName, serviceForm, vendor } = content;
      return {
        id,
        number,
        sha256,
        publishedAt,
        status,
        catalogueId: content.catalogueId,
        serviceId,
        serviceName,
        serviceForm,
        vendor,
      };
    });
    return { versions: head, catalogueId, ...comparison } as ComparisonView;
  }

  private async sides(tx: Tx, ids: readonly string[]): Promise<{ version: VersionHead; content: ComparedContent }[]> {
    const heads = await this.versions.heads(tx, ids);
    // Taken before anything is awaited: what is kept now may be gone by then.
    const contents = new Map(heads.map(({ sha256 }) => [sha256, this.kept.get(sha256)]));
    const missing = heads.filter(({ sha256 }) => !contents.get(sha256)).map(({ id }) => id);
    if (missing.length > 0)
      for (const { sha256, content } of await this.versions.readable(tx, missing, true))
        contents.set(sha256, JSON.parse(content) as ComparedContent);
    return heads.map((version) => {
      const content = contents.get(version.sha256);
      if (!content) throw new Error(`version ${version.id} changed while it was read`);
      this.keep(version.sha256, content);
      return { version, content };
    });
  }

  private keep(sha256: string, content: ComparedContent): void {
    this.kept.delete(sha256);
    this.kept.set(sha256, content);
    const [oldest] = this.kept.keys();
    if (this.kept.size > CONTENTS_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

function requireIds(text: string): string[] {
  const ids = text
    .split(",")
    .map((id) => id.trim().toLowerCase())
    .filter(Boolean);
  if (ids.length < 2 || ids.length > COMPARISON_VERSIONS_MAX || new Set(ids).size !== ids.length)
    throw new Problem("unacceptable", {
      errors: [
        {
          pointer: "/versions",
          code: "range",
          detail: {
            ja: `異なる版を2〜${COMPARISON_VERSIONS_MAX}件選んでください`,
            en: `Choose 2 to ${COMPARISON_VERSIONS_MAX} different versions`,
          },
        },
      ],
    });
  // What is no id cannot be the id of anything.
  if (!ids.every(isUuid)) throw new Problem("not-found");
  return ids;
}
