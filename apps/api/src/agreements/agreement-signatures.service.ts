import { Injectable } from "@nestjs/common";
import { addDays, consentText, dateInTokyo, type Language, type Party } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AgreementView } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { enqueueArchive } from "./agreement-archives.service.js";
import { AgreementDocumentsService, type DocumentStage } from "./agreement-documents.service.js";
import { moved } from "./agreement-moves.service.js";
import { counterpartyId, organizationOf, partyOf } from "./agreement-party.js";
import { enqueueRenewalReminders, enqueueRiskReminders } from "./agreement-reminders.js";
import { requireAmendable, supersede } from "./amendments.service.js";
import { recordSignature, type SigningProof } from "./agreement-signature-record.js";
import { AgreementViews } from "./agreement-view.js";
import { type AuthorityOfSignature, type OnBehalfOf, requireSignatory } from "./signing-rights.js";
import { startOfDayInTokyo } from "./tokyo-day.js";

export type { ExternalSignature, SigningProof } from "./agreement-signature-record.js";
export type { AuthorityOfSignature } from "./signing-rights.js";

/** Who signs which file for whom: what is printed in the signature's field, and where it goes. */
export interface SignatureToMake {
  readonly agreementId: string;
  readonly revision: number;
  readonly side: Party;
  readonly organizationName: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly authority: AuthorityOfSignature | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly contentDigest: string;
  readonly number: string;
  /** SHA-256 of the stored file that the signature is appended to. */
  readonly documentSha256: string;
}

/** What a seal needs to know: an act of signing whose sealed file is not stored yet. */
export interface WaitingSeal extends SignatureToMake {
  readonly organizationId: string;
  readonly signedAt: Date;
  readonly pages: number;
  /** The signature that the party made with its own key (当事者型); null: the platform seals (立会人型). */
  readonly externalSignatureId: string | null;
}

/** An act of signing that may be asked to prove itself, in its own transaction. */
export interface SigningAct {
  readonly agreementId: string;
  readonly revision: number;
  readonly contentDigest: string;
}

const before: Record<Party, DocumentStage> = { vendor: "base", hospital: "vendor" };

/** The acts of signing an agreement, and their conclusion once the sealed file is stored. */
@Injectable()
export class AgreementSignaturesService {
  constructor(
    private readonly db: Database,
    private readonly documents: AgreementDocumentsService,
    private readonly views: AgreementViews,
  ) {}

  /**
   * What the actor would sign now, and the sentence to agree to.
   * @throws Problem `agreement.digest-mismatch`, `wrong-state`, `agreement.sealing`, `agreement.period-over`, `forbidden`, `authority.*`
   */
  async signable(
    tx: Tx,
    actor: Actor,
    id: string,
    contentDigest: string,
    language: Language,
  ): Promise<SigningAct & { consent: string }> {
    const agreement = await tx.get(AgreementEntity, id);
    await requireSignatory(tx, actor, agreement);
    signed(agreement, partyOf(agreement, actor), tx.now);
    await requireAmendable(tx, agreement);
    if (agreement.contentDigest !== contentDigest) throw new Problem("agreement.digest-mismatch");
    return {
      agreementId: id,
      revision: agreement.revision,
      contentDigest,
      consent: consentTo(actor, agreement, contentDigest)[language],
    };
  }

  /**
   * What a signature of the actor's own making would be appended to, and as whose.
   * @throws Problem `agreement.document-not-ready`, and those of `signable`
   */
  async toMake(tx: Tx, actor: Actor, id: string, contentDigest: string, language: Language): Promise<SignatureToMake> {
    const { revision } = await this.signable(tx, actor, id, contentDigest, language);
    const agreement = await tx.get(AgreementEntity, id);
    const { title, authority, onBehalfOf } = await requireSignatory(tx, actor, agreement);
    const side = partyOf(agreement, actor);
    const document = await this.documents.stored(tx, id, revision, before[side]);
    if (!document) throw documentNotReady();
    const organizationName = await legalNameOf(tx, actor.orgId);
    return {
      agreementId: id,
      revision,
      side,
      organizationName,
      signerName: actor.name,
      signerTitle: title,
      authority,
      onBehalfOf,
      contentDigest,
      number: agreement.number,
      documentSha256: document.sha256,
    };
  }

