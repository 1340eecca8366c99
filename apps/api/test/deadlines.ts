import { DataSource } from "typeorm";
import type { IsoDate } from "@portal/shared";
import { AgreementDeadlines } from "../src/agreements/agreement-deadlines.js";
import { AgreementReminders } from "../src/agreements/agreement-reminders.js";
import { AgreementEntity } from "../src/agreements/agreement.entity.js";
import { Database } from "../src/platform/database.js";
import { type Job, type JobHandler, JobRunner } from "../src/platform/jobs.js";
import { owner } from "./world.js";

const connected = (): Promise<DataSource> =>
  new DataSource({
    type: "postgres",
    url: process.env["TEST_DATABASE_URL"]!,
    entities: [AgreementEntity],
  }).initialize();

/** Keeps the handlers, for a test that calls them itself. */
class Handlers extends JobRunner {
  readonly byKind = new Map<string, JobHandler>();
  override handle(kind: string, handler: JobHandler): void {
    this.byKind.set(kind, handler);
  }
}

/** What is due for one agreement by the beginning of that day; the other tests' agreements stay where they are. */
export async function passDeadlinesOf(agreementId: string, day: IsoDate): Promise<void> {
  const source = await connected();
  try {
    const now = new Date(`${day}T00:00:01+09:00`);
    const db = new Database(source);
    db.standAt(() => now);
    const jobs = new Handlers(db);
    new AgreementDeadlines(db, jobs).onModuleInit();
    new AgreementReminders(db, jobs).onModuleInit();
    for (;;) {
      const { rows } = await owner.query<Job>(
        `update job set done_at = clock_timestamp() where id = (
           select id from job where done_at is null and run_at <= $1 and kind = any($2) and payload ->> 'agreementId' = $3
            order by run_at limit 1)
         returning id, kind, payload, user_id as "userId", org_id as "orgId", attempts`,
        [now, [...jobs.byKind.keys()], agreementId],
      );
      if (!rows[0]) return;
      await jobs.byKind.get(rows[0].kind)!(rows[0]);
    }
  } finally {
    await source.destroy();
  }
}

/** Does what is due by the beginning of that day, as a process does whose clock stands there. */
export async function passDeadlines(day: IsoDate): Promise<void> {
  const source = await connected();
  try {
    const db = new Database(source);
    db.standAt(() => new Date(`${day}T00:00:01+09:00`));
    const jobs = new JobRunner(db);
    new AgreementDeadlines(db, jobs).onModuleInit();
    await jobs.drain();
  } finally {
    await source.destroy();
  }
}
