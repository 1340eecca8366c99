import { createHash } from "node:crypto";
import type { AgreementRow, RowPart, RowValue } from "../src/agreement-row.js";
import { moveAgreement, openAgreement, type AgreementMove, type AgreementState } from "../src/agreement.js";
import { canonicalJson } from "../src/canonical.js";
import { settlementBlocking } from "../src/gates.js";
import { isKnown, type KnownState, type VersionedRow } from "../src/known-state.js";
import { allow, refuse, type Outcome } from "../src/outcome.js";
import { otherParty, type Party } from "../src/party.js";
import { checkRow } from "../src/row-check.js";
import { settledContent } from "../src/settled-content.js";
import { confirmRow, sendValue } from "../src/turn.js";
import { catalogues, contentInput, gateInput, openingRows, today } from "./small-agreement.js";

/**
 * An agreement negotiated in memory by the rules of this package, in the order in which the services of the API ask them
 * (`agreement-rows`, `agreement-moves`, `agreement-signatures`). What the API writes as SQL is written out here.
 */
export interface NegotiatedRow extends AgreementRow, VersionedRow {
  readonly id: string;
  readonly deletionBy: Party | null;
}

export interface Signature {
  readonly revision: number;
  readonly side: Party;
  readonly digest: string;
}

export interface Negotiation {
  readonly agreement: AgreementState;
  readonly version: number;
  readonly rows: readonly NegotiatedRow[];
  /** What is frozen for signing, and its SHA-256. */
  readonly content: { readonly text: string; readonly digest: string } | null;
  readonly signatures: readonly Signature[];
  /** Acts so far: ids and times are counted, nothing here is random. */
  readonly acts: number;
}

/** What a client sends; `known` is what it was shown. */
export type Request =
  | {
      readonly verb: "edit";
      readonly by: Party;
      readonly row: string;
      readonly value: RowValue;
      readonly known: KnownState;
    }
  | { readonly verb: "confirm"; readonly by: Party; readonly rows: readonly string[]; readonly known: KnownState }
  | { readonly verb: "withdraw" | "delete"; readonly by: Party; readonly row: string; readonly known: KnownState }
  | { readonly verb: "add"; readonly by: Party; readonly part: RowPart; readonly key: string; readonly value: RowValue }
  | { readonly verb: "settle" | "reopen" | "decline" | "void"; readonly by: Party }
  | { readonly verb: "sign"; readonly by: Party; readonly digest: string }
  | { readonly verb: "sealed" | "expire" };

export const opened = (by: Party): Negotiation => ({
  agreement: openAgreement(by),
  version: 1,
  rows: openingRows.map(({ part, key, value }, index) => ({
    id: `row-${index}`,
    part,
    key,
    value,
    confirmations: {},
    valueVersion: 1,
    changedAtVersion: 1,
    deletionBy: null,
  })),
  content: null,
  signatures: [],
  acts: 0,
});

const then = <From, To>(outcome: Outcome<From>, next: (value: From) => Outcome<To>): Outcome<To> =>
  outcome.ok ? next(outcome.value) : outcome;

const instant = ({ acts }: Negotiation): string => new Date(Date.UTC(2026, 10, 25) + acts * 1000).toISOString();

const moved = (now: Negotiation, move: AgreementMove): Outcome<Negotiation> =>
  then(moveAgreement(now.agreement, move), (agreement) => allow({ ...now, agreement }));

/** The rows that a request names, if all are there and none has another value than its sender was shown. */
const knownRows = (now: Negotiation, ids: readonly string[], known: KnownState): Outcome<readonly NegotiatedRow[]> => {
  const rows = now.rows.filter(({ id }) => ids.includes(id));
  if (rows.length !== ids.length) return refuse("not-found");
  return rows.every((row) => isKnown(row, known)) ? allow(rows) : refuse("precondition-failed");
};

const withRow = (now: Negotiation, row: NegotiatedRow): Negotiation => ({
  ...now,
  rows: now.rows.map((one) => (one.id === row.id ? row : one)),
});

const checked = (
  { part, key, value: previous }: { part: RowPart; key: string; value?: RowValue },
  value: RowValue,
  side: Party,
): Outcome<RowValue> => {
  const result = checkRow(part, key, value, { ...catalogues, side, today, ...(previous && { previous }) });
  return result.ok ? allow(result.value) : refuse("unacceptable");
};

