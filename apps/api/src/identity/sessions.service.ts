import { createHash, randomBytes } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { SignedIn } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { MeView, MembershipView } from "./identity.dto.js";
import { hashPassword, isPassword } from "./password.js";

const WINDOW_MINUTES = 10;
const FAILURES_OF_AN_ACCOUNT = 10;
const FAILURES_OF_AN_ADDRESS = 200;

/** Signing in and out, and for which organisation a person acts. */
@Injectable()
export class SessionsService {
  constructor(private readonly db: Database) {}

  /**
   * Opens a session. The token goes into the cookie; only its SHA-256 is stored.
   * @throws Problem `sign-in.failed`, `too-many-requests`
   */
  async signIn(email: string, password: string, address: string): Promise<{ token: string }> {
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
    const token = randomBytes(32).toString("base64url");
    await this.db.asSystem(
      "sign-in",
      async (tx) => {
        const [membership] = await tx.query<{ organization_id: string }>(
          `select m.organization_id from membership m join organization o on o.id = m.organization_id
          where m.person_id = $1 order by o.created_at, o.id limit 1`,
          [person.id],
        );
        await tx.query("insert into session (id_hash, person_id, organization_id) values ($1, $2, $3)", [
          createHash("sha256").update(token).digest(),
          person.id,
          membership?.organization_id ?? null,
        ]);
        await tx.query("delete from sign_in_failure where subject = $1", [subjects[0]]);
        if (membership) tx.record("session.started", person.id, {}, null, membership.organization_id);
      },
      person.id,
    );
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

  async me(
    { userId, name, email, mustChangePassword }: SignedIn,
    activeOrganizationId: string | null,
  ): Promise<MeView> {
    const memberships = await this.db.asSystem("sign-in", (tx) => membershipsOf(tx, userId));
    return { user: { id: userId, email, name }, memberships, activeOrganizationId, mustChangePassword };
  }

  /** @throws Problem `not-found` for an organisation one does not belong to */
  async actFor(signedIn: SignedIn, organizationId: string): Promise<MeView> {
    const memberships = await this.db.asSystem(
      "sign-in",
      async (tx) => {
        const own = await membershipsOf(tx, signedIn.userId);
        if (!own.some(({ organization }) => organization.id === organizationId)) throw new Problem("not-found");
        await tx.query("update session set organization_id = $2 where id_hash = $1", [
          signedIn.sessionHash,
          organizationId,
        ]);
        tx.record("session.organization-switched", signedIn.userId, {}, null, organizationId);
        return own;
      },
      signedIn.userId,
    );
    const { userId, name, email, mustChangePassword } = signedIn;
    return {
      user: { id: userId, email, name },
      memberships,
      activeOrganizationId: organizationId,
      mustChangePassword,
    };
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
        for (const { organization } of await membershipsOf(tx, userId))
          tx.record("password.changed", userId, {}, null, organization.id);
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

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

async function membershipsOf(tx: Tx, personId: string): Promise<MembershipView[]> {
  return tx.query<MembershipView>(
    `select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as organization, m.title, m.roles
       from membership m join organization o on o.id = m.organization_id where m.person_id = $1 order by o.created_at, o.id`,
    [personId],
  );
}

async function refuseTooMany(tx: Tx, subjects: string[]): Promise<void> {
  const rows = await tx.query<{ subject: string; failures: string }>(
    `select subject, sum(failures) as failures from sign_in_failure
      where subject = any($1) and window_at > clock_timestamp() - make_interval(mins => $2) group by subject`,
    [subjects, WINDOW_MINUTES],
  );
  const limit = (subject: string) => (subject.startsWith("address") ? FAILURES_OF_AN_ADDRESS : FAILURES_OF_AN_ACCOUNT);
  if (rows.some(({ subject, failures }) => Number(failures) >= limit(subject)))
    throw new Problem("too-many-requests", { headers: { "Retry-After": String(WINDOW_MINUTES * 60) } });
}

async function noteFailure(tx: Tx, subjects: string[]): Promise<void> {
  for (const subject of subjects)
    await tx.query(
      `insert into sign_in_failure (subject, window_at, failures) values ($1, date_trunc('minute', clock_timestamp()), 1)
       on conflict (subject, window_at) do update set failures = sign_in_failure.failures + 1`,
      [subject],
    );
}

// One event a window and person, however many attempts: nobody without a password can make a chain grow at will.
async function recordRefusal(tx: Tx, personId: string): Promise<void> {
  const first = await tx.query(
    `insert into sign_in_failure (subject, window_at, failures)
     values ($1, date_bin(make_interval(mins => $2), clock_timestamp(), timestamptz '2000-01-01 00:00Z'), 1)
     on conflict do nothing returning subject`,
    [`recorded ${personId}`, WINDOW_MINUTES],
  );
  if (first.length === 0) return;
  for (const { organization } of await membershipsOf(tx, personId))
    tx.record("session.refused", personId, {}, null, organization.id);
}
