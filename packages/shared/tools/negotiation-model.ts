import { isDeepStrictEqual } from "node:util";
import type { Party } from "../src/party.js";
import type { Request } from "./negotiation.js";
import { gapRow, proposals, requiredClauses, type Proposal } from "./small-agreement.js";

/**
 * A negotiation once more, as small as it can be said, and without a line of the rules: which requests succeed, and what is then
 * confirmed by whom. Written from docs/states.md.
 */
export interface ModelRow {
  readonly id: string;
  readonly proposal: Proposal;
  /** How often the value of this row was set; what a client was shown carries the same number. */
  readonly value: number;
  readonly since: number;
  readonly confirmedBy: readonly Party[];
  readonly deletionBy: Party | null;
}

export interface Model {
  readonly status: string;
  readonly revision: number;
  readonly opener: Party;
  readonly version: number;
  readonly rows: readonly ModelRow[];
  readonly signedBy: readonly Party[];
  readonly acts: number;
}

type Actor = Party | "opener" | "either" | "portal";

/** Every move of the agreement that this test makes: from, request, who, to. */
const moves: readonly (readonly [from: string, verb: Request["verb"], who: Actor, to: string])[] = [
  ["negotiating", "settle", "either", "settled"],
  ["settled", "sign", "vendor", "vendor_sealing"],
  ["vendor_sealing", "sealed", "portal", "vendor_signed"],
  ["vendor_signed", "sign", "hospital", "hospital_sealing"],
  ["hospital_sealing", "sealed", "portal", "in_force"],
  ["settled", "reopen", "either", "negotiating"],
  ["vendor_signed", "reopen", "either", "negotiating"],
  ["settled", "expire", "portal", "expired"],
  ["vendor_signed", "expire", "portal", "expired"],
  ...["drafting", "negotiating", "settled", "vendor_signed"].map(
    (from) => [from, "decline", "either", "declined"] as const,
  ),
  ...["drafting", "negotiating", "settled"].map((from) => [from, "void", "opener", "voided"] as const),
];

const mayBe = (who: Actor, by: Party | undefined, opener: Party): boolean =>
  who === "portal" || who === "either" || by === (who === "opener" ? opener : who);

const find = (rows: readonly ModelRow[], part: string, key: string): ModelRow | undefined =>
  rows.find(({ proposal }) => proposal.part === part && proposal.key === key);

const complete = (rows: readonly ModelRow[]): boolean =>
  rows.every(({ confirmedBy, proposal }) => confirmedBy.length === 2 && proposal.settles) &&
  requiredClauses.every((key) => find(rows, "clause", key)) &&
  find(rows, "risk", gapRow) !== undefined;

const proposed = (value: unknown): Proposal => {
  const proposal = proposals.find((one) => one.value === value);
  if (!proposal) throw new Error("a value that is none of the proposals");
  return proposal;
};

/** The next state, or null when the request must be refused. `digest`: what is frozen now, if anything. */
export const expected = (model: Model, request: Request, digest: string | undefined): Model | null => {
  const next = { ...model, acts: model.acts + 1 };
  const by = "by" in request ? request.by : undefined;
  const move = moves.find(
    ([from, verb, who]) => from === model.status && verb === request.verb && mayBe(who, by, model.opener),
  );
  switch (request.verb) {
    case "settle":
      return move && complete(model.rows) ? { ...next, status: move[3] } : null;
    case "sign":
      if (!move || request.digest !== digest) return null;
      return { ...next, status: move[3], signedBy: [...model.signedBy, request.by] };
    case "reopen":
      return move ? { ...next, status: move[3], revision: model.revision + 1, signedBy: [] } : null;
    case "decline":
    case "void":
    case "expire":
    case "sealed":
      return move ? { ...next, status: move[3] } : null;
    default:
      if (model.status !== "drafting" && model.status !== "negotiating") return null;
      return changed({ ...next, status: "negotiating" }, request);
  }
};

type RowRequest = Extract<Request, { readonly verb: "edit" | "confirm" | "withdraw" | "delete" | "add" }>;

const changed = (model: Model, request: RowRequest): Model | null => {
  const { by } = request;
  const version = model.version + 1;
  if (request.verb === "add") {
    if (find(model.rows, request.part, request.key)) return null;
    const id = `added-${model.acts - 1}`;
    const row = { id, proposal: proposed(request.value), value: 1, since: version, confirmedBy: [], deletionBy: null };
    return { ...model, version, rows: [...model.rows, row] };
  }
  const ids = request.verb === "confirm" ? request.rows : [request.row];
  const rows = ids.map((id) => model.rows.find((row) => row.id === id));
  const { row: value, agreement } = request.known;
  const isStale = (row: ModelRow): boolean =>
    value === undefined ? row.since > (agreement ?? -1) : row.value !== value;
  if (rows.some((row) => row === undefined || isStale(row))) return null;
  const withRows = (change: (row: ModelRow) => ModelRow): readonly ModelRow[] =>
    model.rows.map((row) => (ids.includes(row.id) ? change(row) : row));
  switch (request.verb) {
    case "confirm":
      return { ...model, rows: withRows((row) => ({ ...row, confirmedBy: [...new Set([...row.confirmedBy, by])] })) };
    case "withdraw":
      return {
        ...model,
        rows: withRows((row) => ({ ...row, confirmedBy: row.confirmedBy.filter((one) => one !== by) })),
      };
    case "edit": {
      const proposal = proposed(request.value);
      // The same value again changes nothing, but takes a wish to delete the row back.
      if (isDeepStrictEqual(rows[0]?.proposal.value, proposal.value))
        return { ...model, rows: withRows((row) => ({ ...row, deletionBy: null })) };
      const set = { proposal, since: version, confirmedBy: [], deletionBy: null };
      return { ...model, version, rows: withRows((row) => ({ ...row, ...set, value: row.value + 1 })) };
    }
    case "delete": {
      const [row] = rows;
      if (row?.proposal.part === "term") return null;
      if (row?.deletionBy === null || row?.deletionBy === by)
        return { ...model, rows: withRows((one) => ({ ...one, deletionBy: by })) };
      return { ...model, version, rows: model.rows.filter((one) => one !== row) };
    }
  }
};