  /**
   * Commits the act and queues its seal, in one transaction; nothing is shown as concluded before the sealed file is stored.
   * @throws Problem `agreement.digest-mismatch`, `agreement.document-not-ready`, `wrong-state`, `agreement.sealing`, `agreement.period-over`,
   *   `agreement.amended-ended`, `external-signature.superseded`, `forbidden`, `authority.*`, and those of `prove`, which runs in the same
   *   transaction: what it uses up is used up with the signature or not at all
   */
  sign(
    actor: Actor,
    id: string,
    input: {
      contentDigest: string;
      ip: string;
      userAgent: string;
      prove: (tx: Tx, act: SigningAct) => Promise<SigningProof>;
    },
    language: Language,
  ): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, id);
      const side = partyOf(agreement, actor);
      const basis = await requireSignatory(tx, actor, agreement);
      const { contentDigest } = input;
      // A replay is told that it is one, whatever has become of the agreement meanwhile.
      const proof =
        agreement.contentDigest === contentDigest
          ? await input.prove(tx, { agreementId: id, revision: agreement.revision, contentDigest })
          : undefined;
      const next = signed(agreement, side, tx.now);
      await requireAmendable(tx, agreement);
      if (!proof) throw new Problem("agreement.digest-mismatch");
      const document = await this.documents.stored(tx, id, agreement.revision, before[side]);
      if (!document) throw documentNotReady();
      const { external } = proof;
      if (external && external.documentSha256 !== document.sha256) throw new Problem("external-signature.superseded");
      await recordSignature(tx, actor, agreement, {
        side,
        contentDigest,
        documentSha256: document.sha256,
        consent: consentTo(actor, agreement, contentDigest)[language],
        ip: input.ip,
        userAgent: input.userAgent,
        basis,
        proof,
      });
      Object.assign(agreement, next);
      await tx.em.save(AgreementEntity, agreement);
      const { revision } = agreement;
      await tx.enqueue("agreement.seal", `seal ${id} ${revision} ${side}`, { agreementId: id, revision, side });
      return this.views.of(tx, actor, agreement, language);
    });
  }

  /** The seal that is still owed; undefined when it is stored already or no longer wanted. */
  waiting(acting: Acting, id: string, revision: number, side: Party): Promise<WaitingSeal | undefined> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      if (agreement.revision !== revision || agreement.status !== `${side}_sealing`) return undefined;
      const document = await this.documents.stored(tx, id, revision, before[side]);
      if (!document || !agreement.contentDigest) return undefined;
      const signature = await tx.one<{
        name: string;
        title: string;
        at: Date;
        externalId: string | null;
        authority: AuthorityOfSignature | null;
        onBehalfOf: OnBehalfOf | null;
      }>(
        `select person_name as name, person_title as title, signed_at as at, external_signature_id as "externalId", authority,
                on_behalf_of as "onBehalfOf"
           from agreement_signature where agreement_id = $1 and revision = $2 and side = $3`,
        [id, revision, side],
      );
      const organizationId = organizationOf(agreement, side);
      return {
        agreementId: id,
        revision,
        side,
        organizationId,
        organizationName: await legalNameOf(tx, organizationId),
        signerName: signature.name,
        signerTitle: signature.title,
        authority: signature.authority,
        onBehalfOf: signature.onBehalfOf,
        signedAt: signature.at,
        contentDigest: agreement.contentDigest,
        number: agreement.number,
        documentSha256: document.sha256,
        pages: document.pages,
        externalSignatureId: signature.externalId,
      };
    });
  }

  /** Says what keeps a seal that is owed from being made. A repeat changes nothing. */
  waitFor(acting: Acting, seal: WaitingSeal, what: "timestamp"): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, seal.agreementId);
      if (agreement.revision !== seal.revision || agreement.status !== `${seal.side}_sealing`) return;
      if (agreement.sealingWaitsFor === what) return;
      agreement.sealingWaitsFor = what;
      await tx.em.save(AgreementEntity, agreement);
      tx.record(
        "agreement.seal-failed",
        agreement.id,
        { revision: seal.revision, side: seal.side, waitsFor: what },
        counterpartyId(agreement, acting),
      );
    });
  }

  /** Registers the sealed file and makes the next status true. A repeat changes nothing. */
  conclude(acting: Acting, seal: WaitingSeal, file: { sha256: string; size: number }): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.lock(AgreementEntity, seal.agreementId);
      if (agreement.revision !== seal.revision || agreement.status !== `${seal.side}_sealing`) return;
      await this.documents.register(tx, agreement, seal.side, { ...file, pages: seal.pages });
      Object.assign(agreement, moved(agreement, { verb: "sealed" }));
      agreement.sealingWaitsFor = null;
      await tx.em.save(AgreementEntity, agreement);
      if (agreement.status === "in_force") {
        await supersede(tx, acting, agreement);
        await enqueueRiskReminders(tx, acting, agreement);
        await enqueueRenewalReminders(tx, acting, agreement);
        await enqueueArchive(tx, acting, agreement, 1);
        await tx.enqueue(
          "agreement.end",
          `end ${agreement.id} ${agreement.endsOn}`,
          { agreementId: agreement.id, kind: acting.kind },
          startOfDayInTokyo(addDays(agreement.endsOn, 1)),
        );
      }
      tx.record(
        "agreement.sealed",
        agreement.id,
        { revision: seal.revision, side: seal.side, sha256: file.sha256, status: agreement.status },
        counterpartyId(agreement, acting),
      );
    });
  }
}

const documentNotReady = (): Problem =>
  new Problem("agreement.document-not-ready", { headers: { "Retry-After": "2" } });

async function legalNameOf(tx: Tx, organizationId: string): Promise<string> {
  const { name } = await tx.one<{ name: string }>(
    `select coalesce(nullif(p.legal_name, ''), o.name) as name
       from organization o join organization_profile p on p.organization_id = o.id where o.id = $1`,
    [organizationId],
  );
  return name;
}

const signed = (agreement: AgreementEntity, by: Party, now: Date) =>
  moved(agreement, { verb: "sign", by, today: dateInTokyo(now.toISOString()), endsOn: agreement.endsOn });

const consentTo = (actor: Actor, { number, revision }: AgreementEntity, digest: string) =>
  consentText({ organization: actor.orgName, number, revision, digest });
