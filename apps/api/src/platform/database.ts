import { Injectable } from "@nestjs/common";
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
} from "typeorm";
import { type AuditAction, canonicalJson, type Notice, noticeOf } from "@portal/shared";
import type { Actor } from "./actor.js";
import { StoredAnswer } from "./idempotency.js";
import { isUuid, newId } from "./identifier.js";
import { queryNamed } from "./named-statement.js";
import { Problem } from "./problem.js";

/** The work that is done for no organisation; the policies of a few tables alone admit it. */
export type SystemWork = "sign-in" | "jobs" | "set-up" | "verification" | "key-rotation";

/** As whom a unit of work runs. A request's actor is one; a job names only these. */
export type Acting = Pick<Actor, "orgId" | "userId" | "kind" | "idempotency">;

interface TrailEntry {
  readonly action: AuditAction;
  readonly subjectId: string;
  readonly detail: object;
  readonly orgId: string;
  readonly counterpartyId: string | null;
}

/** One unit of work as one actor: the rows it may see, the changes it makes, the trail it leaves. */
export class Tx {
  readonly trail: TrailEntry[] = [];
  queued = false;
  readonly em: EntityManager;

  constructor(
    private readonly runner: QueryRunner,
    private readonly actor: Pick<Acting, "orgId" | "userId"> | null,
    /** The business clock: `app.now()` of PostgreSQL at the start of the work. */
    readonly now: Date,
  ) {
    this.em = runner.manager;
  }

  /** Rows of one statement. */
  query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return queryNamed<T>(this.runner, sql, parameters);
  }

  /** The one row of a statement. @throws Problem `not-found` when there is none (or row-level security hides it). */
  async one<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T> {
    const [row] = await this.query<T>(sql, parameters);
    if (!row) throw new Problem("not-found");
    return row;
  }

  /** Loads and locks one row by id. A row hidden by row-level security is simply not there. */
  async lock<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string): Promise<T> {
    const row = await this.em.findOne(entity, {
      where: { id } as FindOptionsWhere<T>,
      lock: { mode: "pessimistic_write" },
    });
    if (!row) throw new Problem("not-found");
    return row;
  }

  /** Loads one row by id. @throws Problem `not-found` */
  async get<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string): Promise<T> {
    const row = await this.em.findOne(entity, { where: { id } as FindOptionsWhere<T> });
    if (!row) throw new Problem("not-found");
    return row;
  }

  /**
   * Notes an act for the audit trail; written last, just before commit, so that no row lock waits behind the chain.
   * `counterpartyId`: the other organisation when both may read the event (the chain of the pair), else null.
   */
  record(
    action: AuditAction,
    subjectId: string,
    detail: object,
    counterpartyId: string | null = null,
    orgId = this.actor?.orgId,
  ): void {
    if (!orgId) throw new Error(`audit event ${action} names no organisation`);
    this.trail.push({ action, subjectId, detail, orgId, counterpartyId });
  }

  /** Tells the members of both sides of an agreement whom the notice names; the same `key` once. Events of the trail are told by themselves. */
  async notify(agreementId: string, { kind, party, roles, detail }: Notice, key: string): Promise<void> {
    await this.query("select app.notify($1, $2, $3, $4, $5, $6, $7)", [
      agreementId,
      kind,
      key,
      party,
      JSON.stringify(detail),
      roles.hospital,
      roles.vendor,
    ]);
  }

  /** Queues work in this transaction. The same `key` is queued once. `orgId`: for whom the system itself queues it. */
  async enqueue(kind: string, key: string, payload: object, runAt?: Date, orgId = this.actor?.orgId): Promise<void> {
    await this.query(
      `insert into job (id, kind, key, payload, user_id, org_id, run_at)
       values ($1, $2, $3, $4, app.user_id(), $5, coalesce($6::timestamptz, app.now())) on conflict (key) do nothing`,
      [newId(), kind, key, JSON.stringify(payload), orgId, runAt?.toISOString() ?? null],
    );
    this.queued = true;
  }
}

@Injectable()
export class Database {
  private readonly afterQueueing = new Set<() => void>();
  private clock: () => Date | undefined = () => undefined;

  constructor(private readonly source: DataSource) {}

  /**
   * Lets the business clock stand on another day, for the loader of the demonstration alone. `app.now()` ignores it in a database
   * in which anybody is registered whose address is not under .example (migration 0016).
   */
  standAt(clock: () => Date | undefined): void {
    this.clock = clock;
  }

  /** Called after a commit that queued work, so that the job runner need not wait for its next look. */
  onQueued(listener: () => void): void {
    this.afterQueueing.add(listener);
  }

  /**
   * Runs `work` in one transaction in which PostgreSQL shows only what the actor's organisation may see.
   * `work` must be repeatable (no mail, network or files): it runs again, twice at most, after a deadlock or a serialization failure.
   * With an Idempotency-Key the result of a work that changed something is stored with it, and a repeat throws `StoredAnswer`.
   */
  as<T>(actor: Acting, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.repeatedly(() => this.once(settings(actor), actor, (tx) => this.idempotently(tx, actor, work)));
  }

