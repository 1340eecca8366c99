import { X509Certificate } from "node:crypto";
import { Inject, Injectable, type OnModuleInit } from "@nestjs/common";
import { otherParty, type Party } from "@portal/shared";
import { AgreementDocumentsService } from "../agreements/agreement-documents.service.js";
import { AgreementSignaturesService, type WaitingSeal } from "../agreements/agreement-signatures.service.js";
import { inspectPdfInWorker } from "../document/document-pool.js";
import type { TrustedRoots } from "../document/inspect.js";
import { signField } from "../document/pades.js";
import type { Acting } from "../platform/database.js";
import { JobRunner, TryAgainSoon } from "../platform/jobs.js";
import { ExternalSignaturesService } from "./external-signatures.service.js";
import { KEY_PROVIDER, type KeyProvider } from "./key-provider.js";
import { RootsService } from "./roots.service.js";
import { describeField, fields } from "./signature-description.js";
import { TimestampUnavailable } from "./timestamp-authority.js";
import { TimestampsService } from "./timestamps.service.js";
import { TokenUnavailable } from "./token-vault.js";

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
    private readonly external: ExternalSignaturesService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.seal", async ({ payload, orgId, userId }) => {
      const { agreementId, revision, side } = payload as { agreementId: string; revision: number; side: Party };
      const acting = { orgId, userId: userId ?? "", kind: side };
      const seal = await this.signatures.waiting(acting, agreementId, revision, side);
      if (!seal) return;
      const sealed = await this.sealed(acting, seal).catch(async (error: unknown) => {
        if (error instanceof TokenUnavailable) throw new TryAgainSoon(error);
        if (!(error instanceof TimestampUnavailable)) throw error;
        await this.signatures.waitFor(acting, seal, "timestamp");
        throw new TryAgainSoon(error);
      });
      const sha256 = await this.documents.keep(agreementId, sealed);
      await this.signatures.conclude(acting, seal, { sha256, size: sealed.byteLength });
    });
  }

  private async sealed(acting: Acting, seal: WaitingSeal): Promise<Uint8Array> {
    const pdf = await this.documents.bytes(seal.agreementId, seal.documentSha256);
    const signed =
      seal.externalSignatureId === null
        ? await this.byPlatform(seal, pdf)
        : await this.external.complete(acting, seal.externalSignatureId, pdf, this.timestamps.stamp());
    await requireSound(signed, await this.roots.all(), seal.side);
    return signed;
  }

  private async byPlatform(seal: WaitingSeal, pdf: Uint8Array): Promise<Uint8Array> {
    const { certificate, root } = await this.keys.certificate({ id: seal.organizationId, name: seal.organizationName });
    const { serialNumber } = new X509Certificate(certificate);
    return signField(pdf, {
      ...describeField(seal, { method: "platform_seal", at: seal.signedAt, serialNumber }),
      certificate,
      chain: [root],
      signRaw: (bytes) => this.keys.sign(seal.organizationId, bytes),
      stamp: this.timestamps.stamp(),
    });
  }
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
