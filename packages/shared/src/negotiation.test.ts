import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { expected, type Model } from "../tools/negotiation-model.js";
import { apply, opened, type Negotiation, type Request } from "../tools/negotiation.js";
import { gateInput, openingRows, addable, proposals, type Proposal } from "../tools/small-agreement.js";
import type { RowValue } from "./agreement-row.js";
import { canonicalJson } from "./canonical.js";
import { settlementBlocking } from "./gates.js";
import type { KnownState } from "./known-state.js";
import { parties, type Party } from "./party.js";

const SEQUENCES = 10_000;

/** What somebody means to do; what they send depends on what they were last shown. */
interface Intent {
  readonly verb: Request["verb"] | "confirm-all" | "look" | "repeat";
  readonly by: Party;
  readonly pick: number;
  readonly choice: number;
  /** Looks before it acts. Otherwise it acts on what it was shown some time ago. */
  readonly fresh: boolean;
}

interface Sent {
  readonly request: Request;
  /** The values before the sender's eyes, by row. */
  readonly shown: ReadonlyMap<string, RowValue>;
}

interface Play {
  now: Negotiation;
  model: Model;
  readonly view: Record<Party, Negotiation>;
  readonly sent: Sent[];
  /** By row and side: the value that the side last confirmed, as it was shown to it. */
  readonly meant: Map<string, Partial<Record<Party, RowValue>>>;
  readonly reached: Set<string>;
}

const openingProposal = (index: number): Proposal => {
  const row = openingRows[index]!;
  return { part: row.part, key: row.key, value: row.value, settles: true };
};

const start = (by: Party): Play => {
  const now = opened(by);
  const rows = now.rows.map(({ id }, index) => ({
    id,
    proposal: openingProposal(index),
    value: 1,
    since: 1,
    confirmedBy: [],
    deletionBy: null,
  }));
  return {
    now,
    model: { status: "drafting", revision: 1, opener: by, version: 1, rows, signedBy: [], acts: 0 },
    view: { vendor: now, hospital: now },
    sent: [],
    meant: new Map(),
    reached: new Set(),
  };
};

const requestOf = ({ verb, by, pick, choice }: Intent, view: Negotiation): Request | null => {
  const row = view.rows[pick % view.rows.length];
  const known: KnownState = choice % 2 === 0 ? { agreement: view.version } : { row: row?.valueVersion ?? 0 };
  switch (verb) {
    case "edit": {
      const values = proposals.filter(({ part, key }) => part === row?.part && key === row.key);
      return row ? { verb, by, row: row.id, value: values[choice % values.length]!.value, known } : null;
    }
    case "confirm":
      return row ? { verb, by, rows: [row.id], known } : null;
    case "confirm-all":
      return { verb: "confirm", by, rows: view.rows.map(({ id }) => id), known: { agreement: view.version } };
    case "withdraw":
    case "delete":
      return row ? { verb, by, row: row.id, known } : null;
    case "add": {
      const absent = addable.filter(({ part, key }) => !view.rows.some((one) => one.part === part && one.key === key));
      const list = absent.length > 0 ? absent : addable;
      const { part, key, value } = list[pick % list.length]!;
      return { verb, by, part, key, value };
    }
    case "sign":
      return { verb, by, digest: view.content?.digest ?? "0".repeat(64) };
    case "settle":
    case "reopen":
    case "decline":
    case "void":
      return { verb, by };
    case "sealed":
    case "expire":
      return { verb };
    default:
      return null;
  }
};

const sentBy = (intent: Intent, play: Play): Sent | undefined => {
  const { verb, by, pick, fresh } = intent;
  if (verb === "repeat") return play.sent[pick % play.sent.length];
  if (fresh || verb === "look") play.view[by] = play.now;
  const view = play.view[by];
  const request = requestOf(intent, view);
  return request === null ? undefined : { request, shown: new Map(view.rows.map(({ id, value }) => [id, value])) };
};

const negotiable = ["drafting", "negotiating"];

const texts = new WeakMap<object, string>();
/** Values are compared at every step: their text is made once. */
const textOf = (value: RowValue): string => {
  const known = texts.get(value) ?? canonicalJson(value);
  texts.set(value, known);
  return known;
};

const summary = ({ agreement, version, rows, signatures }: Negotiation) => ({
  status: agreement.status,
  revision: agreement.revision,
  version,
  signedBy: signatures.filter(({ revision }) => revision === agreement.revision).map(({ side }) => side),
  rows: rows.map(({ id, value, valueVersion, confirmations, deletionBy }) => {
    return {
      id,
      value: textOf(value),
      valueVersion,
      confirmed: parties.filter((party) => confirmations[party]),
      deletionBy,
    };
  }),
});
const modelSummary = ({ status, revision, version, rows, signedBy }: Model) => ({
  status,
  revision,
  version,
  signedBy,
  rows: rows.map(({ id, proposal, value, confirmedBy, deletionBy }) => {
    const confirmed = parties.filter((party) => confirmedBy.includes(party));
    return { id, value: textOf(proposal.value), valueVersion: value, confirmed, deletionBy };
  }),
});

