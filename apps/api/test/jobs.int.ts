import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { DataSource } from "typeorm";
import { Database } from "../src/platform/database.js";
import { JobRunner } from "../src/platform/jobs.js";

/** A runner of its own on the test's database, and a kind of work that nobody else does. */
async function aRunner() {
  const source = await new DataSource({ type: "postgres", url: process.env["TEST_DATABASE_URL"]! }).initialize();
  const db = new Database(source);
  const kind = `test.${randomUUID()}`;
  const actor = { orgId: randomUUID(), userId: randomUUID(), kind: "vendor" as const };
  return {
    db,
    kind,
    jobs: new JobRunner(db),
    queue: (key: string) => db.as(actor, (tx) => tx.enqueue(kind, `${kind} ${key}`, {})),
    done: async () => {
      const rows = await db.as(actor, (tx) =>
        tx.query<{ done: boolean }>("select done_at is not null as done from job where kind = $1 order by queued_at", [
          kind,
        ]),
      );
      return rows.map(({ done }) => done);
    },
    close: () => source.destroy(),
  };
}

function aGate(): [opened: Promise<void>, open: () => void] {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return [opened, open];
}

describe("stopping", () => {
  it("waits for the job at hand, which still has its connections, and takes no other", async () => {
    const { db, kind, jobs, queue, done, close } = await aRunner();
    const [begun, begin] = aGate();
    const [mayGoOn, letGoOn] = aGate();
    jobs.handle(kind, async () => {
      begin();
      await mayGoOn;
      await db.asSystem("jobs", (tx) => tx.query("select 1"));
    });
    await queue("first");
    await queue("second");
    jobs.start();
    await begun;
    const stopped = jobs.beforeApplicationShutdown();
    letGoOn();
    await stopped;
    expect(await done()).toEqual([true, false]);
    await close();
  });
});