  /** The one exception: work for no organisation; `userId` names the person in the trail, where one is known. Used by sign-in, jobs, set-up, verification and the rotation of keys alone. */
  asSystem<T>(system: SystemWork, work: (tx: Tx) => Promise<T>, userId?: string): Promise<T> {
    return this.repeatedly(() => this.once({ system, ...(userId && { user_id: userId }) }, null, work));
  }

  /** A single statement outside any transaction; for `app.session_of` alone, which reads under its own rights. */
  async sessionOf<T>(hash: Buffer): Promise<T | undefined> {
    const rows: T[] = await this.source.query(
      `select s.*, app.must_change_password(s.person_id) as must_change_password, app.second_factor_missing($1) as second_factor_missing
         from app.session_of($1) s`,
      [hash],
    );
    return rows[0];
  }

  async isReachable(): Promise<boolean> {
    return this.source.query("select 1").then(
      () => true,
      () => false,
    );
  }

  private async repeatedly<T>(attempt: () => Promise<T>): Promise<T> {
    for (let count = 1; ; count++) {
      try {
        return await attempt();
      } catch (error) {
        if (count === 3 || !isTransient(error)) throw error;
      }
    }
  }

  private async once<T>(set: Settings, actor: Acting | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const tx = new Tx(runner, actor, await begin(runner, set, this.clock()));
      const result = await work(tx);
      if (actor) for (const entry of tx.trail) await tell(tx, actor, entry);
      for (const { action, subjectId, detail, orgId, counterpartyId } of tx.trail)
        await tx.query("select app.audit($1, $2, $3, $4, $5)", [
          orgId,
          counterpartyId,
          action,
          subjectId,
          canonicalJson(plain(detail)),
        ]);
      await runner.commitTransaction();
      if (tx.queued) for (const listener of this.afterQueueing) listener();
      return result;
    } catch (error) {
      // A failed rollback would hide the first error; the pool drops a broken connection by itself.
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async idempotently<T>(tx: Tx, actor: Acting, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { idempotency } = actor;
    if (!idempotency) return work(tx);
    const { key, request } = idempotency;
    const [lock] = await tx.query<{ gained: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as gained",
      [`${actor.orgId} ${actor.userId} ${key}`],
    );
    if (!lock?.gained) throw new Problem("idempotency.in-flight");
    const [stored] = await tx.query<{ request: Buffer; body: unknown }>(
      `select request, body from idempotent_answer
        where org_id = $1 and user_id = $2 and key = $3 and created_at > clock_timestamp() - interval '24 hours'`,
      [actor.orgId, actor.userId, key],
    );
    if (stored && !stored.request.equals(request)) throw new Problem("idempotency.different-body");
    if (stored) throw new StoredAnswer(stored.body);
    const result = await work(tx);
    if (tx.trail.length > 0)
      await tx.query(
        `insert into idempotent_answer (org_id, user_id, key, request, body) values ($1, $2, $3, $4, $5)
         on conflict (org_id, user_id, key) do nothing`,
        [actor.orgId, actor.userId, key, request, JSON.stringify(result ?? null)],
      );
    return result;
  }
}

// Who is told of an event is told in its own transaction. What one organisation alone may read is told to nobody.
async function tell(
  tx: Tx,
  { kind: by }: Acting,
  { action, subjectId, detail, counterpartyId }: TrailEntry,
): Promise<void> {
  const notice = counterpartyId === null ? null : noticeOf({ action, detail: detail as Record<string, unknown>, by });
  if (notice) await tx.notify(subjectId, notice, `${notice.kind} ${subjectId} ${tx.now.toISOString()}`);
}

type Settings = Readonly<Partial<Record<"org_id" | "user_id" | "org_kind" | "system", string>>>;

function settings(actor: Acting): Settings {
  return { org_id: actor.orgId, user_id: actor.userId, org_kind: actor.kind };
}

// `begin` and the settings travel in one message: the cost of row-level security is round trips (`npm run bench`).
// One message of several statements takes no parameters, so each value must be a bare word or a UUID.
async function begin(runner: QueryRunner, set: Settings, clock?: Date): Promise<Date> {
  const parts = Object.entries(set).map(([name, value]) => {
    if (!isUuid(value) && !/^[a-z-]+$/.test(value)) throw new Error(`unusable setting ${name}`);
    return `set_config('app.${name}', '${value}', true)`;
  });
  if (clock) parts.push(`set_config('app.now', '${clock.toISOString()}', true)`);
  const client = (await runner.connect()) as { query(sql: string): Promise<{ rows: { now: Date }[] }[]> };
  const [, answer] = await client.query(`begin; select ${parts.join(", ")}, app.now() as now`);
  // TypeORM must know that a transaction is open, or its own writes would open and commit another.
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  return answer!.rows[0]!.now;
}

// What goes into a hash must be JSON already: dates as text, no undefined.
const plain = (detail: object): unknown => JSON.parse(JSON.stringify(detail));

// SQLSTATE serialization_failure and deadlock_detected; node-postgres reports the code, not the name.
const isTransient = (error: unknown) =>
  error instanceof QueryFailedError && ["40001", "40P01"].includes((error.driverError as { code?: string }).code ?? "");
