import { Injectable, type OnModuleInit } from "@nestjs/common";
import { type AgreementContent, canonicalJson, type Party } from "@portal/shared";
import { renderAgreementInWorker } from "../document/document-pool.js";
import type { Actor } from "../platform/actor.js";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";
import { FileStore } from "../platform/file-store.js";
import { JobRunner } from "../platform/jobs.js";
import { Problem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId } from "./agreement-party.js";
import { rowsOf } from "./agreement-rows.js";
import { SettledContents } from "./settled-contents.js";

export type DocumentStage = "base" | Party | "archive";

/** A PDF on its way to a reader. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** SHA-256 of the bytes; absent for a preview, which is not kept. */
  readonly sha256?: string;
}

/** The agreement's PDF: made once after settling, read as signed so far, previewed before. */
@Injectable()
export class AgreementDocumentsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
    private readonly jobs: JobRunner,
    private readonly contents: SettledContents,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.document", async ({ payload, orgId, userId }) => {
      const { agreementId, revision, kind } = payload as { agreementId: string; revision: number; kind: Party };
      await this.make({ orgId, userId: userId ?? "", kind }, agreementId, revision);
    });
  }

  /** The newest stored file of the present revision; notes that this person has opened it. @throws Problem `agreement.document-not-ready`, `wrong-state` before settling */
  async read(actor: Actor, id: string): Promise<DocumentFile> {
    const { agreement, document } = await this.db.as(actor, async (tx) => {
      const found = await tx.get(AgreementEntity, id);
      const stored = await newest(tx, found.id, found.revision);
      if (stored) await noteOpening(tx, found);
      return { agreement: found, document: stored };
    });
    if (!document) {
      if (agreement.contentDigest)
        throw new Problem("agreement.document-not-ready", { headers: { "Retry-After": "2" } });
      throw new Problem("wrong-state", {
        detail: {
          ja: "確定前の合意書は、案（透かし入り）として表示できます",
          en: "Before settling the agreement can be read as a watermarked draft",
        },
      });
    }
    return {
      name: fileName(agreement),
      bytes: await this.files.get(agreement.id, document.sha256),
      sha256: document.sha256,
    };
  }

  /** The present state, watermarked 「案（未締結）」; rendered on demand and not kept. */
  async preview(actor: Actor, id: string): Promise<DocumentFile> {
    const { agreement, content } = await this.db.as(actor, async (tx) => {
      const found = await tx.get(AgreementEntity, id);
      return { agreement: found, content: await this.contents.preview(tx, found, await rowsOf(tx, id)) };
    });
    const json = canonicalJson(content);
    const { pdf } = await renderAgreementInWorker(content, {
      contentDigest: sha256(json),
      canonicalJson: json,
      createdAt: content.settledAt,
      watermark: "案（未締結）",
    });
    return { name: fileName(agreement, "案"), bytes: Buffer.from(pdf) };
  }

  /** The stored file that the next signature is appended to. */
  async stored(
    tx: Tx,
    agreementId: string,
    revision: number,
    stage: DocumentStage,
    sequence = 0,
  ): Promise<{ sha256: string; pages: number } | undefined> {
    const [row] = await tx.query<{ sha256: string; pages: number }>(
      "select sha256, pages from agreement_document where agreement_id = $1 and revision = $2 and stage = $3 and sequence = $4",
      [agreementId, revision, stage, sequence],
    );
    return row;
  }

  bytes(agreementId: string, digest: string): Promise<Buffer> {
    return this.files.get(agreementId, digest);
  }

  keep(agreementId: string, bytes: Uint8Array): Promise<string> {
    return this.files.put(agreementId, bytes);
  }

  async register(
    tx: Tx,
    agreement: AgreementEntity,
    stage: DocumentStage,
    file: { sha256: string; size: number; pages: number },
    sequence = 0,
  ): Promise<void> {
    await tx.query(
      `insert into agreement_document (agreement_id, revision, stage, vendor_org_id, hospital_org_id, sha256, size, pages, sequence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        agreement.id,
        agreement.revision,
        stage,
        agreement.vendorOrgId,
        agreement.hospitalOrgId,
        file.sha256,
        file.size,
        file.pages,
        sequence,
      ],
    );
  }

  /** For what is signed together with others: nobody signs unread. @throws Problem `agreement.document-not-opened` */
  async requireOpened(
    tx: Tx,
    { agreementId, revision, contentDigest }: { agreementId: string; revision: number; contentDigest: string },
  ): Promise<void> {
    const opened = await tx.query(
      `select 1 from agreement_document_opening
        where agreement_id = $1 and revision = $2 and content_digest = $3 and person_id = app.user_id() and organization_id = app.org_id()`,
      [agreementId, revision, contentDigest],
    );
    if (opened.length === 0) throw new Problem("agreement.document-not-opened");
  }

  // Rendered outside any transaction; stored under agreement, revision and stage, so that a repeat is harmless.
  private async make(acting: Acting, agreementId: string, revision: number): Promise<void> {
    const settled = await this.db.as(acting, async (tx) => {
      const [content] = await tx.query<{ content: string; sha256: string }>(
        "select content, sha256 from agreement_content where agreement_id = $1 and revision = $2",
        [agreementId, revision],
      );
      return content && !(await this.stored(tx, agreementId, revision, "base")) ? content : undefined;
    });
    if (!settled) return;
    const content = JSON.parse(settled.content) as AgreementContent;
    const { pdf, pages } = await renderAgreementInWorker(content, {
      contentDigest: settled.sha256,
      canonicalJson: settled.content,
      createdAt: content.settledAt,
    });
    const digest = await this.keep(agreementId, pdf);
    await this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, agreementId);
      // Reopened in the meantime: the old revision's paper is not wanted any more.
      if (agreement.revision !== revision || (await this.stored(tx, agreementId, revision, "base"))) return;
      await this.register(tx, agreement, "base", { sha256: digest, size: pdf.byteLength, pages });
      tx.record(
        "agreement.document-made",
        agreementId,
        { revision, sha256: digest, pages },
        counterpartyId(agreement, acting),
      );
    });
  }
}

// That this person has opened what this revision settles: what may be signed together with others (`signing-batches`).
async function noteOpening(tx: Tx, { id, revision, contentDigest }: AgreementEntity): Promise<void> {
  const first = await tx.query(
    `insert into agreement_document_opening (agreement_id, revision, person_id, organization_id, content_digest)
     values ($1, $2, app.user_id(), app.org_id(), $3) on conflict do nothing returning agreement_id`,
    [id, revision, contentDigest],
  );
  if (first.length > 0) tx.record("agreement.document-opened", id, { revision, contentDigest });
}

async function newest(tx: Tx, agreementId: string, revision: number): Promise<{ sha256: string } | undefined> {
  const [row] = await tx.query<{ sha256: string }>(
    `select sha256 from agreement_document where agreement_id = $1 and revision = $2
      order by case stage when 'base' then 1 when 'vendor' then 2 when 'hospital' then 3 else 4 end desc, sequence desc limit 1`,
    [agreementId, revision],
  );
  return row;
}

const fileName = ({ number, revision }: AgreementEntity, mark = "") => `合意書_${number}_改訂${revision}${mark}.pdf`;
