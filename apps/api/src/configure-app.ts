import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { ValidationPipe } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { OpenAPIObject } from "@nestjs/swagger";
import { DocumentBuilder, SwaggerModule } from "@nestjs/swagger";
import type { NextFunction, Response } from "express";
import helmet from "helmet";
import type { PortalRequest } from "./platform/actor.js";
import { describeRefusals } from "./openapi-problems.js";
import { AnswerInterceptor } from "./platform/answer-interceptor.js";
import type { Config } from "./platform/config.js";
import { Database } from "./platform/database.js";
import { newId } from "./platform/identifier.js";
import { invalidInput, Problem } from "./platform/problem.js";
import { ProblemFilter } from "./platform/problem-filter.js";
import { requireSameOrigin } from "./platform/session-cookie.js";
import { SessionGuard } from "./platform/session-guard.js";

const BODY_LIMIT = "2mb";
const webFolder = resolve(import.meta.dirname, "../../web/dist");

/** Everything around the topics, the same for the server, the OpenAPI file and the demonstration loader. */
export function configureApp(app: NestExpressApplication, config: Config): void {
  app.set("query parser", "simple");
  app.set("trust proxy", "loopback");
  app.disable("x-powered-by");
  // What carries a tag carries its own (a revision or a SHA-256); Express would hash every whole answer.
  app.disable("etag");
  app.use((request: PortalRequest, response: Response, next: NextFunction) => {
    request.requestId = newId();
    response.set("X-Request-Id", request.requestId);
    next();
  });
  app.use(helmet(securityHeaders(config)));
  app.use("/api", (request: PortalRequest, response: Response, next: NextFunction) => {
    response.set("Cache-Control", "no-store").vary("Accept-Language");
    try {
      requireSameOrigin(request, config.publicUrl);
      requireJson(request);
      next();
    } catch (error) {
      next(error);
    }
  });
  app.useBodyParser("json", { limit: BODY_LIMIT, strict: false, reviver: refuseLoneSurrogates });
  app.setGlobalPrefix("api/v1", { exclude: ["healthz", "readyz"] });
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: invalidInput,
    }),
  );
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new AnswerInterceptor());
  app.useGlobalGuards(new SessionGuard(app.get(Reflector), app.get(Database)));
  app.enableShutdownHooks();
}

/** The OpenAPI 3.1 document, produced from the code. */
export function openApiDocument(app: NestExpressApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle("開示・合意ポータル")
    .setDescription(
      "Disclosure and agreement portal for medical information systems. Errors are RFC 9457 problem+json.",
    )
    .setVersion("1")
    .setOpenAPIVersion("3.1.0")
    .addCookieAuth("portal-session")
    .build();
  return describeRefusals(SwaggerModule.createDocument(app, options));
}

/** API pages for people, and the web application with its routes. */
export function serveWeb(app: NestExpressApplication): void {
  SwaggerModule.setup("api/docs", app, () => openApiDocument(app), { jsonDocumentUrl: "api/openapi.json" });
  if (!existsSync(webFolder)) return;
  app.useStaticAssets(join(webFolder, "assets"), { prefix: "/assets", immutable: true, maxAge: "365d", index: false });
  const index = join(webFolder, "index.html");
  // Known from the start, so that no request of the API costs a look at the disk.
  const files = new Set(
    readdirSync(webFolder, { withFileTypes: true }).flatMap((one) => (one.isFile() ? one.name : [])),
  );
  app.use((request: PortalRequest, response: Response, next: NextFunction) => {
    const { method, path } = request;
    const name = path.slice(1);
    if (method !== "GET" || /^\/(api|assets)(\/|$)/.test(path) || /^\/(healthz|readyz)$/.test(path)) next();
    else if (files.has(name) && name !== "index.html") response.sendFile(join(webFolder, name), { maxAge: "1h" });
    else response.set("Cache-Control", "no-cache").sendFile(index);
  });
}

// Half of a surrogate pair is no character: it can be neither stored as UTF-8 nor put into canonical JSON.
function refuseLoneSurrogates(key: string, value: unknown): unknown {
  if (/\p{Surrogate}/u.test(key) || (typeof value === "string" && /\p{Surrogate}/u.test(value)))
    throw new SyntaxError("lone surrogate");
  return value;
}

// A body of another type would pass unparsed and unvalidated. Files come as multipart to the routes that take them.
function requireJson(request: PortalRequest): void {
  const type = request.headers["content-type"];
  const hasBody =
    request.headers["content-length"] !== undefined
      ? request.headers["content-length"] !== "0"
      : request.headers["transfer-encoding"] !== undefined;
  if (!hasBody || (type === undefined && !hasBody)) return;
  if (type !== undefined && /^(application\/json|multipart\/form-data)\b/i.test(type)) return;
  throw new Problem("unsupported-media-type");
}

function securityHeaders({ publicUrl }: Config): Parameters<typeof helmet>[0] {
  const secure = publicUrl.startsWith("https:");
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine writes style attributes and elements; without 'unsafe-inline' its layout breaks.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: "deny" },
  };
}
