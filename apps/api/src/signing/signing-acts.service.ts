import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { canonicalJson, type Language } from "@portal/shared";
import {
  AgreementSignaturesService,
  type ExternalSignature,
  type SigningAct,
  type SigningProof,
} from "../agreements/agreement-signatures.service.js";
import { SessionsService } from "../identity/sessions.service.js";
import type { Actor, SignedIn } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import { isGuess, SecondFactorCodesService } from "./second-factor-codes.service.js";
import type { SignAgreementDto, SigningChallengeView } from "./signing.dto.js";
import { SigningFactorsService } from "./signing-factors.service.js";

const CHALLENGE_MINUTES = 5;

interface ChallengeRow {
  readonly sessionHash: Buffer;
  readonly agreementId: string;
  readonly revision: number;
  readonly contentDigest: string;
  readonly nonce: Buffer;
  readonly givenAt: Date;
  readonly isExpired: boolean;
  readonly isUsed: boolean;
}

/**
 * Who it is that signs, proved at the act: the password, the second factor, and a one-time challenge that binds person,
 * organisation, session, revision and digest, so that a captured request is worth nothing.
 */
@Injectable()
export class SigningActsService {
  constructor(
    private readonly db: Database,
    private readonly signatures: AgreementSignaturesService,
    private readonly sessions: SessionsService,
    private readonly codes: SecondFactorCodesService,
    private readonly factors: SigningFactorsService,
    private readonly passkeys: PasskeyProofsService,
  ) {}

  /** @throws Problem `second-factor.not-enrolled`, `second-factor.reset-recently`, and those of `signable` */
  challenge(
    actor: Actor,
    person: SignedIn,
    agreementId: string,
    contentDigest: string,
    language: Language,
  ): Promise<SigningChallengeView> {
    return this.db.as(actor, async (tx) => {
      const { revision, consent } = await this.signatures.signable(tx, actor, agreementId, contentDigest, language);
      const secondFactors = await this.factors.kinds(tx, actor.userId);
      const id = newId();
      const { expiresAt, nonce } = await tx.one<{ expiresAt: Date; nonce: Buffer }>(
        `insert into signing_challenge (id, person_id, organization_id, session_hash, agreement_id, revision, content_digest, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(mins => $8)) returning expires_at as "expiresAt", nonce`,
        [id, actor.userId, actor.orgId, person.sessionHash, agreementId, revision, contentDigest, CHALLENGE_MINUTES],
      );
      tx.record("agreement.signing-challenged", agreementId, { revision, contentDigest, challengeId: id });
      const bound = bindingOf(actor, person, { agreementId, revision, contentDigest }, { id, nonce });
      const passkey = secondFactors.includes("passkey") ? await this.passkeys.request(tx, actor.userId, bound) : null;
      return { id, expiresAt: expiresAt.toISOString(), consent, secondFactors, passkey };
    });
  }

  /**
   * @param given what the party made with its own key; nothing: the platform seals
   * @throws Problem of a wrong password, code, passkey or challenge, those of `given` and of `AgreementSignaturesService.sign`
   */
  async sign(
    actor: Actor,
    person: SignedIn,
    id: string,
    { contentDigest, password, challenge, ...proof }: SignAgreementDto,
    from: { ip: string; userAgent: string },
    language: Language,
    given?: (tx: Tx, act: SigningAct) => Promise<ExternalSignature>,
  ): Promise<object> {
    await this.sessions.confirmPassword(actor.userId, password);
    const prove = async (tx: Tx, act: SigningAct): Promise<SigningProof> => {
      const answered = await this.answer(tx, person, act, challenge);
      const bound = answered && bindingOf(actor, person, act, answered);
      const used = await this.factors.use(tx, actor.userId, proof, bound);
      return { ...used, challenge: answered, external: given ? await given(tx, act) : null };
    };
    const sign = () => this.signatures.sign(actor, id, { contentDigest, prove, ...from }, language);
    return isGuess(proof) ? this.codes.counted(actor.userId, sign) : sign();
  }

  private async answer(
    tx: Tx,
    { sessionHash }: SignedIn,
    act: SigningAct,
    id: string | undefined,
  ): Promise<(NonNullable<SigningProof["challenge"]> & { nonce: Buffer }) | null> {
    if (id === undefined) {
      if (this.factors.isRequired) throw new Problem("signing.challenge-missing");
      return null;
    }
    const [given] = await tx.query<ChallengeRow>(
      `select session_hash as "sessionHash", agreement_id as "agreementId", revision, content_digest as "contentDigest", nonce,
              created_at as "givenAt", expires_at < clock_timestamp() as "isExpired", used_at is not null as "isUsed"
         from signing_challenge where id::text = $1 and batch_id is null for update`,
      [id],
    );
    const isForThis =
      given?.sessionHash.equals(sessionHash) &&
      given.agreementId === act.agreementId &&
      given.revision === act.revision &&
      given.contentDigest === act.contentDigest;
    if (!given || !isForThis) throw new Problem("signing.challenge-unknown");
    if (given.isUsed) throw new Problem("signing.challenge-used");
    if (given.isExpired) throw new Problem("signing.challenge-expired");
    await tx.query("update signing_challenge set used_at = clock_timestamp() where id = $1", [id]);
    return { id, givenAt: given.givenAt, nonce: given.nonce };
  }
}

/**
 * What a passkey signs at the act: a hash of who signs which content, for whom, in which session, with 32 random bytes. The
 * answer to another act's challenge is therefore no answer to this one.
 */
function bindingOf(
  { userId, orgId }: Actor,
  { sessionHash }: SignedIn,
  { agreementId, revision, contentDigest }: SigningAct,
  { id, nonce }: { readonly id: string; readonly nonce: Buffer },
): Buffer {
  const bound = {
    act: "agreement.sign",
    challengeId: id,
    personId: userId,
    organizationId: orgId,
    session: sessionHash.toString("hex"),
    agreementId,
    revision,
    contentDigest,
    nonce: nonce.toString("hex"),
  };
  return createHash("sha256").update(canonicalJson(bound)).digest();
}
