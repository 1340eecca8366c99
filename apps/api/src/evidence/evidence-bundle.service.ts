import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { Injectable } from "@nestjs/common";
import { type AgreementContent, type AgreementStatus, agreementStatuses, phaseOf, publicStatus } from "@portal/shared";
import { VersionsService } from "../disclosures/versions.service.js";
import type { TrustedRoots } from "../document/inspect.js";
import type { Actor } from "../platform/actor.js";
import { CHAIN_BATCH, type ChainHead, selectEvents, type StoredEvent } from "../platform/audit-chain.js";
import { Database, type Tx } from "../platform/database.js";
import { FileStore } from "../platform/file-store.js";
import { pem } from "../platform/pem.js";
import { Problem } from "../platform/problem.js";
import { RootsService } from "../signing/roots.service.js";
import { zipOf, type BundleEntry } from "./bundle-archive.js";

const script = resolve(import.meta.dirname, "../../evidence/verify.sh");

interface Concluded {
  readonly id: string;
  readonly number: string;
  readonly status: AgreementStatus;
  readonly revision: number;
  readonly versionId: string;
  readonly vendorOrgId: string;
  readonly hospitalOrgId: string;
}

interface Evidence {
  readonly agreement: Concluded;
  readonly content: { text: string; sha256: string };
  readonly stages: readonly { stage: string; sha256: string; size: string }[];
  readonly version: { text: string; sha256: string; files: readonly EvidenceFile[]; vendorOrgId: string };
  readonly signatures: readonly object[];
  readonly events: readonly StoredEvent[];
  readonly head: string;
}

interface EvidenceFile {
  readonly name: string;
  readonly itemId: string;
  readonly sha256: string;
  readonly size: number;
}