const isMeant = (confirmed: RowValue | undefined, value: RowValue): boolean =>
  confirmed !== undefined && textOf(confirmed) === textOf(value);

/** What must never be, whatever was sent: in words, nothing when all is well. */
const faults = (before: Negotiation, { now, meant }: Play): string[] => {
  const found: string[] = [];
  const { status, revision } = now.agreement;
  if (!negotiable.includes(status) && !["declined", "voided"].includes(status))
    for (const { id, value } of now.rows)
      for (const party of parties)
        if (!isMeant(meant.get(id)?.[party], value))
          found.push(`${id} is settled at a value that the ${party} did not confirm`);
  if (!negotiable.includes(before.agreement.status) && revision === before.agreement.revision) {
    if (now.rows !== before.rows) found.push("rows changed after settling");
    if (now.content !== before.content) found.push("content changed after settling");
  }
  const signed = now.signatures.filter((one) => one.revision === revision);
  const content = now.content && createHash("sha256").update(now.content.text).digest("hex");
  if (signed.some(({ digest }) => digest !== content))
    found.push("a signature over something else than what is settled");
  if (new Set(signed.map(({ side }) => side)).size !== signed.length) found.push("one side signed twice");
  if (status === "in_force" && signed.length !== 2) found.push("in force without both signatures");
  for (const one of before.signatures) if (!now.signatures.includes(one)) found.push("a signature is lost");
  return found;
};

const remember = ({ request, shown }: Sent, { meant }: Play): void => {
  if (request.verb !== "confirm") return;
  for (const id of request.rows) meant.set(id, { ...meant.get(id), [request.by]: shown.get(id) });
};

const step = (play: Play, intent: Intent): void => {
  const sent = sentBy(intent, play);
  if (sent === undefined) return;
  const { request } = sent;
  const before = play.now;
  const outcome = apply(before, request);
  const next = expected(play.model, request, before.content?.digest);
  const told = outcome.ok ? "done" : outcome.code;
  if (outcome.ok !== (next !== null))
    throw new Error(`${JSON.stringify(request)} in ${before.agreement.status}: ${told}`);
  play.sent.push(sent);
  if (!outcome.ok || next === null) return;
  play.now = outcome.value;
  play.model = next;
  remember(sent, play);
  if ("by" in request) play.view[request.by] = play.now;
  const [is, shouldBe] = [summary(play.now), modelSummary(next)];
  if (!isDeepStrictEqual(is, shouldBe)) expect(is).toEqual(shouldBe);
  const found = faults(before, play);
  if (found.length > 0) throw new Error(found.join("; "));
  play.reached.add(play.now.agreement.status);
  if (request.verb === "reopen" && before.signatures.length > 0) play.reached.add("reopened after a signature");
};

const anyIntent: fc.Arbitrary<Intent> = fc.record({
  verb: fc.oneof(
    ...(
      [
        [24, "confirm-all"],
        [14, "settle"],
        [16, "sign"],
        [14, "sealed"],
        [7, "edit"],
        [6, "confirm"],
        [5, "repeat"],
        [4, "look"],
        [3, "withdraw"],
        [4, "delete"],
        [3, "add"],
        [2, "reopen"],
        [1, "decline"],
        [1, "void"],
        [1, "expire"],
      ] as const
    ).map(([weight, verb]) => ({ weight, arbitrary: fc.constant<Intent["verb"]>(verb) })),
  ),
  by: fc.constantFrom<Party>("vendor", "hospital"),
  pick: fc.nat({ max: 60 }),
  choice: fc.nat({ max: 5 }),
  fresh: fc.boolean(),
});

describe("a negotiation of both parties", () => {
  it("knows of every proposal whether it can be settled", () => {
    const all = openingRows.map((row) => ({
      ...row,
      confirmations: Object.fromEntries(parties.map((by) => [by, { by, at: "2026-11-25T00:00:00Z" }])),
    }));
    expect(settlementBlocking(gateInput(all))).toEqual([]);
    for (const { part, key, value, settles } of proposals) {
      const others = all.filter((row) => row.part !== part || row.key !== key);
      const rows = [...others, { ...all[0]!, part, key, value }];
      expect({ key, settles }).toEqual({ key, settles: settlementBlocking(gateInput(rows)).length === 0 });
    }
  });

  it(`goes as the model says in ${SEQUENCES} sequences of acts, stale and repeated ones too, and never against both`, () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(anyIntent, { minLength: 1, maxLength: 60, size: "max" }), (intents) => {
        const play = start("hospital");
        for (const intent of intents) step(play, intent);
        for (const what of play.reached) reached.set(what, (reached.get(what) ?? 0) + 1);
      }),
      { numRuns: SEQUENCES, seed: 20261125 },
    );
    // A test that never gets as far as a signature would prove nothing.
    for (const [what, least] of [
      ["settled", 1000],
      ["vendor_signed", 500],
      ["in_force", 100],
      ["reopened after a signature", 100],
    ] as const)
      expect({ what, enough: (reached.get(what) ?? 0) >= least }).toEqual({ what, enough: true });
  }, 60_000);
});
