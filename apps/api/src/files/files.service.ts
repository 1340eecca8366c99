import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";
import { FileStore } from "../platform/file-store.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import { acceptedEndings, kindOf } from "./file-kind.js";
import { decodedName, endingOf, safeName } from "./file-name.js";
import type { FileView } from "./files.dto.js";

interface FileRow extends FileView {
  readonly orgId: string;
}

/** Evidence files: bytes in the file store by SHA-256, one row for each upload. */
@Injectable()
export class FilesService {
  constructor(
    private readonly db: Database,
    private readonly store: FileStore,
  ) {}

  /**
   * Stores an upload. The bytes are safe before the row exists; bytes without a row are harmless.
   * @throws Problem `unsupported-media-type`
   */
  async create(actor: Actor, givenName: string, bytes: Buffer): Promise<FileView> {
    const name = decodedName(givenName);
    const ending = endingOf(name);
    // A page or a script stays one to whoever takes the added .txt off again.
    const isAccepted = ending === "" || acceptedEndings.includes(ending);
    const kind = isAccepted ? kindOf(bytes, name) : undefined;
    if (!kind) throw new Problem("unsupported-media-type", { detail: whatIsAccepted });
    const digest = await this.store.put(actor.orgId, bytes);
    const file: FileView = {
      id: newId(),
      name: safeName(name, kind.endings),
      mediaType: kind.mediaType,
      size: bytes.length,
      sha256: digest,
    };
    return this.db.as(withContent(actor, `${file.name}\n${digest}`), async (tx) => {
      await tx.query(
        "insert into file (id, org_id, name, media_type, size, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7)",
        [file.id, actor.orgId, file.name, file.mediaType, file.size, file.sha256, actor.userId],
      );
      tx.record("file.uploaded", file.id, { name: file.name, sha256: file.sha256, size: file.size });
      return file;
    });
  }

  /**
   * One file with its bytes, for its owner and for those who may read a version that names it.
   * @throws Problem `not-found`; an Error when the stored bytes are not the ones that were uploaded
   */
  async read(actor: Actor, id: string): Promise<FileView & { bytes: Buffer }> {
    const { orgId, ...file } = await this.db.as(actor, (tx) =>
      tx.one<FileRow>(
        `select id, name, media_type as "mediaType", size::int as size, sha256, org_id as "orgId" from file where id = $1`,
        [id],
      ),
    );
    const bytes = await this.store.get(orgId, file.sha256);
    if (sha256(bytes) !== file.sha256) throw new Error(`stored bytes of file ${id} differ from its SHA-256`);
    return { ...file, bytes };
  }

  /** Those of the ids that are files of the acting organisation. */
  async own(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FileView>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<FileView>(
      `select id, name, media_type as "mediaType", size::int as size, sha256 from file where id = any($1::uuid[]) and org_id = app.org_id()`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const whatIsAccepted = {
  ja: `受け付けるのは ${acceptedEndings.join("、")} で、中身もその種類であるものです`,
  en: `Accepted are ${acceptedEndings.join(", ")}, with content of that kind`,
};

// The guard hashes the body before the upload is read; the same key with other bytes must be refused.
function withContent(actor: Actor, content: string): Actor {
  const { idempotency } = actor;
  if (!idempotency) return actor;
  return {
    ...actor,
    idempotency: { ...idempotency, request: createHash("sha256").update(idempotency.request).update(content).digest() },
  };
}
