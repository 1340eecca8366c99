import { Injectable } from "@nestjs/common";
import { type DocumentVerdict, documentVerdictWords, type Language, type Text } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { csvText } from "../platform/csv.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import { BULK_JOB } from "./bulk-verification-work.service.js";
import type {
  BulkResultListView,
  BulkResultView,
  BulkVerificationDto,
  BulkVerificationListView,
  BulkVerificationView,
  ListBulkResultsDto,
} from "./bulk-verifications.dto.js";

interface ResultRow extends Omit<BulkResultView, "signedAt" | "verifiedAt" | "problems"> {
  readonly signedAt: Date;
  readonly verifiedAt: Date | null;
  readonly problems: readonly { readonly code: string; readonly detail: Text }[];
  readonly rank: number;
}

const MOST_RUNS_SHOWN = 50;

/** Verification again, on record, of every document that the acting organisation signed in a period. */
@Injectable()
export class BulkVerificationsService {
  constructor(private readonly db: Database) {}

  /** Fixes which documents are looked at, and queues the work. @throws Problem `invalid-input`, `bulk-verification.running` */
  request(actor: Actor, { from, to }: BulkVerificationDto): Promise<BulkVerificationView> {
    if (to < from) throw periodTurnedRound();
    return this.db.as(actor, async (tx) => {
      // Two at the same moment: the second one waits here, and then sees the first.
      await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`bulk-verification ${actor.orgId}`]);
      const running = await tx.query("select id from bulk_verification where finished_at is null");
      if (running.length > 0) throw new Problem("bulk-verification.running");
      const id = newId();
      await tx.query(
        `insert into bulk_verification (id, organization_id, from_day, to_day, requested_by)
         values ($1, app.org_id(), $2, $3, app.user_id())`,
        [id, from, to],
      );
      const documents = await choose(tx, id, from, to);
      tx.record("verification.bulk-requested", id, { from, to, documents });
      await tx.enqueue(BULK_JOB, `${BULK_JOB} ${id} 0`, { id, kind: actor.kind });
      return one(tx, id);
    });
  }

  list(actor: Actor): Promise<BulkVerificationListView> {
    return this.db.as(actor, async (tx) => ({ items: await runs(tx, null), nextCursor: null }));
  }

  /** @throws Problem `not-found` */
  read(actor: Actor, id: string): Promise<BulkVerificationView> {
    return this.db.as(actor, (tx) => one(tx, id));
  }

  /** What calls for attention first. @throws Problem `not-found` */
  results(actor: Actor, id: string, query: ListBulkResultsDto, language: Language): Promise<BulkResultListView> {
    const { limit = 50, cursor, verdict } = query;
    const after = decodeCursor(cursor, 2);
    return this.db.as(actor, async (tx) => {
      await one(tx, id);
      const rows = await resultRows(tx, id, { verdict, after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => view(row, language)),
        nextCursor: rows.length > limit && last ? encodeCursor(String(last.rank), String(last.position)) : null,
      };
    });
  }

  /** All results as one CSV file, in Japanese. @throws Problem `not-found`, `wrong-state` before the end */
  async csv(actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const { run, rows } = await this.db.as(actor, async (tx) => ({
      run: await one(tx, id),
      rows: await resultRows(tx, id, {}),
    }));
    if (run.finishedAt === null)
      throw new Problem("wrong-state", {
        detail: {
          ja: "検証が終わってから書き出せます",
          en: "The results can be exported once the verification has finished",
        },
      });
    const name = `署名文書の検証_${run.from}_${run.to}.csv`;
    return { name, mediaType: "text/csv", bytes: Buffer.from(csvText([HEAD, ...rows.map(csvRow)]), "utf8") };
  }
}

const periodTurnedRound = () =>
  new Problem("invalid-input", {
    errors: [
      {
        pointer: "/to",
        code: "before-start",
        detail: { ja: "終わりの日は、始まりの日以後にします", en: "The last day must not be before the first" },
      },
    ],
  });

/** The newest file of each revision on which an act of signing falls into the period. @returns how many */
async function choose(tx: Tx, id: string, from: string, to: string): Promise<number> {
  const rows = await tx.query(
    `insert into bulk_verification_result
            (verification_id, position, organization_id, agreement_id, revision, stage, document_sha256, signed_at)
     select $1, row_number() over (order by s.signed_at, d.agreement_id, d.revision), app.org_id(),
            d.agreement_id, d.revision, d.stage, d.sha256, s.signed_at
       from (select agreement_id, revision, max(signed_at) as signed_at from agreement_signature
              group by agreement_id, revision
             having bool_or(signed_at >= $2::date::timestamp at time zone 'Asia/Tokyo'
                            and signed_at < ($3::date + 1)::timestamp at time zone 'Asia/Tokyo')) s
       join lateral (select n.* from agreement_document n
                      where n.agreement_id = s.agreement_id and n.revision = s.revision and n.stage <> 'base'
                      order by n.made_at desc, n.sequence desc limit 1) d on true
     returning position`,
    [id, from, to],
  );
  return rows.length;
}

