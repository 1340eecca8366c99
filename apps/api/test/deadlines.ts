import { DataSource } from "typeorm";
import type { IsoDate } from "@portal/shared";
import { AgreementDeadlines } from "../src/agreements/agreement-deadlines.js";
import { AgreementEntity } from "../src/agreements/agreement.entity.js";
import { Database } from "../src/platform/database.js";
import { JobRunner } from "../src/platform/jobs.js";

/** Does what is due by the beginning of that day, as a process does whose clock stands there. */
export async function passDeadlines(day: IsoDate): Promise<void> {
  const source = await new DataSource({
    type: "postgres",
    url: process.env["TEST_DATABASE_URL"]!,
    entities: [AgreementEntity],
  }).initialize();
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
