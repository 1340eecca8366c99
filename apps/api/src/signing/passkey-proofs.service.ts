import { randomBytes } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import type { SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import type { Tx } from "../platform/database.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import { answeredChallenge, assertedCounter, relyingPartyAt, type RelyingParty } from "./passkey.js";
import type { PasskeyAnswerDto, PasskeyRefView, PasskeyRequestView } from "./passkeys.dto.js";

/** What a challenge of its own is for; that of an act of signing is the signing challenge. */
export type PasskeyPurpose = "registration" | "sign-in" | "change";

const CHALLENGE_MINUTES = 5;

/** Asking for a person's passkeys, and checking what one of them answered. */
@Injectable()
export class PasskeyProofsService {
  readonly relyingParty: RelyingParty;

  constructor(@Inject(CONFIG) { publicUrl }: Config) {
    this.relyingParty = relyingPartyAt(publicUrl);
  }

  /** A one-time challenge of this session; what was asked for long ago is forgotten. */
  async challenge(tx: Tx, { userId, sessionHash }: SignedIn, purpose: PasskeyPurpose): Promise<Buffer> {
    const challenge = randomBytes(32);
    await tx.query("delete from passkey_challenge where person_id = $1 and expires_at < clock_timestamp()", [userId]);
    await tx.query(
      `insert into passkey_challenge (challenge, person_id, session_hash, purpose, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + make_interval(mins => $5))`,
      [challenge, userId, sessionHash, purpose, CHALLENGE_MINUTES],
    );
    return challenge;
  }

  /** The challenge that the browser says was answered, used up. @throws Problem `passkey.challenge-over`, `passkey.refused` */
  async useChallenge(
    tx: Tx,
    { userId, sessionHash }: SignedIn,
    purpose: PasskeyPurpose,
    clientData: Buffer,
  ): Promise<Buffer> {
    const challenge = answeredChallenge(clientData);
    const used = await tx.query(
      `delete from passkey_challenge
        where challenge = $1 and person_id = $2 and session_hash = $3 and purpose = $4 and expires_at > clock_timestamp()
        returning challenge`,
      [challenge, userId, sessionHash, purpose],
    );
    if (used.length === 0) throw new Problem("passkey.challenge-over");
    return challenge;
  }

  passkeysOf(tx: Tx, personId: string): Promise<PasskeyRefView[]> {
    return tx
      .query<{ id: Buffer; transports: string[] }>(
        "select credential_id as id, transports from second_factor where person_id = $1 and kind = 'passkey' order by created_at, id",
        [personId],
      )
      .then((rows) => rows.map(({ id, transports }) => ({ id: id.toString("base64url"), transports })));
  }

  /** @throws Problem `second-factor.not-enrolled` for a person without a passkey */
  async request(tx: Tx, personId: string, challenge: Buffer): Promise<PasskeyRequestView> {
    const passkeys = await this.passkeysOf(tx, personId);
    if (passkeys.length === 0) throw new Problem("second-factor.not-enrolled");
    return { challenge: challenge.toString("base64url"), relyingPartyId: this.relyingParty.id, passkeys };
  }

  /**
   * Checks an answer to `challenge` in the caller's transaction, and keeps the authenticator's counter.
   * @returns the credential id, in base64url
   * @throws Problem `passkey.refused`, `passkey.counter-back`
   */
  async use(tx: Tx, personId: string, answer: PasskeyAnswerDto, challenge: Buffer): Promise<string> {
    const bytes = (text: string) => Buffer.from(text, "base64url");
    const [known] = await tx.query<{ id: string; credentialId: Buffer; publicKey: Buffer; signCount: string }>(
      `select id, credential_id as "credentialId", public_key as "publicKey", sign_count as "signCount"
         from second_factor where credential_id = $1 and person_id = $2 and kind = 'passkey' for update`,
      [bytes(answer.credentialId), personId],
    );
    if (!known) throw new Problem("passkey.refused");
    const signCount = assertedCounter(
      {
        clientData: bytes(answer.clientData),
        authenticatorData: bytes(answer.authenticatorData),
        signature: bytes(answer.signature),
      },
      { publicKey: known.publicKey, signCount: Number(known.signCount) },
      { challenge, relyingParty: this.relyingParty },
    );
    await tx.query("update second_factor set sign_count = $2, last_used_at = clock_timestamp() where id = $1", [
      known.id,
      signCount,
    ]);
    return known.credentialId.toString("base64url");
  }
}
