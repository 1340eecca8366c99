import { randomBytes } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import type { SecondFactorKind, SigningFactor } from "@portal/shared";
import { recordEverywhere, SessionsService } from "../identity/sessions.service.js";
import type { SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import {
  isGuess,
  requireCode,
  SecondFactorCodesService,
  type SecondFactorProof,
} from "./second-factor-codes.service.js";
import type { BegunSecondFactorView, RecoveryCodesView, SecondFactorListView } from "./second-factors.dto.js";
import { base32, otpauthAddress } from "./totp.js";

// As long as the output of HMAC-SHA-1 (RFC 4226, R6).
const SECRET_BYTES = 20;
const CONFIRM_WITHIN_MINUTES = 15;

/** A person's own second factors: setting up the app, recovery codes, giving one at sign-in, removing one. */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionsService,
    private readonly codes: SecondFactorCodesService,
    private readonly passkeys: PasskeyProofsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list({ userId }: SignedIn): Promise<SecondFactorListView> {
    return this.work(userId, async (tx) => {
      const items = await tx.query<FactorRow>(
        `select id, kind, name, confirmed_at as at, last_used_at as "usedAt" from second_factor
          where person_id = $1 and confirmed_at is not null order by kind desc, created_at, id`,
        [userId],
      );
      const { left } = await tx.one<{ left: number }>(
        "select count(*)::int as left from recovery_code where person_id = $1 and used_at is null",
        [userId],
      );
      return {
        items: items.map(({ at, usedAt, ...item }) => ({
          ...item,
          addedAt: at.toISOString(),
          lastUsedAt: usedAt?.toISOString() ?? null,
        })),
        recoveryCodesLeft: left,
        nextCursor: null,
      };
    });
  }

  /**
   * Makes the secret of an authenticator app and tells it once; one begun before is forgotten.
   * @throws Problem `already-exists`, those of `mayAdd`
   */
  async begin(person: SignedIn, password: string, proof: SecondFactorProof): Promise<BegunSecondFactorView> {
    const { userId, email } = person;
    const id = newId();
    const secret = randomBytes(SECRET_BYTES);
    await this.mayAdd(person, password, proof, async (tx) => {
      await requireNoApp(tx, userId);
      const sealed = JSON.stringify(await this.codes.seal(tx, userId, secret));
      await tx.query("delete from second_factor where person_id = $1 and confirmed_at is null", [userId]);
      await tx.query("insert into second_factor (id, person_id, kind, sealed_secret) values ($1, $2, 'totp', $3)", [
        id,
        userId,
        sealed,
      ]);
    });
    return { id, kind: "totp", key: base32(secret), address: otpauthAddress(this.config.operatorName, email, secret) };
  }

  /**
   * Work that begins a further factor: after the password, and after one of the factors that are there. Else a stolen session
   * and the password would be enough to sign with a factor of the thief's own.
   * @throws Problem `password.wrong`, `too-many-requests`, those of `prove`
   */
  async mayAdd<T>(
    person: SignedIn,
    password: string,
    proof: SecondFactorProof,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const { userId } = person;
    await this.sessions.confirmPassword(userId, password);
    const added = () =>
      this.work(userId, async (tx) => {
        await lockPerson(tx, userId);
        const result = await work(tx);
        if (await isGuarded(tx, userId)) await this.prove(tx, person, proof, "change");
        return result;
      });
    return isGuess(proof) ? this.codes.counted(userId, added) : added();
  }

  /**
   * The first right code makes it count.
   * @throws Problem `not-found` after 15 minutes, `second-factor.wrong`, `already-exists`, `too-many-requests`
   */
  confirm(person: SignedIn, id: string, code: string): Promise<RecoveryCodesView> {
    const { userId } = person;
    return this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await requireNoApp(tx, userId);
        await tx.one(
          `select id from second_factor where id = $1 and person_id = $2 and confirmed_at is null
              and created_at > clock_timestamp() - make_interval(mins => $3) for update`,
          [id, userId, CONFIRM_WITHIN_MINUTES],
        );
        await this.codes.useStep(tx, userId, id, code);
        await tx.query("update second_factor set confirmed_at = clock_timestamp() where id = $1", [id]);
        return nowGuarded(tx, person, this.codes, { kind: "totp" });
      }),
    );
  }

  /** Makes a half-authenticated session whole. @throws Problem of `prove`, `too-many-requests` */
  give(person: SignedIn, proof: SecondFactorProof): Promise<{ token: string }> {
    if (!person.secondFactorMissing) throw new Problem("wrong-state");
    return this.codes.counted(person.userId, () =>
      this.sessions.complete(person, (tx) => this.prove(tx, person, proof, "sign-in")),
    );
  }

  /** @throws Problem `password.wrong`, those of `prove` */
  async renewRecoveryCodes(person: SignedIn, password: string, proof: SecondFactorProof): Promise<RecoveryCodesView> {
    const { userId } = person;
    await this.sessions.confirmPassword(userId, password);
    return this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await this.prove(tx, person, proof, "change");
        await recordEverywhere(tx, "account.recovery-codes-renewed", userId);
        return { recoveryCodes: await this.codes.renewRecoveryCodes(tx, userId) };
      }),
    );
  }

  /** Any of the person's second factors serves as proof. With the last one go the recovery codes. @throws Problem `password.wrong`, `not-found`, those of `prove` */
  async remove(person: SignedIn, id: string, password: string, proof: SecondFactorProof): Promise<void> {
    const { userId } = person;
    await this.sessions.confirmPassword(userId, password);
    await this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await lockPerson(tx, userId);
        const { kind, name } = await tx.one<Pick<FactorRow, "kind" | "name">>(
          "select kind, name from second_factor where id = $1 and person_id = $2 and confirmed_at is not null for update",
          [id, userId],
        );
        await this.prove(tx, person, proof, "change");
        await tx.query("delete from second_factor where id = $1", [id]);
        await tx.query(
          `delete from recovery_code where person_id = $1
              and not exists (select from second_factor where person_id = $1 and confirmed_at is not null)`,
          [userId],
        );
        await recordEverywhere(tx, "account.second-factor-removed", userId, { kind, ...(name && { name }) });
      }),
    );
  }

  /**
   * Uses up a code or an answer of a passkey.
   * @throws Problem `second-factor.wrong`, `second-factor.code-used`, `second-factor.code-missing`, `second-factor.not-enrolled`,
   *   `passkey.refused`, `passkey.counter-back`, `passkey.challenge-over`
   */
  private async prove(
    tx: Tx,
    person: SignedIn,
    proof: SecondFactorProof,
    purpose: "sign-in" | "change",
  ): Promise<SigningFactor> {
    const { passkey } = proof;
    if (!passkey) return this.codes.use(tx, person.userId, requireCode(proof));
    const challenge = await this.passkeys.useChallenge(
      tx,
      person,
      purpose,
      Buffer.from(passkey.clientData, "base64url"),
    );
    await this.passkeys.use(tx, person.userId, passkey, challenge);
    return "passkey";
  }

  // A person's own, whichever organisation the person acts for.
  private work<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.asSystem("sign-in", work, userId);
  }
}

