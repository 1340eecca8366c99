import { createHash, randomBytes } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { SignedIn } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import type { MeView, MembershipView } from "./identity.dto.js";
import { isPassword } from "./password.js";

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
      await this.db.asSystem("sign-in", (tx) => noteFailure(tx, subjects));
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

  async me({ userId, name, email }: SignedIn, activeOrganizationId: string | null): Promise<MeView> {
    const memberships = await this.db.asSystem("sign-in", (tx) => membershipsOf(tx, userId));
    return { user: { id: userId, email, name }, memberships, activeOrganizationId };
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
    const { userId, name, email } = signedIn;
    return { user: { id: userId, email, name }, memberships, activeOrganizationId: organizationId };
  }

  /**
   * The password again, at the act of signing. Wrong ones count like failed sign-ins.
   * @throws Problem `password.wrong`, `too-many-requests`
   */
  async confirmPassword(userId: string, password: string): Promise<void> {
    const subjects = [`confirmation ${userId}`];
    const person = await this.db.asSystem("sign-in", async (tx) => {
      await refuseTooMany(tx, subjects);
      return tx.one<{ password_hash: string }>("select password_hash from person where id = $1", [userId]);
    });
    if (await isPassword(person.password_hash, password)) return;
    await this.db.asSystem("sign-in", (tx) => noteFailure(tx, subjects));
    throw new Problem("password.wrong", {
      errors: [
        { pointer: "/password", code: "wrong", detail: { ja: "パスワードが違います", en: "The password is wrong" } },
      ],
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
