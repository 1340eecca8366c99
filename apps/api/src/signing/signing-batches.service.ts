import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { type Language, problems, type SigningFactor } from "@portal/shared";
import { AgreementDocumentsService } from "../agreements/agreement-documents.service.js";
import {
  AgreementSignaturesService,
  type SigningAct,
  type SigningProof,
} from "../agreements/agreement-signatures.service.js";
import { SessionsService } from "../identity/sessions.service.js";
import type { Actor, SignedIn } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { type FieldError, Problem, requireNone } from "../platform/problem.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import { isGuess, SecondFactorCodesService, type SecondFactorProof } from "./second-factor-codes.service.js";
import type {
  AgreementToSignDto,
  BatchResultView,
  SignedTogetherView,
  SigningBatchView,
  SignTogetherDto,
} from "./signing-batches.dto.js";
import { type BatchItem, batchOf, bindingOfBatch, itemsOf, takeChallenge } from "./signing-batch.js";
import { SigningFactorsService } from "./signing-factors.service.js";

const CHALLENGE_MINUTES = 5;

/** The proof that serves every agreement of the list. */
interface ProvedBatch {
  readonly id: string;
  readonly factors: readonly SigningFactor[];
  readonly credentialId: string | null;
  readonly items: readonly BatchItem[];
}

/**
 * Several agreements signed at one act (まとめて署名). One proof of who it is covers a list of contents that the person opened one by
 * one; each agreement keeps its own challenge, transaction, rules and audit event, and may be refused without the others.
 */
@Injectable()
export class SigningBatchesService {
  constructor(
    private readonly db: Database,
    private readonly signatures: AgreementSignaturesService,
    private readonly documents: AgreementDocumentsService,
    private readonly sessions: SessionsService,
    private readonly codes: SecondFactorCodesService,
    private readonly factors: SigningFactorsService,
    private readonly passkeys: PasskeyProofsService,
  ) {}

  /** @throws Problem `unacceptable`, naming what hinders each; `second-factor.not-enrolled`, `second-factor.reset-recently` */
  begin(
    actor: Actor,
    person: SignedIn,
    agreements: readonly AgreementToSignDto[],
    language: Language,
  ): Promise<SigningBatchView> {
    return this.db.as(actor, async (tx) => {
      const secondFactors = await this.factors.kinds(tx, actor.userId);
      const acts = await this.signable(tx, actor, agreements, language);
      const id = newId();
      const { expiresAt } = await tx.one<{ expiresAt: Date }>(
        `insert into signing_batch (id, person_id, organization_id, session_hash, expires_at)
         values ($1, app.user_id(), app.org_id(), $2, clock_timestamp() + make_interval(mins => $3)) returning expires_at as "expiresAt"`,
        [id, person.sessionHash, CHALLENGE_MINUTES],
      );
      for (const { agreementId, revision, contentDigest } of acts) {
        const challengeId = newId();
        await tx.query(
          `insert into signing_challenge (id, batch_id, person_id, organization_id, session_hash, agreement_id, revision, content_digest, expires_at)
           values ($1, $2, app.user_id(), app.org_id(), $3, $4, $5, $6, $7)`,
          [challengeId, id, person.sessionHash, agreementId, revision, contentDigest, expiresAt.toISOString()],
        );
        tx.record("agreement.signing-challenged", agreementId, { revision, contentDigest, challengeId, batchId: id });
      }
      const bound = bindingOfBatch(actor, person, await batchOf(tx, id), await itemsOf(tx, id));
      return {
        id,
        expiresAt: expiresAt.toISOString(),
        items: acts.map(({ agreementId, consent }) => ({ agreementId, consent })),
        secondFactors,
        passkey: secondFactors.includes("passkey") ? await this.passkeys.request(tx, actor.userId, bound) : null,
      };
    });
  }