interface FactorRow {
  readonly id: string;
  readonly kind: SecondFactorKind;
  readonly name: string | null;
  readonly at: Date;
  readonly usedAt: Date | null;
}

/**
 * A further factor stands in the trail. With the first one every other session of the person is half-authenticated from now
 * on, and recovery codes are made; later ones leave both as they are.
 */
export async function nowGuarded(
  tx: Tx,
  { userId, sessionHash }: SignedIn,
  codes: SecondFactorCodesService,
  added: { readonly kind: SecondFactorKind; readonly name?: string },
): Promise<RecoveryCodesView> {
  await recordEverywhere(tx, "account.second-factor-added", userId, added);
  const factors = await tx.query("select 1 from second_factor where person_id = $1 and confirmed_at is not null", [
    userId,
  ]);
  if (factors.length > 1) return { recoveryCodes: [] };
  // What was begun without it would come to count without it.
  await tx.query("delete from second_factor where person_id = $1 and confirmed_at is null", [userId]);
  await tx.query("delete from passkey_challenge where person_id = $1 and purpose = 'registration'", [userId]);
  await tx.query(
    "update session set second_factor_at = case when id_hash = $2 then clock_timestamp() end where person_id = $1",
    [userId, sessionHash],
  );
  return { recoveryCodes: await codes.renewRecoveryCodes(tx, userId) };
}

async function isGuarded(tx: Tx, personId: string): Promise<boolean> {
  const factors = await tx.query("select 1 from second_factor where person_id = $1 and confirmed_at is not null", [
    personId,
  ]);
  return factors.length > 0;
}

/** Whoever changes the same person's second factors at the same time waits here. */
export const lockPerson = (tx: Tx, personId: string): Promise<unknown> =>
  tx.one("select id from person where id = $1 for update", [personId]);

async function requireNoApp(tx: Tx, personId: string): Promise<void> {
  await lockPerson(tx, personId);
  const known = await tx.query(
    "select 1 from second_factor where person_id = $1 and kind = 'totp' and confirmed_at is not null",
    [personId],
  );
  if (known.length > 0) throw new Problem("already-exists");
}