type RunRow = Omit<BulkVerificationView, "counts" | "requestedAt" | "finishedAt"> &
  BulkVerificationView["counts"] & { readonly requestedAt: Date; readonly finishedAt: Date | null };

async function runs(tx: Tx, id: string | null): Promise<BulkVerificationView[]> {
  const rows = await tx.query<RunRow>(
    `select v.id, v.from_day::text as from, v.to_day::text as to, p.name as "requestedBy", v.requested_at as "requestedAt",
            v.finished_at as "finishedAt", count(r.position)::int as documents, count(r.verdict)::int as verified,
            count(*) filter (where r.verdict = 'broken')::int as broken, count(*) filter (where r.verdict = 'missing')::int as missing,
            count(*) filter (where r.verdict = 'lapsed')::int as lapsed, count(*) filter (where r.verdict = 'sound')::int as sound
       from (select * from bulk_verification where $1::uuid is null or id = $1 order by requested_at desc limit ${MOST_RUNS_SHOWN}) v
       left join bulk_verification_result r on r.verification_id = v.id
       left join person p on p.id = v.requested_by
      group by v.id, v.from_day, v.to_day, p.name, v.requested_at, v.finished_at
      order by v.requested_at desc`,
    [id],
  );
  return rows.map(({ broken, missing, lapsed, sound, requestedBy, requestedAt, finishedAt, ...run }) => ({
    ...run,
    requestedBy: requestedBy ?? "",
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    counts: { broken, missing, lapsed, sound },
  }));
}

async function one(tx: Tx, id: string): Promise<BulkVerificationView> {
  const [run] = await runs(tx, id);
  if (!run) throw new Problem("not-found");
  return run;
}

function resultRows(
  tx: Tx,
  id: string,
  { verdict, after, limit }: { verdict?: DocumentVerdict | undefined; after?: string[] | undefined; limit?: number },
): Promise<ResultRow[]> {
  return tx.query<ResultRow>(
    `select * from (
       select r.position, r.agreement_id as "agreementId", a.number, o.name as counterparty, r.revision, r.stage,
              r.signed_at as "signedAt", r.document_sha256 as sha256, r.verdict, r.level, r.problems, r.verified_at as "verifiedAt",
              case r.verdict when 'broken' then 0 when 'missing' then 0 when 'lapsed' then 1 when 'sound' then 2 else 3 end as rank
         from bulk_verification_result r
         join agreement a on a.id = r.agreement_id
         join organization o on o.id = case app.org_id() when a.vendor_org_id then a.hospital_org_id else a.vendor_org_id end
        where r.verification_id = $1 and ($2::text is null or r.verdict = $2)) found
      where $3::int is null or (rank, position) > ($3::int, $4::int)
      order by rank, position limit $5`,
    [id, verdict ?? null, after?.[0] ?? null, after?.[1] ?? null, limit ?? null],
  );
}

const view = ({ rank: _, signedAt, verifiedAt, problems, ...row }: ResultRow, language: Language): BulkResultView => ({
  ...row,
  signedAt: signedAt.toISOString(),
  verifiedAt: verifiedAt?.toISOString() ?? null,
  problems: problems.map(({ code, detail }) => ({ code, detail: detail[language] })),
});

const HEAD = [
  "合意番号",
  "改訂",
  "相手方",
  "最後の署名（日本時間）",
  "判定",
  "理由",
  "長期検証の水準",
  "SHA-256",
  "検証した日時（日本時間）",
];

const csvRow = (row: ResultRow): string[] => [
  row.number,
  String(row.revision),
  row.counterparty,
  inTokyo(row.signedAt),
  row.verdict ? documentVerdictWords[row.verdict].ja : "",
  row.problems.map(({ detail }) => detail.ja).join(" / "),
  row.level ?? "",
  row.sha256,
  row.verifiedAt ? inTokyo(row.verifiedAt) : "",
];

const TOKYO_OFFSET_MS = 9 * 3_600_000;
const inTokyo = (at: Date): string =>
  new Date(at.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
