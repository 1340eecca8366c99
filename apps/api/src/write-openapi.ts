import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { AppModule } from "./app.module.js";
import { openApiDocument } from "./configure-app.js";
import { readConfig } from "./platform/config.js";

// Preview mode resolves the routes and reaches for no database.
const [, , file] = process.argv;
if (!file) throw new Error("usage: write-openapi.js FILE");
const config = readConfig({ DATABASE_URL: "postgres://nobody@localhost/none", STORAGE_DIR: "/nowhere" });
const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), { logger: false, preview: true });
app.setGlobalPrefix("api/v1", { exclude: ["healthz", "readyz"] });
writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
process.exit(0);
