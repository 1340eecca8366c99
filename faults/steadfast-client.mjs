import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { send } from "../bench/world/client.mjs";

/** Answers that a client does not take for an answer: the process is gone, or the same request is still under way. */
const passing = (status, code) =>
  status === 429 || status >= 500 || code === "idempotency.in-flight" || code === "agreement.document-not-ready";

/** The request was answered, but not as it must be. */
export class Unexpected extends Error {}

/**
 * A client that never gives up: it asks the one or the other process, and repeats each request with its Idempotency-Key until it is answered.
 * @param {string[]} addresses @param {() => number} chance
 */
export const steadfastClient = (addresses, chance) =>
  async function ask({ headers, ...request }) {
    const key = request.method === "POST" ? { "idempotency-key": randomUUID() } : {};
    for (;;) {
      const address = addresses[Math.floor(chance() * addresses.length)];
      const answer = await send(address, { ...request, headers: { ...key, ...headers } }).catch(() => undefined);
      const body = answer && read(answer.bytes);
      if (answer && body !== undefined && answer.status < 300) return body;
      if (answer && body !== undefined && !passing(answer.status, body.code))
        throw new Unexpected(`${request.method ?? "GET"} ${request.path} answered ${answer.status} ${body.code}`);
      await wait(50 + chance() * 200);
    }
  };

// A process that is killed leaves half an answer.
function read(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
