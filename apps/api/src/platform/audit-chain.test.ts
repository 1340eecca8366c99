import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { CHAIN_BATCH, type ChainHead, examineChain, type StoredEvent } from "./audit-chain.js";

const id = "org:1";

function chainOf(length: number): { head: ChainHead; events: StoredEvent[] } {
  let previous = Buffer.alloc(0);
  const events = Array.from({ length }, (_, index): StoredEvent => {
    const seq = String(index + 1);
    const payload = `{"action":"service.edited","actorId":null,"actorOrg":null,"at":"2026-11-25T00:00:00.00000${index % 10}Z","chain":"${id}","detail":{"名":"値"},"seq":${seq},"subjectId":"s","v":1}`;
    const hash = createHash("sha256").update(previous).update(payload).digest();
    previous = hash;
    return { seq, action: "service.edited", subjectId: "s", payload, hash };
  });
  return { head: { id, seq: String(length), headHash: previous }, events };
}

const examine = ({ head, events }: ReturnType<typeof chainOf>) =>
  examineChain(head, (_, after) =>
    Promise.resolve(events.filter(({ seq }) => BigInt(seq) > BigInt(after)).slice(0, CHAIN_BATCH)),
  );

describe("a chain of audit events", () => {
  it("is intact when every hash, every number and the head are right, over several batches", async () => {
    const verdict = await examine(chainOf(CHAIN_BATCH + 3));
    expect(verdict).toMatchObject({
      intact: true,
      fault: null,
      events: CHAIN_BATCH + 3,
      from: "2026-11-25T00:00:00.000000Z",
      to: "2026-11-25T00:00:00.000002Z",
    });
  });

  it("is intact when it is empty", async () => {
    expect(await examine(chainOf(0))).toMatchObject({ intact: true, events: 0, from: null });
  });

  const altered = (change: (chain: ReturnType<typeof chainOf>) => ReturnType<typeof chainOf>) =>
    examine(change(chainOf(5)));
  const editing = (index: number, change: Partial<StoredEvent>) =>
    altered(({ head, events }) => ({
      head,
      events: events.map((event, at) => (at === index ? { ...event, ...change } : event)),
    }));

  it.each([
    ["a changed text", () => editing(2, { payload: chainOf(5).events[2]!.payload.replace("値", "別") }), "hash", "3"],
    ["a changed hash", () => editing(1, { hash: Buffer.alloc(32) }), "hash", "2"],
    ["a changed action column", () => editing(3, { action: "service.created" }), "columns", "4"],
    ["a changed subject column", () => editing(3, { subjectId: "other" }), "columns", "4"],
    [
      "a missing event",
      () => altered(({ head, events }) => ({ head, events: events.filter((_, at) => at !== 1) })),
      "gap",
      "3",
    ],
    ["a cut end", () => altered(({ head, events }) => ({ head, events: events.slice(0, 4) })), "head", "5"],
    ["everything removed", () => altered(({ head }) => ({ head, events: [] })), "head", "5"],
    [
      "events of another chain",
      () => altered(({ head, events }) => ({ head: { ...head, id: "org:2" }, events })),
      "columns",
      "1",
    ],
  ])("is broken by %s", async (_, examined, code, seq) => {
    expect(await examined()).toMatchObject({ intact: false, fault: { code, seq } });
  });
});
