import "reflect-metadata";
import type { AddressInfo } from "node:net";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { AppModule } from "../app.module.js";
import { configureApp } from "../configure-app.js";
import { readConfig } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { JobRunner } from "../platform/jobs.js";
import { openDatabase } from "../platform/open-database.js";
import { agree } from "./agreeing.js";
import { agreements, evidenceFiles, organizations, services } from "./demonstration-data.js";
import { createOrganizations, Members } from "./people.js";
import { publishService, uploadFiles } from "./publishing.js";

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
  const all = organizations();
  const organizationIds = await createOrganizations(db, all);
  console.log(`${all.length} organisations`);
  const members = new Members(base, all);
  const files = await uploadFiles(members, evidenceFiles());
  console.log(`${files.size} evidence files`);
  const jobs = app.get(JobRunner);
  for (const service of services())
    await publishService(members, service, files, async ({ number, id }) => {
      console.log(`disclosure of ${service.name} ${number}`);
      for (const agreement of agreements().filter((one) => one.service === service.key && one.version === number)) {
        await agree(agreement, {
          members,
          organizationIds,
          vendor: service.organisation,
          versionId: id,
          drain: () => jobs.drain(),
        });
        console.log(`agreement ${agreement.key}: ${agreement.state}`);
      }
    });
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
