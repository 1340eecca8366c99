import { Inject, Injectable, type OnModuleInit } from "@nestjs/common";
import type { Party } from "@portal/shared";
import { AgreementArchivesService } from "../agreements/agreement-archives.service.js";
import { AgreementDocumentsService } from "../agreements/agreement-documents.service.js";
import { inspectPdfInWorker } from "../document/document-pool.js";
import { addDocumentTimestamp, certificatesOf, timestampCertificatesOf } from "../document/document-timestamp.js";
import type { DocumentTimestampInspection } from "../document/inspect.js";
import { JobRunner, TryAgainSoon } from "../platform/jobs.js";
import { KEY_PROVIDER, type KeyProvider } from "./key-provider.js";
import { revocationListsAbout } from "./revocation-lists.js";
import { RootsService } from "./roots.service.js";
import { TimestampUnavailable } from "./timestamp-authority.js";
import { TimestampsService } from "./timestamps.service.js";

/** About ten minutes. Then the document time-stamp is worth more than the list, which the next one may bring. */
const ATTEMPTS_FOR_LISTS = 15;

/**
 * Gives a concluded document what later validation needs and a time-stamp over all of it (PAdES B-LT, B-LTA), and again before
 * that ages. The agreement is in force without it; a job that dies is taken again and repeats harmlessly.
 */
@Injectable()
export class ArchivingService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly archives: AgreementArchivesService,
    private readonly documents: AgreementDocumentsService,
    private readonly timestamps: TimestampsService,
    private readonly roots: RootsService,
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.archive", async ({ payload, orgId, userId, attempts }) => {
      const { agreementId, revision, sequence, kind } = payload as {
        agreementId: string;
        revision: number;
        sequence: number;
        kind: Party;
      };
      // Without an authority a document stays at the level of its signatures.
      if (this.timestamps.stamp() === undefined) return;
      const acting = { orgId, userId: userId ?? "", kind };
      const archive = await this.archives.waiting(acting, agreementId, revision, sequence);
      if (!archive) return;
      const archived = await this.archived(
        await this.documents.bytes(agreementId, archive.documentSha256),
        attempts >= ATTEMPTS_FOR_LISTS,
      );
      const { at, certificateEnds } = await this.requireSound(archived, sequence);
      const sha256 = await this.documents.keep(agreementId, archived);
      await this.archives.conclude(acting, archive, {
        sha256,
        size: archived.byteLength,
        stampedAt: new Date(at ?? 0),
        certificateEnds: new Date(certificateEnds ?? 0),
      });
    });
  }

  private async archived(pdf: Uint8Array, withoutLists: boolean): Promise<Uint8Array> {
    const stamp = this.timestamps.stamp();
    if (stamp === undefined) throw new Error("no time-stamp authority is configured");
    const { seals, timestamps } = await this.roots.all();
    const { lists, missing } = await revocationListsAbout(timestampCertificatesOf(pdf), timestamps);
    if (missing.length > 0 && !withoutLists)
      throw new TryAgainSoon(new Error(`no revocation list could be had about ${missing.join("; ")}`));
    const material = {
      certificates: [...certificatesOf(pdf), ...seals, ...timestamps].filter(
        (one, index, all) => all.findIndex((other) => Buffer.from(other).equals(one)) === index,
      ),
      revocationLists: [await this.keys.revocationList(), ...lists],
    };
    try {
      return await addDocumentTimestamp(pdf, material, stamp);
    } catch (error) {
      throw error instanceof TimestampUnavailable ? new TryAgainSoon(error) : error;
    }
  }

  // Nothing is stored that our own verifier would refuse.
  private async requireSound(pdf: Uint8Array, sequence: number): Promise<DocumentTimestampInspection> {
    const { problems, documentTimestamps } = await inspectPdfInWorker(pdf, await this.roots.all());
    const newest = documentTimestamps.at(-1);
    if (problems.length > 0 || documentTimestamps.length !== sequence || newest === undefined)
      throw new Error(`the archived file does not verify: ${problems.map(({ code }) => code).join(", ")}`);
    return newest;
  }
}
