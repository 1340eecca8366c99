import { createHash } from "node:crypto";
import { parseToken } from "../signature/timestamp-token.js";
import { parseCms } from "./parsed-cms.js";
import { derValue } from "./signature-range.js";

/**
 * What the bytes of a signature say where the structure around it cannot be read:
 * `genuine` over exactly what it was made over, `altered` otherwise; `broken` when its value is none; `beyond` when it covers
 * more than the file has; `misplaced` when its range does not leave out its own value.
 */
export type TraceState = "genuine" | "altered" | "broken" | "beyond" | "misplaced";

export interface SignatureTrace {
  readonly position: number;
  /** End of what it covers, by its own statement. */
  readonly end: number;
  readonly state: TraceState;
}

const MARK = "/ByteRange [0 ";
/** Each trace hashes the whole file, so their number is bounded. */
const MOST_TRACES = 16;

/** The hash that a signature or a time-stamp token was made over; null when the value is neither. */
const digestIn = (der: Buffer): Buffer | null => {
  for (const read of [
    () => parseCms(der).messageDigest,
    () => Buffer.from(parseToken(der).info.messageImprint.hashedMessage.valueBlock.valueHexView),
  ]) {
    try {
      return read();
    } catch {
      // Then it is the other, or neither.
    }
  }
  return null;
};

const stateOf = (bytes: Buffer, position: number, before: number, after: number, end: number): TraceState => {
  const value = bytes.indexOf("/Contents <", position) + "/Contents ".length;
  if (before !== value || after <= before || end < after) return "misplaced";
  if (end > bytes.length) return "beyond";
  const hole = /^<((?:[0-9a-f]{2})+)>$/.exec(bytes.toString("latin1", before, after))?.[1];
  const der = hole === undefined ? null : derValue(Buffer.from(hole, "hex"));
  const signed = der === null ? null : digestIn(der);
  if (signed === null) return "broken";
  const digest = createHash("sha256").update(bytes.subarray(0, before)).update(bytes.subarray(after, end)).digest();
  return signed.equals(digest) ? "genuine" : "altered";
};

/** Signatures as this portal writes them, found by their text alone. Proves nothing: it only tells why a file is refused. */
export const signatureTraces = (bytes: Buffer): SignatureTrace[] => {
  const traces: SignatureTrace[] = [];
  for (let position = bytes.indexOf(MARK); position >= 0; position = bytes.indexOf(MARK, position + 1)) {
    const numbers = /^(\d{1,10}) (\d{1,10}) (\d{1,10})\]/.exec(
      bytes.toString("latin1", position + MARK.length, position + MARK.length + 40),
    );
    if (numbers === null) continue;
    const [before, after, length] = numbers.slice(1).map(Number) as [number, number, number];
    const end = after + length;
    traces.push({ position, end, state: stateOf(bytes, position, before, after, end) });
    if (traces.length === MOST_TRACES) break;
  }
  return traces;
};
