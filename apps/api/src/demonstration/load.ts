import "reflect-metadata";
import type { AddressInfo } from "node:net";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { addDays, type IsoDate } from "@portal/shared";
import { AppModule } from "../app.module.js";
import { configureApp } from "../configure-app.js";
import { readConfig } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { JobRunner } from "../platform/jobs.js";
import { openDatabase } from "../platform/open-database.js";
import { agree } from "./agreeing.js";
import { DemonstrationClock } from "./clock.js";
import { agreements, evidenceFiles, organizations, services, templates, versionsOf } from "./demonstration-data.js";
import { createOrganizations, Members } from "./people.js";
import { publishVersion, registerService, uploadFiles } from "./publishing.js";
import { makeTemplate } from "./templates.js";

/** Loads the demonstration data into an empty database, through the portal's own API on a port of its own. */
async function load(app: NestExpressApplication): Promise<void> {
  const db = app.get(Database);
  const { held } = await db.asSystem("set-up", (tx) =>
    tx.one<{ held: boolean }>("select exists (select from organization) as held"),
  );
  if (held) {
    console.log("skipped: database holds data");
    return;
  }
  const server = await app.listen(0, "127.0.0.1");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new DemonstrationClock();
  db.standAt(() => clock.now());
  const all = organizations();
  const [first] = versions();
  clock.moveTo(first!.version.publishedOn);
  const organizationIds = await createOrganizations(db, all);
  console.log(`${all.length} organisations`);
  const members = new Members(base, all);
  const files = await uploadFiles(members, evidenceFiles());
  console.log(`${files.size} evidence files`);
  const jobs = app.get(JobRunner);
  const drafts = new Map<string, string>();
  const acts = versions().map(({ service, version }): Act => ({
    on: version.publishedOn,
    do: async () => {
      const draftId = drafts.get(service.key) ?? (await registerService(members, service));
      drafts.set(service.key, draftId);
      const versionId = await publishVersion(members, { service, draftId, version }, files);
      console.log(`disclosure of ${service.name} ${version.number}`);
      return agreements()
        .filter((agreement) => agreement.service === service.key && agreement.version === version.number)
        .map((agreement): Act => ({
          on: agreement.dates.opened,
          do: async () => {
            const stage = { members, organizationIds, vendor: service.organisation, versionId, clock };
            const ended = await agree(agreement, { ...stage, drain: () => jobs.drain() });
            console.log(`agreement ${agreement.key}`);
            return [
              {
                on: agreement.state === "terminated" ? addDays(agreement.endsOn, 1) : agreement.dates.opened,
                do: async () => {
                  await ended();
                  console.log(`agreement ${agreement.key}: ${agreement.state}`);
                  return [];
                },
              },
            ];
          },
        }));
    },
  }));
  await inOrder(acts, clock);
  for (const template of templates()) await makeTemplate(members, template);
  console.log(`${templates().length} templates`);
}

const versions = () =>
  services()
    .flatMap((service) => versionsOf(service.key).map((version) => ({ service, version })))
    .sort((one, other) => one.version.publishedOn.localeCompare(other.version.publishedOn));

/** Something that is done on a day, and the acts that it makes possible. */
interface Act {
  readonly on: IsoDate;
  readonly do: () => Promise<readonly Act[]>;
}

// By day; on one day, what is known longer comes first.
async function inOrder(acts: readonly Act[], clock: DemonstrationClock): Promise<void> {
  const open = [...acts];
  while (open.length > 0) {
    const next = open.reduce((earliest, act) => (act.on < earliest.on ? act : earliest));
    open.splice(open.indexOf(next), 1);
    clock.moveTo(next.on);
    open.push(...(await next.do()));
  }
}

try {
  const config = readConfig();
  await (await openDatabase(config.databaseUrl)).close();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger: ["error", "warn"],
    bodyParser: false,
  });
  configureApp(app, config);
  try {
    await load(app);
  } finally {
    await app.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
