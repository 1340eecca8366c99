import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { checkTimestamp } from "../inspection/timestamp-check.js";
import type { TimestampFault } from "../inspection/pdf-inspection.js";
import { arrayBufferOf, objectIdentifiers as oid } from "./identifiers.js";
import { parseDer, parseToken } from "./timestamp-token.js";

/** Gets a token over these bytes from an authority: an RFC 3161 TimeStampToken, DER, already checked. */
export type Stamp = (value: Uint8Array) => Promise<Uint8Array>;

export interface TimestampQuery {
  /** The bytes to be stamped; only their SHA-256 leaves the installation. */
  readonly value: Uint8Array;
  /** Positive, without leading zeros. */
  readonly nonce: Uint8Array;
  /** Object identifier of the policy to ask for. */
  readonly policy?: string;
}

/** An authority's answer that must not be used. */
export class TimestampRefused extends Error {
  constructor(readonly fault: TimestampFault) {
    super(`the time-stamp authority's answer is not acceptable: ${fault}`);
    this.name = "TimestampRefused";
  }
}

/** How far the authority's clock and ours may lie apart. A token from another time was not made for this request. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;
const GRANTED = new Set([0, 1]);

export const timestampRequest = ({ value, nonce, policy }: TimestampQuery): Uint8Array => {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 }),
      hashedMessage: new asn1js.OctetString({ valueHex: arrayBufferOf(createHash("sha256").update(value).digest()) }),
    }),
    nonce: new asn1js.Integer({ valueHex: arrayBufferOf(nonce) }),
    certReq: true,
    ...(policy === undefined ? {} : { reqPolicy: policy }),
  });
  return new Uint8Array(request.toSchema().toBER(false));
};

const tokenIn = (reply: Uint8Array): Buffer => {
  const response = parseDer(reply);
  if (!(response instanceof asn1js.Sequence)) throw new TimestampRefused("unreadable");
  const [information, token] = response.valueBlock.value;
  const status = information instanceof asn1js.Sequence ? information.valueBlock.value[0] : undefined;
  if (!(status instanceof asn1js.Integer)) throw new TimestampRefused("unreadable");
  if (!GRANTED.has(status.valueBlock.valueDec)) throw new TimestampRefused("rejected");
  if (token === undefined) throw new TimestampRefused("unreadable");
  return Buffer.from((token as unknown as asn1js.BaseBlock).valueBeforeDecodeView);
};

const accepted = (reply: Uint8Array, query: TimestampQuery, roots: readonly Uint8Array[], now: Date): Uint8Array => {
  const token = tokenIn(reply);
  const { info } = parseToken(token);
  if (info.nonce === undefined || !Buffer.from(info.nonce.valueBlock.valueHexView).equals(Buffer.from(query.nonce)))
    throw new TimestampRefused("nonce");
  if (query.policy !== undefined && info.policy !== query.policy) throw new TimestampRefused("policy");
  const { fault } = checkTimestamp(token, query.value, roots);
  if (fault !== null) throw new TimestampRefused(fault);
  if (Math.abs(info.genTime.getTime() - now.getTime()) > CLOCK_TOLERANCE_MS) throw new TimestampRefused("time");
  return new Uint8Array(token);
};

/**
 * The token in an authority's answer (RFC 3161, 2.4.2), if it is an answer to this question and holds.
 * @throws TimestampRefused with what is wrong
 */
export const acceptReply = (
  reply: Uint8Array,
  query: TimestampQuery,
  roots: readonly Uint8Array[],
  now: Date,
): Uint8Array => {
  try {
    return accepted(reply, query, roots, now);
  } catch (error) {
    throw error instanceof TimestampRefused ? error : new TimestampRefused("unreadable");
  }
};
