import { createHash, randomBytes } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { AuditAction, SecondFactorKind } from "@portal/shared";
import type { SignedIn } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { MembershipView, MeView, SessionView } from "./identity.dto.js";
import { ATTEMPTS_WINDOW_MINUTES, isWrongGuess, noteFailure, refuseTooMany } from "./attempts.service.js";
import { hashPassword, isPassword } from "./password.js";

/** Signing in and out, and for which organisation a person acts. */
@Injectable()
export class SessionsService {
  constructor(private readonly db: Database) {}

  /**
   * Opens a session, half-authenticated for a person with a second factor. The token goes into the cookie; only its SHA-256
   * is stored.
   * @throws Problem `sign-in.failed`, `too-many-requests`
   */
  async signIn(
    email: string,
    password: string,
    address: string,
  ): Promise<{ token: string; status: SessionView["status"] }> {
    const account = email.trim().toLowerCase();
    const subjects = [`account ${sha(account)}`, `address ${address}`];
    const person = await this.db.asSystem("sign-in", async (tx) => {
      await refuseTooMany(tx, subjects);
      const [row] = await tx.query<{ id: string; password_hash: string }>(
        "select id, password_hash from person where email = $1",
        [account],
      );
      return row;
    });
    if (!(await isPassword(person?.password_hash, password)) || !person) {
      await this.db.asSystem("sign-in", async (tx) => {
        await noteFailure(tx, subjects);
        if (person) await recordRefusal(tx, person.id);
      });
      throw new Problem("sign-in.failed");
    }
    const token = newToken();
    const status = await this.db.asSystem(
      "sign-in",
      async (tx) => {
        const factors = await secondFactorsOf(tx, person.id);
        const [membership] = await tx.query<{ organization_id: string }>(
          `select m.organization_id from membership m join organization o on o.id = m.organization_id
          where m.person_id = $1 order by o.created_at, o.id limit 1`,
          [person.id],
        );
        await tx.query("insert into session (id_hash, person_id, organization_id) values ($1, $2, $3)", [
          hashOf(token),
          person.id,
          membership?.organization_id ?? null,
        ]);
        await tx.query("delete from sign_in_failure where subject = $1", [subjects[0]]);
        if (factors.length > 0) return "second_factor_required" as const;
        if (membership) tx.record("session.started", person.id, {}, null, membership.organization_id);
        return "active" as const;
      },
      person.id,
    );
    return { token, status };
  }

  /**
   * Makes a half-authenticated session whole, under a new token: who saw the old one has nothing.
   * `give` checks code or passkey in the same transaction and names the factor.
   * @throws Problem of `give`
   */
  async complete({ userId, sessionHash }: SignedIn, give: (tx: Tx) => Promise<string>): Promise<{ token: string }> {
    const token = newToken();
    const work = async (tx: Tx) => {
      const factor = await give(tx);
      const { organization_id } = await tx.one<{ organization_id: string | null }>(
        `update session set id_hash = $2, second_factor_at = clock_timestamp() where id_hash = $1 and ended_at is null
         returning organization_id`,
        [sessionHash, hashOf(token)],
      );
      if (organization_id) tx.record("session.started", userId, { factor }, null, organization_id);
    };
    try {
      await this.db.asSystem("sign-in", work, userId);
    } catch (error) {
      if (isWrongGuess(error)) await this.db.asSystem("sign-in", (tx) => recordRefusal(tx, userId));
      throw error;
    }
    return { token };
  }

  /** Ends the session for good; ending it twice is harmless. */
  async signOut(signedIn: SignedIn | undefined): Promise<void> {
    if (!signedIn) return;
    await this.db.asSystem(
      "sign-in",
      async (tx) => {
        const [ended] = await tx.query<{ organization_id: string | null }>(
          "update session set ended_at = clock_timestamp() where id_hash = $1 and ended_at is null returning organization_id",
          [signedIn.sessionHash],
        );
        if (ended?.organization_id) tx.record("session.ended", signedIn.userId, {}, null, ended.organization_id);
      },
      signedIn.userId,
    );
  }

  /** A half-authenticated session learns who it would be and what it lacks, and no more. */
  async me(signedIn: SignedIn, activeOrganizationId: string | null): Promise<MeView> {
    const { userId, name, email, mustChangePassword, secondFactorMissing } = signedIn;
    const own = await this.db.asSystem("sign-in", async (tx) => ({
      memberships: secondFactorMissing ? [] : await membershipsOf(tx, userId),
      secondFactors: await secondFactorsOf(tx, userId),
    }));
    return {
      user: { id: userId, email, name },
      memberships: own.memberships,
      activeOrganizationId: secondFactorMissing ? null : activeOrganizationId,
      mustChangePassword,
      secondFactorMissing,
      secondFactors: own.secondFactors,
    };
  }

