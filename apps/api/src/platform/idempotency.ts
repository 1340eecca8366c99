import { createHash } from "node:crypto";
import type { Request } from "express";
import { Problem } from "./problem.js";

/** A POST that may be sent again: its key, and the SHA-256 of route and body without secrets. */
export interface IdempotentRequest {
  readonly key: string;
  readonly request: Buffer;
}

/** Thrown inside the transaction when the key was answered before; the interceptor sends the stored answer. */
export class StoredAnswer {
  constructor(readonly body: unknown) {}
}

const secrets = new Set(["password", "current", "next", "code", "challenge"]);

/** Reads `Idempotency-Key` of a POST. @throws Problem `invalid-input` for an unusable key. */
export function idempotentRequest(request: Request): IdempotentRequest | undefined {
  const key = request.header("idempotency-key");
  if (request.method !== "POST" || key === undefined) return undefined;
  if (key.length === 0 || key.length > 200)
    throw new Problem("invalid-input", {
      errors: [
        {
          pointer: "/headers/idempotency-key",
          code: "length",
          detail: { ja: "1〜200字の値が必要です", en: "1 to 200 characters are needed" },
        },
      ],
    });
  const body: unknown = request.body;
  const told = JSON.stringify(body ?? null, (name, value: unknown) => (secrets.has(name) ? undefined : value));
  return { key, request: createHash("sha256").update(`${request.path}\n${told}`).digest() };
}
