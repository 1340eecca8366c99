import { Injectable, Logger, type BeforeApplicationShutdown } from "@nestjs/common";
import { Database } from "./database.js";

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly userId: string | null;
  readonly orgId: string;
  readonly attempts: number;
}

/** Does one kind of work. Re-reads the state, never trusts the payload; a repeat is harmless. */
export type JobHandler = (job: Job) => Promise<void>;

/** What the work needs is out of reach for now, and may be back at any moment: tried at least once a minute. */
export class TryAgainSoon extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = "TryAgainSoon";
  }
}

const LONGEST_WAIT_SECONDS = 3600;
const LONGEST_WAIT_SOON_SECONDS = 60;
const LOOK_EVERY_MS = 1_000;
/** A job taken by a process that died is taken again after this time. */
const LEASE_SECONDS = 60;

/** Takes due jobs from the table `job`, one after another, with `for update skip locked`, in every process that serves. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly log = new Logger(JobRunner.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly db: Database) {}

  handle(kind: string, handler: JobHandler): void {
    this.handlers.set(kind, handler);
  }

  start(): void {
    this.db.onQueued(() => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.timer.unref();
    this.wake();
  }

  // Before the connections are closed: the job at hand still needs them.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Works until nothing is due. For set-up and tests, which need the end of the work. */
  async drain(): Promise<void> {
    while (await this.workOnce());
  }

  private wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => {
        this.running = undefined;
        if (this.again && !this.stopped) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async workOnce(): Promise<boolean> {
    if (this.stopped) return false;
    const job = await this.claim();
    if (!job) return false;
    try {
      await this.handlers.get(job.kind)?.(job);
      await this.db.asSystem("jobs", (tx) =>
        tx.query("update job set done_at = clock_timestamp(), last_error = null where id = $1", [job.id]),
      );
    } catch (error) {
      this.log.error(
        `job ${job.kind} ${job.id} attempt ${job.attempts}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      // 1, 2, 4 … seconds, an hour at most: a job is retried for ever, and seen as late by `verify`.
      const longest = error instanceof TryAgainSoon ? LONGEST_WAIT_SOON_SECONDS : LONGEST_WAIT_SECONDS;
      const wait = Math.min(2 ** (job.attempts - 1), longest);
      await this.db.asSystem("jobs", (tx) =>
        tx.query("update job set last_error = $2, run_at = app.now() + make_interval(secs => $3) where id = $1", [
          job.id,
          error instanceof Error ? error.message : String(error),
          wait,
        ]),
      );
    }
    return true;
  }

  private claim(): Promise<Job | undefined> {
    return this.db.asSystem("jobs", async (tx) => {
      const [job] = await tx.query<Job>(
        `update job set attempts = attempts + 1, run_at = app.now() + make_interval(secs => $2)
          where id = (select id from job where done_at is null and run_at <= app.now() and kind = any($1)
                       order by run_at limit 1 for update skip locked)
        returning id, kind, payload, user_id as "userId", org_id as "orgId", attempts`,
        [[...this.handlers.keys()], LEASE_SECONDS],
      );
      return job;
    });
  }
}
