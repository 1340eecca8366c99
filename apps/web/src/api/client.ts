import createFetchClient, { type Middleware } from "openapi-fetch";
import createQueryHooks from "openapi-react-query";
import { chosenLanguage } from "../texts/language.js";
import { NetworkFailure, problemOf, type ApiProblem } from "./problem.js";
import type { paths } from "./schema.gen.js";

export { ApiProblem, isRefusedWith, NetworkFailure, type ProblemFinding } from "./problem.js";

type SessionRefusal = "unauthenticated" | "second-factor.required";
type SessionListener = (code: SessionRefusal) => void;
const sessionListeners = new Set<SessionListener>();

/**
 * Calls `listener` when the API says that the session has ended, or that it lacks the code of a second factor set up
 * elsewhere; returns the way to stop.
 */
export function onSessionRefused(listener: SessionListener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

/** The problem of a failed response; one of the session itself is announced as well. */
export async function refusalOf(response: Response): Promise<ApiProblem> {
  const problem = await problemOf(response);
  if (problem.code === "unauthenticated" || problem.code === "second-factor.required")
    for (const listener of sessionListeners) listener(problem.code);
  return problem;
}

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", chosenLanguage());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return;
    throw await refusalOf(response);
  },
  onError({ error }) {
    return new NetworkFailure("no answer from the server", { cause: error });
  },
};

/** The typed client. Every call throws `ApiProblem` or `NetworkFailure`; what it returns is the answer. */
export const client = createFetchClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => fetch(request),
});
client.use(manners);

/** Typed hooks of TanStack Query over the client. */
export const api = createQueryHooks(client);

/** An answer together with the ETag it came with, so that a write always names the state that was shown. */
export interface Tagged<T> {
  readonly data: T;
  readonly etag: string;
}

/** Awaits a call of `client` and keeps its `ETag` (drafts, rows and agreements carry one). */
export async function tagged<T>(call: Promise<{ data?: T; response: Response }>): Promise<Tagged<T>> {
  const { data, response } = await call;
  if (data === undefined) throw new Error(`no body in the answer of ${response.url}`);
  return { data, etag: response.headers.get("ETag") ?? "" };
}

/** Headers of a write to a draft or a row: 412 when somebody else was first. */
export const ifMatch = (etag: string) => ({ "If-Match": etag });

/** Headers that make a `POST` safe to send again with the same key. */
export const withIdempotencyKey = (key: string) => ({ "Idempotency-Key": key });
