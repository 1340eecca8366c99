import { X509Certificate } from "node:crypto";
import { Inject, Injectable, type OnModuleInit } from "@nestjs/common";
import { otherParty, type Party, referenceNumber } from "@portal/shared";
import { AgreementDocumentsService } from "../agreements/agreement-documents.service.js";
import {
  AgreementSignaturesService,
  type AuthorityOfSignature,
  type WaitingSeal,
} from "../agreements/agreement-signatures.service.js";
import { inspectPdfInWorker } from "../document/document-pool.js";
import type { TrustedRoots } from "../document/inspect.js";
import { signField } from "../document/pades.js";
import { JobRunner, TryAgainSoon } from "../platform/jobs.js";
import { KEY_PROVIDER, type KeyProvider } from "./key-provider.js";
import { RootsService } from "./roots.service.js";
import { TimestampUnavailable } from "./timestamp-authority.js";
import { TimestampsService } from "./timestamps.service.js";

const fields: Record<Party, string> = { vendor: "VendorSignature", hospital: "HospitalSignature" };
const letters: Record<Party, string> = { vendor: "乙", hospital: "甲" };

/**
 * Seals a committed act of signing in three short steps: read what is owed, append the signature to the stored bytes outside any
 * transaction, store and register the result under agreement, revision and side. A job that dies is taken again and repeats harmlessly.
 */
@Injectable()
export class SealingService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly signatures: AgreementSignaturesService,
    private readonly documents: AgreementDocumentsService,
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
    private readonly timestamps: TimestampsService,
    private readonly roots: RootsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.seal", async ({ payload, orgId, userId }) => {
      const { agreementId, revision, side } = payload as { agreementId: string; revision: number; side: Party };
      const acting = { orgId, userId: userId ?? "", kind: side };
      const seal = await this.signatures.waiting(acting, agreementId, revision, side);
      if (!seal) return;
      const sealed = await this.sealed(seal).catch(async (error: unknown) => {
        if (!(error instanceof TimestampUnavailable)) throw error;
        await this.signatures.waitFor(acting, seal, "timestamp");
        throw new TryAgainSoon(error);
      });
      const sha256 = await this.documents.keep(agreementId, sealed);
      await this.signatures.conclude(acting, seal, { sha256, size: sealed.byteLength });
    });
  }

  private async sealed(seal: WaitingSeal): Promise<Uint8Array> {
    const { certificate, root } = await this.keys.certificate({ id: seal.organizationId, name: seal.organizationName });
    const signed = await signField(await this.documents.bytes(seal.agreementId, seal.documentSha256), {
      field: fields[seal.side],
      signerName: signerOf(seal),
      organizationName: seal.organizationName,
      // 立会人型: the platform's seal, by order of a named person. Never presented as the party's own certificate.
      reason: `合意の締結（${letters[seal.side]}）。${seal.signerName}の指示による立会人型の電子封印。${seal.authority ? `${authorityInWords(seal.authority)}。` : ""}合意番号 ${seal.number} 照合番号 ${referenceNumber(seal.contentDigest)}`,
      signedAt: seal.signedAt,
      certificate,
      chain: [root],
      signRaw: (bytes) => this.keys.sign(seal.organizationId, bytes),
      stamp: this.timestamps.stamp(),
      certify: seal.side === "vendor",
      appearance: {
        lines: [
          seal.organizationName,
          signerOf(seal),
          ...(seal.authority ? [authorityInWords(seal.authority)] : []),
          `${tokyoTime(seal.signedAt)}（日本時間）`,
          `証明書番号 ${new X509Certificate(certificate).serialNumber}`,
        ],
      },
    });
    await requireSound(signed, await this.roots.all(), seal.side);
    return signed;
  }
}

/** Title and name; whoever signs in another's place, with both names. */
const signerOf = ({ signerTitle, signerName, onBehalfOf }: WaitingSeal): string =>
  `${signerTitle} ${signerName}${onBehalfOf ? `（${onBehalfOf.name}の委任により）` : ""}`.trim();

/** The authority relied upon, as the signature field (署名欄) names it. */
function authorityInWords({ kind, title, personName, principal, document }: AuthorityOfSignature): string {
  if (kind === "representative") return `署名の権限：代表者（${title} ${personName}）`;
  return `署名の権限：委任（委任者 ${principal}、委任状「${document?.name ?? ""}」）`;
}

// Nothing is stored as sealed that our own verifier would refuse: a changed file below the signature, say.
async function requireSound(pdf: Uint8Array, roots: TrustedRoots, side: Party): Promise<void> {
  const { problems, signatures } = await inspectPdfInWorker(pdf, roots);
  const expected = side === "vendor" ? [fields.vendor] : [fields[otherParty(side)], fields.hospital];
  const found = signatures.map(({ field }) => field);
  if (problems.length > 0 || expected.some((field) => !found.includes(field)))
    throw new Error(
      `the sealed file does not verify: ${problems.map(({ code }) => code).join(", ") || found.join(", ")}`,
    );
}

function tokyoTime(instant: Date): string {
  const parts = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "long", timeStyle: "medium" });
  return parts.format(instant);
}
