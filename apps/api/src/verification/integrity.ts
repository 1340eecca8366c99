import { inspectPdf, type TrustedRoots } from "../document/inspect.js";
import {
  CHAIN_BATCH,
  type ChainHead,
  examineChain,
  selectEvents,
  selectHeads,
  type StoredEvent,
} from "../platform/audit-chain.js";
import { sha256 } from "../platform/digest.js";
import type { FileStore } from "../platform/file-store.js";

/** Reads rows as `portal_audit`, which sees everything and may change nothing. */
export type Query = <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;

/** One thing that is not as it was recorded, and where. */
export interface IntegrityFinding {
  readonly code: string;
  readonly subject: string;
  readonly detail: string;
}

export interface IntegrityReport {
  /** How many of each kind were examined. */
  readonly examined: Readonly<Record<string, number>>;
  readonly findings: readonly IntegrityFinding[];
}

/** Examines chains, published versions, settled contents, stored files and the signatures of sealed documents. */
export async function examine(query: Query, files: FileStore): Promise<IntegrityReport> {
  const parts = [
    await chains(query),
    await versions(query),
    await contents(query),
    await evidence(query, files),
    await documents(query, files),
    await stuck(query),
  ];
  return {
    examined: Object.fromEntries(parts.map(({ kind, count }) => [kind, count])),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

interface Part {
  readonly kind: string;
  readonly count: number;
  readonly findings: IntegrityFinding[];
}

/** Recomputes every chain from its first event: numbers without gaps, hashes that follow, heads that agree. */
async function chains(query: Query): Promise<Part> {
  const heads = await query<ChainHead>(selectHeads);
  const findings: IntegrityFinding[] = [];
  let count = 0;
  for (const head of heads) {
    const { events, fault } = await examineChain(head, (id, after) =>
      query<StoredEvent>(selectEvents, [id, after, CHAIN_BATCH]),
    );
    count += events;
    if (fault) findings.push({ code: `chain-${fault.code}`, subject: head.id, detail: `at event ${fault.seq}` });
  }
  const headless = await query<{ id: string }>(
    "select distinct chain_id as id from audit_event e where not exists (select from audit_chain c where c.id = e.chain_id)",
  );
  return {
    kind: "auditEvents",
    count,
    findings: [
      ...findings,
      ...headless.map(({ id }) => ({ code: "chain-headless", subject: id, detail: "the chain has no head" })),
    ],
  };
}

async function versions(query: Query): Promise<Part> {
  return hashes(query, "versions", "version-altered", "select id::text as id, content, sha256 from disclosure_version");
}

async function contents(query: Query): Promise<Part> {
  return hashes(
    query,
    "contents",
    "content-altered",
    "select agreement_id || ' revision ' || revision as id, content, sha256 from agreement_content",
  );
}

async function hashes(query: Query, kind: string, code: string, sql: string): Promise<Part> {
  const rows = await query<{ id: string; content: string; sha256: string }>(sql);
  const altered = rows.filter((row) => sha256(row.content) !== row.sha256);
  return {
    kind,
    count: rows.length,
    findings: altered.map(({ id }) => ({ code, subject: id, detail: "the content does not match its SHA-256" })),
  };
}

async function evidence(query: Query, files: FileStore): Promise<Part> {
  const rows = await query<{ id: string; owner: string; sha256: string }>(
    "select id::text as id, org_id::text as owner, sha256 from file",
  );
  const findings = await Promise.all(
    rows.map(async ({ id, owner, sha256: expected }) => fileFinding(files, owner, expected, `file ${id}`)),
  );
  return { kind: "files", count: rows.length, findings: findings.flat() };
}

async function fileFinding(
  files: FileStore,
  owner: string,
  expected: string,
  subject: string,
): Promise<IntegrityFinding[]> {
  const bytes = await files.get(owner, expected).catch(() => undefined);
  if (!bytes) return [{ code: "file-missing", subject, detail: "the stored bytes are gone" }];
  return sha256(bytes) === expected
    ? []
    : [{ code: "file-altered", subject, detail: "the stored bytes do not match their SHA-256" }];
}

interface DocumentRow {
  agreement: string;
  revision: number;
  stage: "base" | "vendor" | "hospital" | "archive";
  sequence: number;
  sha256: string;
  digest: string;
}

async function documents(query: Query, files: FileStore): Promise<Part> {
  const certificates = async (table: "installation_root" | "timestamp_root" | "party_root"): Promise<Buffer[]> =>
    (await query<{ certificate: Buffer }>(`select certificate from ${table}`)).map(({ certificate }) => certificate);
  const roots = {
    seals: await certificates("installation_root"),
    timestamps: await certificates("timestamp_root"),
    parties: await certificates("party_root"),
  };
  const rows = await query<DocumentRow>(
    `select d.agreement_id::text as agreement, d.revision, d.stage, d.sequence, d.sha256, c.sha256 as digest
       from agreement_document d join agreement_content c on c.agreement_id = d.agreement_id and c.revision = d.revision`,
  );
  const findings: IntegrityFinding[] = [];
  for (const row of rows) {
    const subject = `agreement ${row.agreement} revision ${row.revision} ${row.stage}${row.sequence > 0 ? ` ${row.sequence}` : ""}`;
    const broken = await fileFinding(files, row.agreement, row.sha256, subject);
    findings.push(...broken);
    if (broken.length === 0)
      findings.push(...(await documentFindings(await files.get(row.agreement, row.sha256), row, roots, subject)));
  }
  return { kind: "documents", count: rows.length, findings };
}

async function documentFindings(
  bytes: Buffer,
  { stage, sequence, digest }: DocumentRow,
  roots: TrustedRoots,
  subject: string,
): Promise<IntegrityFinding[]> {
  const { problems, signatures, documentTimestamps, content } = await inspectPdf(bytes, roots);
  const expected = { base: 0, vendor: 1, hospital: 2, archive: 2 }[stage];
  const unexpected = problems.filter(({ code }) => !(stage === "base" && code === "no-signature"));
  return [
    ...unexpected.map(({ code, detail }) => ({ code: `document-${code}`, subject, detail: detail.en })),
    ...(signatures.length === expected
      ? []
      : [{ code: "document-signatures", subject, detail: `${signatures.length} signatures, ${expected} expected` }]),
    ...(documentTimestamps.length === sequence
      ? []
      : [
          {
            code: "document-timestamps",
            subject,
            detail: `${documentTimestamps.length} document time-stamps, ${sequence} expected`,
          },
        ]),
    ...(content?.sha256 === digest
      ? []
      : [{ code: "document-content", subject, detail: "the embedded content is not the settled one" }]),
  ];
}

// Nothing may stay half-signed: a seal or a document that is owed for more than five minutes is a finding.
async function stuck(query: Query): Promise<Part> {
  const rows = await query<{ id: string; kind: string; error: string | null }>(
    `select id::text as id, kind, last_error as error from job
      where done_at is null and kind in ('agreement.seal', 'agreement.document') and queued_at < clock_timestamp() - interval '5 minutes'`,
  );
  return {
    kind: "owedSeals",
    count: rows.length,
    findings: rows.map(({ id, kind, error }) => ({
      code: "job-stuck",
      subject: `${kind} ${id}`,
      detail: error ?? "not done",
    })),
  };
}
