import { Injectable, type OnModuleInit } from "@nestjs/common";
import { documentVerdict, type DocumentVerdict, type Party, type Text } from "@portal/shared";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { FileStore } from "../platform/file-store.js";
import { JobRunner } from "../platform/jobs.js";
import type { VerificationView } from "./verification.dto.js";
import { VerificationService } from "./verification.service.js";

export const BULK_JOB = "verification.bulk";

/** A few documents a job, then the next one is queued: seals that are owed meanwhile come between. */
const DOCUMENTS_AT_ONCE = 5;

interface WaitingDocument {
  readonly position: number;
  readonly agreementId: string;
  readonly sha256: string;
}

interface Found {
  readonly verdict: DocumentVerdict;
  readonly level: VerificationView["level"];
  readonly problems: readonly { readonly code: string; readonly detail: Text }[];
}

const missing: Found = {
  verdict: "missing",
  level: null,
  problems: [
    {
      code: "file-missing",
      detail: {
        ja: "記録にあるファイルが、保管場所にありません。控えから戻すよう、運営者に連絡してください",
        en: "The file on record is not in storage; ask the operator to restore it from the backup",
      },
    },
  ],
};

/** Verifies the chosen documents of a run as anybody's file is verified, from the stored bytes. Taken up again, it goes on where it was. */
@Injectable()
export class BulkVerificationWorkService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobRunner,
    private readonly files: FileStore,
    private readonly verification: VerificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(BULK_JOB, async ({ payload, orgId, userId }) => {
      const { id, kind } = payload as { id: string; kind: Party };
      await this.goOn({ orgId, userId: userId ?? "", kind }, id);
    });
  }

  private async goOn(acting: Acting, id: string): Promise<void> {
    const waiting = await this.db.as(acting, (tx) =>
      tx.query<WaitingDocument>(
        `select position, agreement_id as "agreementId", document_sha256 as sha256 from bulk_verification_result
          where verification_id = $1 and verdict is null order by position limit $2`,
        [id, DOCUMENTS_AT_ONCE],
      ),
    );
    const found: [number, Found][] = [];
    for (const document of waiting) found.push([document.position, await this.examine(document)]);
    await this.db.as(acting, async (tx) => {
      for (const [position, { verdict, level, problems }] of found)
        await tx.query(
          `update bulk_verification_result set verdict = $3, level = $4, problems = $5, verified_at = app.now()
            where verification_id = $1 and position = $2 and verdict is null`,
          [id, position, verdict, level, JSON.stringify(problems)],
        );
      const last = waiting.at(-1);
      if (last && waiting.length === DOCUMENTS_AT_ONCE)
        await tx.enqueue(BULK_JOB, `${BULK_JOB} ${id} ${last.position}`, { id, kind: acting.kind });
      else await finish(tx, id);
    });
  }

  private async examine({ agreementId, sha256 }: WaitingDocument): Promise<Found> {
    const bytes = await this.files.get(agreementId, sha256).catch((error: unknown) => {
      if ((error as { code?: string }).code === "ENOENT") return null;
      throw error;
    });
    if (bytes === null) return missing;
    const { level, problems } = await this.verification.examine(bytes);
    return { verdict: documentVerdict(problems.map(({ code }) => code)), level, problems };
  }
}

async function finish(tx: Tx, id: string): Promise<void> {
  const ended = await tx.query(
    "update bulk_verification set finished_at = app.now() where id = $1 and finished_at is null returning id",
    [id],
  );
  if (ended.length === 0) return;
  const [counts] = await tx.query<Record<DocumentVerdict, number>>(
    `select count(*) filter (where verdict = 'broken')::int as broken, count(*) filter (where verdict = 'missing')::int as missing,
            count(*) filter (where verdict = 'lapsed')::int as lapsed, count(*) filter (where verdict = 'sound')::int as sound
       from bulk_verification_result where verification_id = $1`,
    [id],
  );
  tx.record("verification.bulk-finished", id, { ...counts });
}