type RowRequest = Extract<Request, { readonly verb: "edit" | "confirm" | "withdraw" | "delete" | "add" }>;

const negotiated = (now: Negotiation, request: RowRequest): Outcome<Negotiation> => {
  const { by } = request;
  if (request.verb === "add") {
    const { part, key } = request;
    if (now.rows.some((row) => row.part === part && row.key === key)) return refuse("already-exists");
    return then(checked({ part, key }, request.value, by), (value) => {
      const version = now.version + 1;
      const added = {
        part,
        key,
        value,
        confirmations: {},
        valueVersion: 1,
        changedAtVersion: version,
        deletionBy: null,
      };
      return allow({ ...now, version, rows: [...now.rows, { ...added, id: `added-${now.acts}` }] });
    });
  }
  const ids = request.verb === "confirm" ? request.rows : [request.row];
  return then(knownRows(now, ids, request.known), (rows) => {
    if (request.verb === "confirm") {
      const confirmation = { by, at: instant(now) };
      const confirmed = new Map<string, NegotiatedRow>();
      for (const row of rows) {
        const done = confirmRow(row, by, { confirmation, hasOwnUnsent: false });
        if (!done.ok) return done;
        confirmed.set(row.id, done.value);
      }
      return allow({ ...now, rows: now.rows.map((row) => confirmed.get(row.id) ?? row) });
    }
    const [row] = rows as [NegotiatedRow];
    switch (request.verb) {
      case "edit":
        return then(checked(row, request.value, by), (value) => {
          const sent = { ...sendValue(row, value), deletionBy: null };
          if (sent.value === row.value) return allow(withRow(now, sent));
          const version = now.version + 1;
          const versions = { valueVersion: row.valueVersion + 1, changedAtVersion: version };
          return allow(withRow({ ...now, version }, { ...sent, ...versions }));
        });
      case "withdraw": {
        const { [otherParty(by)]: theirs } = row.confirmations;
        return allow(withRow(now, { ...row, confirmations: theirs ? { [otherParty(by)]: theirs } : {} }));
      }
      case "delete":
        if (row.part === "term") return refuse("wrong-state");
        if (row.deletionBy === null || row.deletionBy === by) return allow(withRow(now, { ...row, deletionBy: by }));
        return allow({ ...now, version: now.version + 1, rows: now.rows.filter((one) => one !== row) });
    }
  });
};

const settled = (now: Negotiation): Negotiation => {
  const text = canonicalJson(settledContent(contentInput(now.rows, now.agreement.revision, instant(now))));
  return { ...now, content: { text, digest: createHash("sha256").update(text).digest("hex") } };
};

const endsOnOf = ({ rows }: Negotiation): string => {
  const period = rows.find(({ key }) => key === "period")?.value;
  return period && "endsOn" in period ? period.endsOn : "";
};

const after = (now: Negotiation, request: Request): Outcome<Negotiation> => {
  switch (request.verb) {
    case "settle": {
      const blocking = settlementBlocking(gateInput(now.rows)).length;
      return then(moved(now, { verb: "settle", by: request.by, blocking }), (next) => allow(settled(next)));
    }
    case "reopen":
      return then(moved(now, { verb: "reopen", by: request.by }), (next) => allow({ ...next, content: null }));
    case "decline":
    case "void":
      return moved(now, request as Extract<AgreementMove, { readonly verb: "decline" | "void" }>);
    case "sign":
      return then(moved(now, { verb: "sign", by: request.by, today, endsOn: endsOnOf(now) }), (next) => {
        if (now.content?.digest !== request.digest) return refuse("agreement.digest-mismatch");
        const signature = { revision: now.agreement.revision, side: request.by, digest: request.digest };
        return allow({ ...next, signatures: [...now.signatures, signature] });
      });
    case "sealed":
      return moved(now, { verb: "sealed" });
    case "expire":
      return moved(now, { verb: "expire", today, expiresOn: "2026-11-24" });
    default:
      return then(moved(now, { verb: "touch", by: request.by }), (next) => negotiated(next, request));
  }
};

/** What a request makes of a negotiation, or why it is refused. */
export const apply = (now: Negotiation, request: Request): Outcome<Negotiation> =>
  then(after(now, request), (next) => allow({ ...next, acts: now.acts + 1 }));