  /**
   * Signs one after the other. The same request sent again signs what is still left and tells of the rest what it was, so that a lost
   * answer costs nothing.
   * @throws Problem of a wrong password or second factor, with which nothing is signed; `signing.challenge-expired`,
   *   `signing.challenge-unknown` in another session, `signing.challenge-used` for another proof than the first, `not-found`
   */
  async sign(
    { idempotency: _, ...actor }: Actor,
    person: SignedIn,
    id: string,
    { password, ...proof }: SignTogetherDto,
    from: { ip: string; userAgent: string },
    language: Language,
  ): Promise<SignedTogetherView> {
    await this.sessions.confirmPassword(actor.userId, password);
    const prove = () => this.db.as(actor, (tx) => this.prove(tx, actor, person, id, proof));
    const batch = await (isGuess(proof) ? this.codes.counted(actor.userId, prove) : prove());
    const items: BatchResultView[] = [];
    for (const item of batch.items) items.push(await this.signOne(actor, batch, item, from, language));
    return { items };
  }

  private async signable(
    tx: Tx,
    actor: Actor,
    agreements: readonly AgreementToSignDto[],
    language: Language,
  ): Promise<readonly (SigningAct & { consent: string })[]> {
    const acts: (SigningAct & { consent: string })[] = [];
    const errors: FieldError[] = [];
    for (const [index, { id, contentDigest }] of agreements.entries()) {
      try {
        const act = await this.signatures.signable(tx, actor, id, contentDigest, language);
        await this.documents.requireOpened(tx, act);
        acts.push(act);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        errors.push({ pointer: `/agreements/${index}`, code: error.code, detail: problems[error.code].title });
      }
    }
    requireNone(errors);
    return acts;
  }

  // Committed before anything is signed: what was used up for the list stays used up, whatever becomes of its agreements.
  private async prove(
    tx: Tx,
    actor: Actor,
    person: SignedIn,
    id: string,
    proof: SecondFactorProof,
  ): Promise<ProvedBatch> {
    const batch = await batchOf(tx, id);
    if (!batch.sessionHash.equals(person.sessionHash)) throw new Problem("signing.challenge-unknown");
    const items = await itemsOf(tx, id);
    const proofHash = createHash("sha256")
      .update(batch.nonce)
      .update(JSON.stringify([proof.code ?? null, proof.passkey ?? null]))
      .digest();
    if (batch.proofHash) {
      if (!batch.proofHash.equals(proofHash)) throw new Problem("signing.challenge-used");
      return { id, factors: batch.factors ?? [], credentialId: batch.credentialId, items };
    }
    if (batch.isExpired) throw new Problem("signing.challenge-expired");
    const used = await this.factors.use(tx, actor.userId, proof, bindingOfBatch(actor, person, batch, items));
    await tx.query(
      "update signing_batch set proved_at = clock_timestamp(), proof_hash = $2, factors = $3, credential_id = $4 where id = $1",
      [id, proofHash, used.factors, used.credentialId],
    );
    tx.record("signing.batch-proved", id, {
      agreements: items.map(({ number, revision, contentDigest, challengeId }) => ({
        number,
        revision,
        contentDigest,
        challengeId,
      })),
      factors: used.factors,
      ...(used.credentialId && { credentialId: used.credentialId }),
    });
    return { id, ...used, items };
  }

  private async signOne(
    actor: Actor,
    batch: ProvedBatch,
    item: BatchItem,
    from: { ip: string; userAgent: string },
    language: Language,
  ): Promise<BatchResultView> {
    const { agreementId, number, contentDigest } = item;
    const signed: BatchResultView = { agreementId, number, status: "signed", refusal: null };
    // Used up together with its signature or not at all.
    if (item.isUsed) return signed;
    const prove = async (tx: Tx, act: SigningAct): Promise<SigningProof> => {
      const challenge = await takeChallenge(tx, item, act);
      await this.documents.requireOpened(tx, act);
      const { factors, credentialId } = batch;
      return { factors, credentialId, challenge, external: null, batchId: batch.id };
    };
    try {
      await this.signatures.sign(actor, agreementId, { contentDigest, prove, ...from }, language);
      return signed;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // The same request, sent twice at once.
      if (error.code === "signing.challenge-used") return signed;
      const refusal = { code: error.code, title: problems[error.code].title[language] };
      return { agreementId, number, status: "refused", refusal };
    }
  }
}