/** Everything that proves a concluded agreement, to be kept and checked without the portal (証跡一式). */
@Injectable()
export class EvidenceBundleService {
  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
    private readonly versions: VersionsService,
    private readonly roots: RootsService,
  ) {}

  /** @throws Problem `not-found`, `wrong-state` before both signatures are sealed */
  async bundle(actor: Actor, id: string): Promise<{ name: string; archive: Readable }> {
    const evidence = await this.db.as(actor, (tx) => this.gather(tx, id));
    const { agreement, content } = evidence;
    const roots = await this.roots.all();
    return {
      name: `証跡_${agreement.number}_改訂${agreement.revision}.zip`,
      archive: zipOf(
        this.entriesOf(evidence, roots),
        new Date((JSON.parse(content.text) as AgreementContent).settledAt),
      ),
    };
  }

  private async gather(tx: Tx, id: string): Promise<Evidence> {
    const agreement = await tx.one<Concluded>(
      `select id, number, status, revision, version_id as "versionId", vendor_org_id as "vendorOrgId", hospital_org_id as "hospitalOrgId"
         from agreement where id = $1`,
      [id],
    );
    const { revision, versionId, vendorOrgId, hospitalOrgId } = agreement;
    requireConcluded(agreement);
    const content = await tx.one<{ text: string; sha256: string }>(
      "select content as text, sha256 from agreement_content where agreement_id = $1 and revision = $2",
      [id, revision],
    );
    const stages = await tx.query<{ stage: string; sha256: string; size: string }>(
      "select case stage when 'archive' then 'archive-' || sequence else stage end as stage, sha256, size from agreement_document where agreement_id = $1 and revision = $2 order by made_at, sequence",
      [id, revision],
    );
    const signatures = await tx.query<object>(
      `select side, person_name as "personName", person_title as "personTitle", content_digest as "contentDigest",
              document_sha256 as "documentSha256", consent, ip, user_agent as "userAgent", signed_at as "signedAt",
              factors, challenge_id as "challengeId", challenged_at as "challengedAt", credential_id as "credentialId", method,
              certificate, authority, on_behalf_of as "onBehalfOf"
         from agreement_signature where agreement_id = $1 and revision = $2 order by signed_at`,
      [id, revision],
    );
    const [readable] = await this.versions.readable(tx, [versionId]);
    const { files } = await this.versions.versionForAgreement(tx, versionId);
    const [first, second] = [vendorOrgId, hospitalOrgId].toSorted();
    const { events, head } = await chainOf(tx, `pair:${first}:${second}`);
    return {
      agreement,
      content,
      stages,
      signatures,
      version: { text: readable!.content, sha256: readable!.sha256, files, vendorOrgId },
      events,
      head,
    };
  }

  private entriesOf(evidence: Evidence, roots: Required<TrustedRoots>): BundleEntry[] {
    const { agreement, content, stages, version, signatures, events, head } = evidence;
    const text = (path: string, words: string): BundleEntry => ({ path, bytes: Buffer.from(words, "utf8") });
    const lines = (path: string, all: readonly string[]) => text(path, all.map((line) => `${line}\n`).join(""));
    const newest = stages.at(-1)!;
    const stored = (path: string, owner: string, { sha256, size }: { sha256: string; size: number }): BundleEntry => ({
      path,
      sha256,
      size,
      open: () => this.files.stream(owner, sha256),
    });
    const once = new Map(version.files.map((file) => [file.sha256, file]));
    return [
      stored("agreement.pdf", agreement.id, { ...newest, size: Number(newest.size) }),
      ...stages
        .slice(0, -1)
        .map((one) => stored(`earlier/${one.stage}.pdf`, agreement.id, { ...one, size: Number(one.size) })),
      text("agreement.json", content.text),
      text("content-digest.txt", `${content.sha256}\n`),
      text("disclosure.json", version.text),
      text("disclosure-digest.txt", `${version.sha256}\n`),
      text("signatures.json", `${JSON.stringify(signatures, null, 2)}\n`),
      lines(
        "audit/payloads.txt",
        events.map(({ payload }) => payload),
      ),
      lines(
        "audit/hashes.txt",
        events.map(({ hash }) => hash.toString("hex")),
      ),
      text("audit/head.txt", `${head}\n`),
      text("certificates/roots.pem", roots.seals.map(pem).join("")),
      ...(roots.timestamps.length > 0
        ? [text("certificates/timestamp-roots.pem", roots.timestamps.map(pem).join(""))]
        : []),
      ...(roots.parties.length > 0 ? [text("certificates/party-roots.pem", roots.parties.map(pem).join(""))] : []),
      ...[...once.values()].map((file) =>
        stored(`evidence/${file.sha256.slice(0, 12)}-${safeName(file.name)}`, version.vendorOrgId, file),
      ),
      { path: "verify.sh", bytes: readFileSync(script) },
    ];
  }
}

function requireConcluded(agreement: Concluded): void {
  if (phaseOf(agreement.status) !== "pre_contract") return;
  throw new Problem("wrong-state", {
    detail: {
      ja: "証跡一式は、双方の署名が済んで締結された合意について作れます",
      en: "The evidence bundle exists once both parties have signed and the agreement is concluded",
    },
    members: {
      allowedIn: agreementStatuses.filter((status) => phaseOf(status) !== "pre_contract").map(publicStatus),
    },
  });
}

async function chainOf(tx: Tx, chainId: string): Promise<{ events: StoredEvent[]; head: string }> {
  const { headHash } = await tx.one<Pick<ChainHead, "headHash">>(
    `select head_hash as "headHash" from audit_chain where id = $1`,
    [chainId],
  );
  const events: StoredEvent[] = [];
  for (let after: string | undefined = "0"; after !== undefined;) {
    const batch: StoredEvent[] = await tx.query<StoredEvent>(selectEvents, [chainId, after, CHAIN_BATCH]);
    events.push(...batch);
    after = batch.length === CHAIN_BATCH ? batch.at(-1)?.seq : undefined;
  }
  return { events, head: headHash.toString("hex") };
}

// Names come from people: no separators, no control characters, nothing that a shell or a file system reads as its own.
const safeName = (name: string): string =>
  name
    .replace(/[\p{C}/\\:*?"<>|]/gu, "_")
    .replace(/^\.+/, "_")
    .slice(0, 120);
