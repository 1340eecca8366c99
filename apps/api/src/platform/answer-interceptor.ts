import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from "@nestjs/common";
import type { Response } from "express";
import { catchError, map, type Observable, of, throwError } from "rxjs";
import { StoredAnswer } from "./idempotency.js";

/** Gives every answer that carries an `etag` its `ETag` header, and sends the stored answer of a repeated request. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const tagged = (body: unknown) => {
      const etag = (body as { etag?: unknown } | null | undefined)?.etag;
      if (typeof etag === "string" && !response.headersSent) response.set("ETag", etag);
      return body;
    };
    return next.handle().pipe(
      catchError((error: unknown) => (error instanceof StoredAnswer ? of(error.body) : throwError(() => error))),
      map(tagged),
    );
  }
}
