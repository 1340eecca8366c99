import { Injectable } from "@nestjs/common";
import { addDays, consentText, dateInTokyo, type Language, type Party } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { AgreementView } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { enqueueArchive } from "./agreement-archives.service.js";
import { AgreementDocumentsService, type DocumentStage } from "./agreement-documents.service.js";
import { moved, startOfDayInTokyo } from "./agreement-moves.service.js";
import { counterpartyId, organizationOf, partyOf } from "./agreement-party.js";
import { requireAmendable, supersede } from "./amendments.service.js";
import { AgreementViews } from "./agreement-view.js";
import { type AuthorityOfSignature, type OnBehalfOf, requireSignatory } from "./signing-rights.js";

export type { AuthorityOfSignature } from "./signing-rights.js";

/** What a seal needs to know: an act of signing whose sealed file is not stored yet. */
export interface WaitingSeal {
  readonly agreementId: string;
  readonly revision: number;
  readonly side: Party;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly authority: AuthorityOfSignature | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly signedAt: Date;
  readonly contentDigest: string;
  readonly number: string;
  /** SHA-256 of the stored file that the signature is appended to. */
  readonly documentSha256: string;
  readonly pages: number;
}

/** How the signer proved to be the one: factors, and the one-time challenge that was answered. */
export interface SigningProof {
  readonly factors: readonly ("password" | "totp" | "recovery")[];
  readonly challenge: { readonly id: string; readonly givenAt: Date } | null;
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
   * Commits the act and queues its seal, in one transaction; nothing is shown as concluded before the sealed file is stored.
   * @throws Problem `agreement.digest-mismatch`, `agreement.document-not-ready`, `wrong-state`, `agreement.sealing`, `agreement.period-over`,
   *   `agreement.amended-ended`, `forbidden`, `authority.*`, and those of `prove`, which runs in the same transaction: what it uses up is used up with the signature or not at all
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
      const { title, authority, onBehalfOf } = await requireSignatory(tx, actor, agreement);
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
      if (!document) throw new Problem("agreement.document-not-ready", { headers: { "Retry-After": "2" } });
      const consent = consentTo(actor, agreement, contentDigest);
      await tx.query(
        `insert into agreement_signature (agreement_id, revision, side, vendor_org_id, hospital_org_id, person_id, person_name, person_title,
                                          content_digest, document_sha256, consent, ip, user_agent, factors, challenge_id, challenged_at, authority, on_behalf_of)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
        [
          id,
          agreement.revision,
          side,
          agreement.vendorOrgId,
          agreement.hospitalOrgId,
          actor.userId,
          actor.name,
          title,
          contentDigest,
          document.sha256,
          consent[language],
          input.ip,
          input.userAgent.slice(0, 500),
          proof.factors,
          proof.challenge?.id ?? null,
          proof.challenge?.givenAt.toISOString() ?? null,
          authority,
          onBehalfOf,
        ],
      );
      Object.assign(agreement, next);
      await tx.em.save(AgreementEntity, agreement);
      const { revision } = agreement;
      await tx.enqueue("agreement.seal", `seal ${id} ${revision} ${side}`, { agreementId: id, revision, side });
      tx.record(
        "agreement.signed",
        id,
        {
          revision,
          side,
          contentDigest,
          documentSha256: document.sha256,
          consent: consent[language],
          factors: proof.factors,
          challengeId: proof.challenge?.id ?? null,
          ...(authority && { authority }),
          ...(onBehalfOf && { onBehalfOf }),
        },
        counterpartyId(agreement, actor),
      );
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
        organization: string;
        authority: AuthorityOfSignature | null;
        onBehalfOf: OnBehalfOf | null;
      }>(
        `select s.person_name as name, s.person_title as title, s.signed_at as at, s.authority, s.on_behalf_of as "onBehalfOf", coalesce(nullif(p.legal_name, ''), o.name) as organization
           from agreement_signature s join organization o on o.id = $4 join organization_profile p on p.organization_id = o.id
          where s.agreement_id = $1 and s.revision = $2 and s.side = $3`,
        [id, revision, side, organizationOf(agreement, side)],
      );
      return {
        agreementId: id,
        revision,
        side,
        organizationId: organizationOf(agreement, side),
        organizationName: signature.organization,
        signerName: signature.name,
        signerTitle: signature.title,
        authority: signature.authority,
        onBehalfOf: signature.onBehalfOf,
        signedAt: signature.at,
        contentDigest: agreement.contentDigest,
        number: agreement.number,
        documentSha256: document.sha256,
        pages: document.pages,
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

const signed = (agreement: AgreementEntity, by: Party, now: Date) =>
  moved(agreement, { verb: "sign", by, today: dateInTokyo(now.toISOString()), endsOn: agreement.endsOn });

const consentTo = (actor: Actor, { number, revision }: AgreementEntity, digest: string) =>
  consentText({ organization: actor.orgName, number, revision, digest });
