import { randomBytes } from "node:crypto";
import { acceptReply, timestampRequest } from "../document/signature/timestamp.js";

/** No usable token could be had now: the authority is down, slow, or gave an answer that must not be used. */
export class TimestampUnavailable extends Error {
  constructor(cause: unknown) {
    super(`no time-stamp: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "TimestampUnavailable";
  }
}

const TIME_LIMIT_MS = 10_000;
/** A token with its chain has a few kilobytes. */
const REPLY_BYTES_MAX = 65_536;
const NONCE_LENGTH = 16;

/** Positive and without leading zeros, so that it comes back byte for byte. */
const randomNonce = (): Uint8Array => {
  const nonce = randomBytes(NONCE_LENGTH);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return new Uint8Array(nonce);
};

const bodyWithin = async (response: Response, most: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > most) throw new Error(`the answer is longer than ${most} bytes`);
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

/** A time-stamp authority over HTTP (RFC 3161, 3.4). */
export class TimestampAuthority {
  constructor(
    private readonly url: string,
    /** DER. */
    readonly roots: readonly Uint8Array[],
    private readonly now: () => Date,
  ) {}

  /** A checked token over the bytes. @throws TimestampUnavailable */
  readonly stamp = async (value: Uint8Array): Promise<Uint8Array> => {
    try {
      const query = { value, nonce: randomNonce() };
      const reply = await this.ask(timestampRequest(query));
      return acceptReply(reply, query, this.roots, this.now());
    } catch (error) {
      throw new TimestampUnavailable(error);
    }
  };

  private async ask(request: Uint8Array): Promise<Uint8Array> {
    const response = await fetch(this.url, {
      method: "POST",
      body: new Uint8Array(request),
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      redirect: "error",
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`the authority answered ${response.status}`);
    }
    return bodyWithin(response, REPLY_BYTES_MAX);
  }
}
