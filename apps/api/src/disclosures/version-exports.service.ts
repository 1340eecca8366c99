import { Injectable } from "@nestjs/common";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { VersionContent } from "./version-content.js";
import { versionCsv } from "./version-csv.js";
import { VersionsService } from "./versions.service.js";

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly sha256?: string;
}

/** A published version as a file. */
@Injectable()
export class VersionExportsService {
  constructor(
    private readonly db: Database,
    private readonly versions: VersionsService,
    private readonly catalogues: CataloguesService,
  ) {}

  /** @throws Problem `not-found`, `unacceptable` for a format that is not made */
  async file(actor: Actor, id: string, format = "json"): Promise<ExportedFile> {
    if (format !== "json" && format !== "csv") throw unknownFormat();
    const [version] = await this.db.as(actor, (tx) => this.versions.readable(tx, [id]));
    if (!version) throw new Problem("not-found");
    const content = JSON.parse(version.content) as VersionContent;
    const name = `${content.serviceName}-${content.number}.${format}`;
    if (format === "json") {
      const isWhole = version.restricted.length === 0;
      return {
        name,
        mediaType: "application/json",
        bytes: Buffer.from(version.content, "utf8"),
        ...(isWhole && { sha256: version.sha256 }),
      };
    }
    const csv = versionCsv(this.catalogues.disclosure(content.catalogueId), content, new Set(version.restricted));
    return { name, mediaType: "text/csv; charset=utf-8", bytes: Buffer.from(csv, "utf8") };
  }
}

const unknownFormat = () =>
  new Problem("unacceptable", {
    errors: [
      {
        pointer: "/format",
        code: "choice",
        detail: { ja: "受け取れる形式は json と csv です", en: "The formats are json and csv" },
      },
    ],
  });
