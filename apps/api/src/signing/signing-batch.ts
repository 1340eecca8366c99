import { createHash } from "node:crypto";
import { canonicalJson, type SigningFactor } from "@portal/shared";
import type { SigningAct } from "../agreements/agreement-signatures.service.js";
import type { Actor, SignedIn } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";

/** A list of agreements to be signed at one act, as it is stored. */
export interface Batch {
  readonly id: string;
  readonly sessionHash: Buffer;
  readonly nonce: Buffer;
  readonly isExpired: boolean;
  /** Of the proof that was given; null before. */
  readonly proofHash: Buffer | null;
  readonly factors: readonly SigningFactor[] | null;
  readonly credentialId: string | null;
}

/** One agreement of the list, with its own challenge. */
export interface BatchItem {
  readonly challengeId: string;
  readonly agreementId: string;
  readonly number: string;
  readonly revision: number;
  readonly contentDigest: string;
  readonly isUsed: boolean;
}

/** Locked until the transaction ends: one request at a time proves it. @throws Problem `not-found` for another person's */
export const batchOf = (tx: Tx, id: string): Promise<Batch> =>
  tx.one<Batch>(
    `select id, session_hash as "sessionHash", nonce, expires_at < clock_timestamp() as "isExpired", proof_hash as "proofHash", factors,
            credential_id as "credentialId"
       from signing_batch where id = $1 for update`,
    [id],
  );

/** In an order of their own, whatever order they were asked for in. */
export const itemsOf = (tx: Tx, batchId: string): Promise<BatchItem[]> =>
  tx.query<BatchItem>(
    `select c.id as "challengeId", c.agreement_id as "agreementId", a.number, c.revision, c.content_digest as "contentDigest",
            c.used_at is not null as "isUsed"
       from signing_challenge c join agreement a on a.id = c.agreement_id where c.batch_id = $1 order by c.agreement_id`,
    [batchId],
  );

/**
 * What a passkey signs for all of them: a hash of who signs which contents, for whom, in which session, with 32 random bytes. It is no
 * answer to another list, nor to one of its agreements alone.
 */
export function bindingOfBatch(
  { userId, orgId }: Actor,
  { sessionHash }: SignedIn,
  { id, nonce }: Batch,
  items: readonly BatchItem[],
): Buffer {
  const bound = {
    act: "agreements.sign-together",
    batchId: id,
    personId: userId,
    organizationId: orgId,
    session: sessionHash.toString("hex"),
    agreements: items.map(({ challengeId, agreementId, revision, contentDigest }) => ({
      challengeId,
      agreementId,
      revision,
      contentDigest,
    })),
    nonce: nonce.toString("hex"),
  };
  return createHash("sha256").update(canonicalJson(bound)).digest();
}

/**
 * Uses up the challenge of one agreement in the transaction of its signature.
 * @throws Problem `signing.challenge-used`, `signing.challenge-expired`, `signing.challenge-unknown` for another revision
 */
export async function takeChallenge(
  tx: Tx,
  { challengeId }: BatchItem,
  { agreementId, revision, contentDigest }: SigningAct,
): Promise<{ id: string; givenAt: Date }> {
  const given = await tx.one<{ givenAt: Date; isExpired: boolean; isUsed: boolean; isForThis: boolean }>(
    `select created_at as "givenAt", expires_at < clock_timestamp() as "isExpired", used_at is not null as "isUsed",
            agreement_id = $2 and revision = $3 and content_digest = $4 as "isForThis"
       from signing_challenge where id = $1 for update`,
    [challengeId, agreementId, revision, contentDigest],
  );
  if (!given.isForThis) throw new Problem("signing.challenge-unknown");
  if (given.isUsed) throw new Problem("signing.challenge-used");
  if (given.isExpired) throw new Problem("signing.challenge-expired");
  await tx.query("update signing_challenge set used_at = clock_timestamp() where id = $1", [challengeId]);
  return { id: challengeId, givenAt: given.givenAt };
}
