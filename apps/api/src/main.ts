import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { AppModule } from "./app.module.js";
import { configureApp, serveWeb } from "./configure-app.js";
import { readConfig } from "./platform/config.js";
import { JobRunner } from "./platform/jobs.js";
import { openDatabase } from "./platform/open-database.js";
import { liesWithData, masterKey } from "./signing/master-key.js";
import { TokenVault } from "./signing/token-vault.js";

try {
  const config = readConfig();
  const { db, close } = await openDatabase(config.databaseUrl);
  await masterKey(db, config.masterKeyFile);
  await close();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger: ["error", "warn"],
    bodyParser: false,
  });
  configureApp(app, config);
  serveWeb(app);
  const server = await app.listen(config.port);
  server.headersTimeout = 15_000;
  // Longer than a reverse proxy keeps its idle connections (60 s): else a request now and then meets one that is being closed.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 120_000;
  app.get(JobRunner).start();
  if (!config.demonstration && liesWithData(config.masterKeyFile, config.storageDir))
    console.warn(
      `The master key ${config.masterKeyFile} lies with the data: keep it elsewhere (PORTAL_MASTER_KEY_FILE), so that a copy of the data cannot sign.`,
    );
  // No reason not to serve: seals wait for it.
  if (config.pkcs11)
    await new TokenVault(config.pkcs11).requirePresent().catch((error: Error) => console.warn(error.message));
  console.log(`ready on ${config.publicUrl}`);
} catch (error) {
  // A refusal is one sentence; anything else is a bug and keeps its stack.
  console.error(error instanceof Error && error.name === "Error" ? error.message : error);
  process.exit(1);
}
