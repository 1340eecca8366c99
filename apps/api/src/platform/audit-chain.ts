import { createHash } from "node:crypto";

/** Head of one chain, as `audit_chain` keeps it. */
export interface ChainHead {
  readonly id: string;
  /** Number of the last event; numbers run without gaps from 1. */
  readonly seq: string;
  readonly headHash: Buffer;
}

/** One event as it is stored. */
export interface StoredEvent {
  readonly seq: string;
  readonly action: string;
  readonly subjectId: string;
  /** The canonical text that was hashed. */
  readonly payload: string;
  readonly hash: Buffer;
}

export type ChainFault = "gap" | "hash" | "columns" | "head";

export interface ChainVerdict {
  readonly id: string;
  readonly events: number;
  /** Instants of the first and last event (RFC 3339 UTC); null for an empty chain. */
  readonly from: string | null;
  readonly to: string | null;
  readonly headHash: string;
  readonly intact: boolean;
  /**
   * Where the chain breaks first: an event is missing (`gap`), its text is not the one that was chained (`hash`), its columns say
   * something else than its text (`columns`), or the kept head is not the last event (`head`).
   */
  readonly fault: { readonly code: ChainFault; readonly seq: string } | null;
}

/** Events read at a time. */
export const CHAIN_BATCH = 2_000;

/** Reads up to `CHAIN_BATCH` events of a chain after a number, in order. */
export type ReadEvents = (chainId: string, afterSeq: string) => Promise<readonly StoredEvent[]>;

/** Statement behind `ReadEvents`: chain, number after which to read, how many. */
export const selectEvents = `
  select seq::text as seq, action, subject_id as "subjectId", payload, hash from audit_event
   where chain_id = $1 and seq > $2::bigint order by audit_event.seq limit $3`;
/** Statement for the heads of all chains the role may see. */
export const selectHeads = `select id, seq::text as seq, head_hash as "headHash" from audit_chain order by id`;

/** Recomputes every hash of a chain from its first event, and compares the numbers and the head. Reads on after a fault to count all events. */
export async function examineChain(head: ChainHead, read: ReadEvents): Promise<ChainVerdict> {
  let previous: Buffer = Buffer.alloc(0);
  let seq = 0n;
  let events = 0;
  let first: string | null = null;
  let last: string | null = null;
  let fault: ChainVerdict["fault"] = null;
  for (let coming: Promise<readonly StoredEvent[]> | undefined = read(head.id, "0"); coming;) {
    const batch: readonly StoredEvent[] = await coming;
    const end = batch.at(-1);
    // The next events travel while these are hashed.
    coming = end && batch.length === CHAIN_BATCH ? read(head.id, end.seq) : undefined;
    for (const event of batch) {
      seq += 1n;
      events += 1;
      const hash = createHash("sha256").update(previous).update(event.payload, "utf8").digest();
      const code = faultOf(event, head.id, seq, hash);
      if (code && !fault) fault = { code, seq: event.seq };
      // After a gap the numbers go on from what is there; the chain of hashes goes on from what is stored.
      seq = BigInt(event.seq);
      previous = event.hash;
      first ??= event.payload;
      last = event.payload;
    }
  }
  if (!fault && (seq.toString() !== head.seq || !previous.equals(head.headHash)))
    fault = { code: "head", seq: head.seq };
  return {
    id: head.id,
    events,
    from: instantOf(first),
    to: instantOf(last),
    headHash: head.headHash.toString("hex"),
    intact: fault === null,
    fault,
  };
}

function faultOf(event: StoredEvent, chainId: string, expected: bigint, hash: Buffer): ChainFault | null {
  if (event.seq !== expected.toString()) return "gap";
  if (!hash.equals(event.hash)) return "hash";
  const begins = event.payload.startsWith(`{"action":${JSON.stringify(event.action)},`);
  const ends = event.payload.endsWith(`,"seq":${event.seq},"subjectId":"${event.subjectId}","v":1}`);
  return begins && ends && event.payload.includes(`","chain":"${chainId}",`) ? null : "columns";
}

const instantOf = (payload: string | null): string | null =>
  payload === null ? null : (/"at":"([^"]+)","chain":/.exec(payload)?.[1] ?? null);
