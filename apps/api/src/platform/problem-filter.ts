import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from "@nestjs/common";
import type { Response } from "express";
import { type Language, type ProblemCode, type ProblemDefinition, problems } from "@portal/shared";
import type { PortalRequest } from "./actor.js";
import { Problem } from "./problem.js";

/** Renders every error as RFC 9457 problem+json. What is not a refusal is a bug: logged with the request id, told without details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<PortalRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = asProblem(error);
    if (problem.code === "unexpected" || problem.code === "unavailable")
      this.log.error(`${request.requestId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const language = languageOf(request);
    const definition: ProblemDefinition = problems[problem.code];
    const { detail, errors = [], members = {}, headers = {} } = problem.details;
    response.status(definition.status).set(headers).type("application/problem+json");
    response.set("Content-Language", language).send(
      JSON.stringify({
        type: `urn:portal:problem:${problem.code}`,
        code: problem.code,
        title: definition.title[language],
        detail: (detail ?? definition.title)[language],
        status: definition.status,
        instance: `urn:portal:request:${request.requestId}`,
        errors: errors.map((one) => ({ ...one, detail: one.detail[language] })),
        ...members,
      }),
    );
  }
}

/** `Accept-Language` decides; Japanese unless English is preferred. */
export function languageOf(request: PortalRequest): Language {
  return request.acceptsLanguages("ja", "en") === "en" ? "en" : "ja";
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: "invalid-input",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  405: "method-not-allowed",
  413: "too-large",
  415: "unsupported-media-type",
};

// Nest turns two things into a plain 400: a body that is no JSON, and an id that cannot be one of ours (ids are opaque: it is simply not there).
function codeOf(error: HttpException): ProblemCode {
  if (error.getStatus() === 400) return /uuid is expected/.test(error.message) ? "not-found" : "not-json";
  return byStatus[error.getStatus()] ?? "unexpected";
}

// Errors of the layers below: Nest's own, Express's body parser, multer, PostgreSQL.
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return new Problem(codeOf(error));
  const { type, status, code, driverError } = (error ?? {}) as {
    type?: string;
    status?: number;
    code?: string;
    driverError?: { code?: string };
  };
  if (type === "entity.parse.failed") return new Problem("not-json");
  if (status !== undefined && byStatus[status]) return new Problem(byStatus[status]);
  if (code === "LIMIT_FILE_SIZE") return new Problem("too-large");
  if (code?.startsWith("LIMIT_")) return new Problem("invalid-input");
  // Class 22, data exception: a NUL inside text, a cursor that is no instant. The client's words, not our fault.
  if (driverError?.code?.startsWith("22")) return new Problem("invalid-input");
  if (driverError?.code === "53100" || code === "ENOSPC" || code === "ECONNREFUSED") return new Problem("unavailable");
  return new Problem("unexpected");
}
