import { randomBytes } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import { recordEverywhere, SessionsService } from "../identity/sessions.service.js";
import type { SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import { SecondFactorCodesService } from "./second-factor-codes.service.js";
import type { BegunSecondFactorView, RecoveryCodesView, SecondFactorListView } from "./second-factors.dto.js";
import { base32, otpauthAddress } from "./totp.js";

// As long as the output of HMAC-SHA-1 (RFC 4226, R6).
const SECRET_BYTES = 20;
const CONFIRM_WITHIN_MINUTES = 15;

/** A person's own second factor: setting it up, its recovery codes, giving a code at sign-in, removing it. */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionsService,
    private readonly codes: SecondFactorCodesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list({ userId }: SignedIn): Promise<SecondFactorListView> {
    return this.work(userId, async (tx) => {
      const items = await tx.query<{ id: string; kind: "totp"; at: Date }>(
        "select id, kind, confirmed_at as at from second_factor where person_id = $1 and confirmed_at is not null",
        [userId],
      );
      const { left } = await tx.one<{ left: number }>(
        "select count(*)::int as left from recovery_code where person_id = $1 and used_at is null",
        [userId],
      );
      return {
        items: items.map(({ id, kind, at }) => ({ id, kind, addedAt: at.toISOString() })),
        recoveryCodesLeft: left,
        nextCursor: null,
      };
    });
  }

  /**
   * Makes a secret and tells it once; one begun before is forgotten.
   * @throws Problem `password.wrong`, `too-many-requests`, `already-exists`
   */
  async begin({ userId, email }: SignedIn, password: string): Promise<BegunSecondFactorView> {
    await this.sessions.confirmPassword(userId, password);
    const id = newId();
    const secret = randomBytes(SECRET_BYTES);
    const sealed = JSON.stringify(this.codes.seal(userId, secret));
    await this.work(userId, async (tx) => {
      await requireNoFactor(tx, userId);
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
   * The first right code makes it count: from now on every other session of the person is half-authenticated.
   * @throws Problem `not-found` after 15 minutes, `second-factor.wrong`, `already-exists`, `too-many-requests`
   */
  confirm({ userId, sessionHash }: SignedIn, id: string, code: string): Promise<RecoveryCodesView> {
    return this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await requireNoFactor(tx, userId);
        await tx.one(
          `select id from second_factor where id = $1 and person_id = $2 and confirmed_at is null
              and created_at > clock_timestamp() - make_interval(mins => $3) for update`,
          [id, userId, CONFIRM_WITHIN_MINUTES],
        );
        await this.codes.useStep(tx, userId, id, code);
        await tx.query("update second_factor set confirmed_at = clock_timestamp() where id = $1", [id]);
        await tx.query(
          "update session set second_factor_at = case when id_hash = $2 then clock_timestamp() end where person_id = $1",
          [userId, sessionHash],
        );
        await recordEverywhere(tx, "account.second-factor-added", userId, { kind: "totp" });
        return { recoveryCodes: await this.codes.renewRecoveryCodes(tx, userId) };
      }),
    );
  }

  /** Makes a half-authenticated session whole. @throws Problem `second-factor.wrong`, `second-factor.code-used`, `too-many-requests` */
  give(person: SignedIn, code: string): Promise<{ token: string }> {
    if (!person.secondFactorMissing) throw new Problem("wrong-state");
    return this.codes.counted(person.userId, () =>
      this.sessions.complete(person, (tx) => this.codes.use(tx, person.userId, code)),
    );
  }

  /** @throws Problem `password.wrong`, `second-factor.wrong`, `second-factor.code-used`, `second-factor.not-enrolled` */
  async renewRecoveryCodes({ userId }: SignedIn, password: string, code: string): Promise<RecoveryCodesView> {
    await this.sessions.confirmPassword(userId, password);
    return this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await this.codes.use(tx, userId, code);
        await recordEverywhere(tx, "account.recovery-codes-renewed", userId);
        return { recoveryCodes: await this.codes.renewRecoveryCodes(tx, userId) };
      }),
    );
  }

  /** @throws Problem `password.wrong`, `second-factor.wrong`, `second-factor.code-used`, `not-found` */
  async remove({ userId }: SignedIn, id: string, password: string, code: string): Promise<void> {
    await this.sessions.confirmPassword(userId, password);
    await this.codes.counted(userId, () =>
      this.work(userId, async (tx) => {
        await tx.one(
          "select id from second_factor where id = $1 and person_id = $2 and confirmed_at is not null for update",
          [id, userId],
        );
        await this.codes.use(tx, userId, code);
        await tx.query("delete from second_factor where person_id = $1", [userId]);
        await tx.query("delete from recovery_code where person_id = $1", [userId]);
        await recordEverywhere(tx, "account.second-factor-removed", userId);
      }),
    );
  }

  // A person's own, whichever organisation the person acts for.
  private work<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.asSystem("sign-in", work, userId);
  }
}

async function requireNoFactor(tx: Tx, personId: string): Promise<void> {
  // Whoever sets one up at the same time waits here.
  await tx.one("select id from person where id = $1 for update", [personId]);
  const known = await tx.query("select 1 from second_factor where person_id = $1 and confirmed_at is not null", [
    personId,
  ]);
  if (known.length > 0) throw new Problem("already-exists");
}