  /** @throws Problem `not-found` for an organisation one does not belong to */
  async actFor(signedIn: SignedIn, organizationId: string): Promise<MeView> {
    await this.db.asSystem(
      "sign-in",
      async (tx) => {
        const own = await membershipsOf(tx, signedIn.userId);
        if (!own.some(({ organization }) => organization.id === organizationId)) throw new Problem("not-found");
        await tx.query("update session set organization_id = $2 where id_hash = $1", [
          signedIn.sessionHash,
          organizationId,
        ]);
        tx.record("session.organization-switched", signedIn.userId, {}, null, organizationId);
      },
      signedIn.userId,
    );
    return this.me(signedIn, organizationId);
  }

  /**
   * The person's own change: every other session of the person ends.
   * @throws Problem `password.wrong`, `too-many-requests`, `unacceptable` for the password of now
   */
  async changePassword({ userId, sessionHash }: SignedIn, current: string, next: string): Promise<void> {
    await this.confirmPassword(userId, current, "/current");
    if (current === next)
      throw new Problem("unacceptable", {
        errors: [
          {
            pointer: "/next",
            code: "same",
            detail: { ja: "いまと違うパスワードにします", en: "Choose another password than now" },
          },
        ],
      });
    const passwordHash = await hashPassword(next);
    await this.db.asSystem(
      "sign-in",
      async (tx) => {
        await tx.query("update person set password_hash = $2, must_change_password = false where id = $1", [
          userId,
          passwordHash,
        ]);
        await tx.query(
          "update session set ended_at = clock_timestamp() where person_id = $1 and id_hash <> $2 and ended_at is null",
          [userId, sessionHash],
        );
        await recordEverywhere(tx, "password.changed", userId);
      },
      userId,
    );
  }

  /**
   * The password again, at the act of signing. Wrong ones count like failed sign-ins.
   * @throws Problem `password.wrong`, `too-many-requests`
   */
  async confirmPassword(userId: string, password: string, pointer = "/password"): Promise<void> {
    const subjects = [`confirmation ${userId}`];
    const person = await this.db.asSystem("sign-in", async (tx) => {
      await refuseTooMany(tx, subjects);
      return tx.one<{ password_hash: string }>("select password_hash from person where id = $1", [userId]);
    });
    if (await isPassword(person.password_hash, password)) return;
    await this.db.asSystem("sign-in", (tx) => noteFailure(tx, subjects));
    throw new Problem("password.wrong", {
      errors: [{ pointer, code: "wrong", detail: { ja: "パスワードが違います", en: "The password is wrong" } }],
    });
  }
}

/** Notes what a person did to the own account in the trail of every organisation the person belongs to. */
export async function recordEverywhere(tx: Tx, action: AuditAction, personId: string, detail = {}): Promise<void> {
  for (const { organization } of await membershipsOf(tx, personId))
    tx.record(action, personId, detail, null, organization.id);
}

const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const hashOf = (token: string) => createHash("sha256").update(token).digest();
const newToken = () => randomBytes(32).toString("base64url");

async function secondFactorsOf(tx: Tx, personId: string): Promise<SecondFactorKind[]> {
  const rows = await tx.query<{ kind: SecondFactorKind }>(
    "select distinct kind from second_factor where person_id = $1 and confirmed_at is not null order by kind desc",
    [personId],
  );
  return rows.map(({ kind }) => kind);
}

async function membershipsOf(tx: Tx, personId: string): Promise<MembershipView[]> {
  return tx.query<MembershipView>(
    `select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as organization, m.title, m.roles
       from membership m join organization o on o.id = m.organization_id where m.person_id = $1 order by o.created_at, o.id`,
    [personId],
  );
}

// One event a window and person, however many attempts: nobody without a password can make a chain grow at will.
async function recordRefusal(tx: Tx, personId: string): Promise<void> {
  const first = await tx.query(
    `insert into sign_in_failure (subject, window_at, failures)
     values ($1, date_bin(make_interval(mins => $2), clock_timestamp(), timestamptz '2000-01-01 00:00Z'), 1)
     on conflict do nothing returning subject`,
    [`recorded ${personId}`, ATTEMPTS_WINDOW_MINUTES],
  );
  if (first.length === 0) return;
  await recordEverywhere(tx, "session.refused", personId);
}
