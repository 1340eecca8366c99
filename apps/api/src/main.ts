import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { AppModule } from "./app.module.js";
import { configureApp, serveWeb } from "./configure-app.js";
import { readConfig } from "./platform/config.js";
import { JobRunner } from "./platform/jobs.js";

const config = readConfig();
const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
  logger: ["error", "warn"],
  bodyParser: false,
});
configureApp(app, config);
serveWeb(app);
const server = await app.listen(config.port);
server.headersTimeout = 15_000;
server.requestTimeout = 120_000;
app.get(JobRunner).start();
console.log(`ready on ${config.publicUrl}`);
