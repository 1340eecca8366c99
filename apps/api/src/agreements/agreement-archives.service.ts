import { Injectable } from "@nestjs/common";
import { documentTimestampDue } from "@portal/shared";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { AgreementEntity } from "./agreement.entity.js";
import { AgreementDocumentsService } from "./agreement-documents.service.js";
import { counterpartyId } from "./agreement-party.js";

/** A document time-stamp that is owed: the first, or the one that follows before its predecessor ages. */
export interface WaitingArchive {
  readonly agreementId: string;
  readonly revision: number;
  /** From 1. */
  readonly sequence: number;
  /** The stored file that it is appended to. */
  readonly documentSha256: string;
  readonly pages: number;
}

/** Queues the document time-stamp with this number, now or when the one before it ages. */
export const enqueueArchive = (
  tx: Tx,
  acting: Acting,
  { id, revision }: AgreementEntity,
  sequence: number,
  due?: Date,
): Promise<void> =>
  tx.enqueue(
    "agreement.archive",
    `archive ${id} ${revision} ${sequence}`,
    { agreementId: id, revision, sequence, kind: acting.kind },
    due,
  );

/** The archive states of a concluded agreement's document: each a stored file of its own. */
@Injectable()
export class AgreementArchivesService {
  constructor(
    private readonly db: Database,
    private readonly documents: AgreementDocumentsService,
  ) {}

  /** The document time-stamp that is still owed; undefined when it is stored already or its ground is missing. */
  waiting(acting: Acting, id: string, revision: number, sequence: number): Promise<WaitingArchive | undefined> {
    return this.db.as(acting, async (tx) => {
      if (await this.documents.stored(tx, id, revision, "archive", sequence)) return undefined;
      const ground = await (sequence === 1
        ? this.documents.stored(tx, id, revision, "hospital")
        : this.documents.stored(tx, id, revision, "archive", sequence - 1));
      return ground && { agreementId: id, revision, sequence, documentSha256: ground.sha256, pages: ground.pages };
    });
  }

  /** Registers the stored file and queues the next document time-stamp for the day this one ages. A repeat changes nothing. */
  conclude(
    acting: Acting,
    archive: WaitingArchive,
    file: { sha256: string; size: number; stampedAt: Date; certificateEnds: Date },
  ): Promise<void> {
    const { agreementId, revision, sequence, pages } = archive;
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, agreementId);
      if (await this.documents.stored(tx, agreementId, revision, "archive", sequence)) return;
      await this.documents.register(
        tx,
        agreement,
        "archive",
        { sha256: file.sha256, size: file.size, pages },
        sequence,
      );
      await enqueueArchive(
        tx,
        acting,
        agreement,
        sequence + 1,
        documentTimestampDue(file.stampedAt, file.certificateEnds),
      );
      tx.record(
        "agreement.archived",
        agreementId,
        { revision, sequence, sha256: file.sha256 },
        counterpartyId(agreement, acting),
      );
    });
  }
}
