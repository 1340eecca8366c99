import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  agreementStatuses,
  agreementVerbs,
  allowedIn,
  mayMove,
  modeLabels,
  moveAgreement,
  openAgreement,
  phaseLabels,
  phaseOf,
  publicStatus,
  statusLabel,
  statusLabels,
  type AgreementMove,
  type AgreementState,
  type AgreementStatus,
  type AgreementVerb,
} from "./agreement.js";
import { parties, type Party } from "./party.js";

const at = (status: AgreementStatus, more: Partial<AgreementState> = {}): AgreementState => ({
  ...openAgreement("hospital"),
  status,
  ...more,
});
const ended = { terminatesOn: "2027-03-31" };

/** Every verb at its most favourable: no gate open, every date reached. */
const moves: Record<AgreementVerb, (by: Party) => AgreementMove> = {
  touch: (by) => ({ verb: "touch", by }),
  settle: (by) => ({ verb: "settle", by, blocking: 0 }),
  sign: (by) => ({ verb: "sign", by, today: "2027-03-31", endsOn: "2027-03-31" }),
  sealed: () => ({ verb: "sealed" }),
  reopen: (by) => ({ verb: "reopen", by }),
  decline: (by) => ({ verb: "decline", by }),
  void: (by) => ({ verb: "void", by }),
  expire: () => ({ verb: "expire", today: "2027-04-01", expiresOn: "2027-03-31" }),
  "notify-termination": (by) => ({ verb: "notify-termination", by, today: "2027-04-01", endsOn: "2027-04-01" }),
  terminate: (by) => ({ verb: "terminate", by, today: "2027-04-01" }),
  amend: (by) => ({ verb: "amend", by }),
  supersede: () => ({ verb: "supersede" }),
  lapse: () => ({ verb: "lapse", today: "2027-04-01", endsOn: "2027-03-31", renewal: "none" }),
  close: (by) => ({ verb: "close", by, openPostTermination: 0 }),
};
const verbs = Object.keys(moves) as AgreementVerb[];

/** The whole machine once more, as a table: status, verb, who, next status. The opener is the hospital. */
const allowed: readonly [AgreementStatus, AgreementVerb, Party | "either", AgreementStatus][] = [
  ["drafting", "touch", "either", "negotiating"],
  ["drafting", "decline", "either", "declined"],
  ["drafting", "void", "hospital", "voided"],
  ["negotiating", "touch", "either", "negotiating"],
  ["negotiating", "settle", "either", "settled"],
  ["negotiating", "decline", "either", "declined"],
  ["negotiating", "void", "hospital", "voided"],
  ["settled", "sign", "vendor", "vendor_sealing"],
  ["settled", "reopen", "either", "negotiating"],
  ["settled", "decline", "either", "declined"],
  ["settled", "void", "hospital", "voided"],
  ["settled", "expire", "either", "expired"],
  ["vendor_sealing", "sealed", "either", "vendor_signed"],
  ["vendor_signed", "sign", "hospital", "hospital_sealing"],
  ["vendor_signed", "reopen", "either", "negotiating"],
  ["vendor_signed", "decline", "either", "declined"],
  ["vendor_signed", "expire", "either", "expired"],
  ["hospital_sealing", "sealed", "either", "in_force"],
  ["in_force", "amend", "either", "in_force"],
  ["in_force", "supersede", "either", "superseded"],
  ["terminating", "amend", "either", "terminating"],
  ["terminating", "supersede", "either", "superseded"],
  ["in_force", "notify-termination", "either", "terminating"],
  ["in_force", "lapse", "either", "terminated"],
  ["terminating", "terminate", "either", "terminated"],
  ["terminating", "lapse", "either", "terminated"],
  ["terminated", "close", "hospital", "closed"],
];

const every = agreementStatuses.flatMap((status) =>
  verbs.flatMap((verb) => parties.map((by) => [status, verb, by] as const)),
);

describe("every move in every status by both sides", () => {
  it.each(every)("%s: %s by the %s", (status, verb, by) => {
    const state = at(status, status === "terminating" ? ended : {});
    const before = structuredClone(state);
    const row = allowed.find(([s, v, who]) => s === status && v === verb && (who === "either" || who === by));
    const outcome = moveAgreement(state, moves[verb](by));

    if (row) expect(outcome).toMatchObject({ ok: true, value: { status: row[3] } });
    else if (status.endsWith("_sealing")) expect(outcome).toEqual({ ok: false, code: "agreement.sealing" });
    else expect(outcome).toMatchObject({ ok: false, code: expect.stringMatching(/^(wrong-state|forbidden)$/) });
    expect(state).toEqual(before);
  });

  it.each(["vendor_sealing", "hospital_sealing"] as const)("%s hides both sides' moves", (status) => {
    for (const verb of verbs) for (const side of parties) expect(mayMove(at(status), verb, side)).toBe(false);
  });
});

describe("refusals", () => {
  it.each<[string, AgreementState, AgreementMove, string]>([
    [
      "settling with a gate open",
      at("negotiating"),
      { verb: "settle", by: "vendor", blocking: 1 },
      "agreement.blocked",
    ],
    ["the hospital signing first", at("settled"), moves.sign("hospital"), "wrong-state"],
    ["the vendor signing twice", at("vendor_signed"), moves.sign("vendor"), "wrong-state"],
    [
      "signing after the last day",
      at("vendor_signed"),
      { verb: "sign", by: "hospital", today: "2027-04-01", endsOn: "2027-03-31" },
      "agreement.period-over",
    ],
    ["voiding what the other side opened", at("settled"), { verb: "void", by: "vendor" }, "forbidden"],
    ["voiding after the vendor signed", at("vendor_signed"), { verb: "void", by: "hospital" }, "wrong-state"],
    [
      "expiring on the last day",
      at("settled"),
      { verb: "expire", today: "2027-03-31", expiresOn: "2027-03-31" },
      "wrong-state",
    ],
    [
      "a termination date in the past",
      at("in_force"),
      { verb: "notify-termination", by: "vendor", today: "2027-04-01", endsOn: "2027-03-31" },
      "unacceptable",
    ],
    [
      "terminating before the named day",
      at("terminating", ended),
      { verb: "terminate", by: "vendor", today: "2027-03-30" },
      "wrong-state",
    ],
    [
      "lapsing on the last day of the contract",
      at("in_force"),
      { verb: "lapse", today: "2027-03-31", endsOn: "2027-03-31", renewal: "none" },
      "wrong-state",
    ],
    [
      "lapsing where the contract renews itself",
      at("in_force"),
      { verb: "lapse", today: "2028-03-31", endsOn: "2027-03-31", renewal: "automatic" },
      "wrong-state",
    ],
    ["closing by the vendor", at("terminated"), { verb: "close", by: "vendor", openPostTermination: 0 }, "forbidden"],
    [
      "closing with data not yet returned",
      at("terminated"),
      { verb: "close", by: "hospital", openPostTermination: 1 },
      "agreement.blocked",
    ],
  ])("refuses %s", (_, state, move, code) => {
    expect(moveAgreement(state, move)).toEqual({ ok: false, code });
  });

  it("terminates on the named day itself, and lets a notice override a renewal", () => {
    const state = at("terminating", ended);
    expect(moveAgreement(state, { verb: "terminate", by: "vendor", today: "2027-03-31" }).ok).toBe(true);
    const lapse = { verb: "lapse", today: "2027-04-01", endsOn: "2030-03-31", renewal: "automatic" } as const;
    expect(moveAgreement(state, lapse).ok).toBe(true);
  });

  it("raises the revision only when reopening", () => {
    for (const [status, verb, who] of allowed) {
      const state = at(status, status === "terminating" ? ended : {});
      const outcome = moveAgreement(state, moves[verb](who === "either" ? "vendor" : who));
      expect(outcome).toMatchObject({ ok: true, value: { revision: verb === "reopen" ? 2 : 1 } });
    }
  });
});

describe("the machine as a whole", () => {
  it("reaches every status from drafting", () => {
    const reached = new Set<AgreementStatus>(["drafting"]);
    for (const status of reached) for (const [from, , , to] of allowed) if (from === status) reached.add(to);
    expect([...reached].sort()).toEqual([...agreementStatuses].sort());
  });

  it("allows exactly the verbs of the table", () => {
    for (const status of agreementStatuses) {
      const inTable = allowed.filter(([from]) => from === status).map(([, verb]) => verb);
      expect([...agreementVerbs[status]].sort()).toEqual([...new Set(inTable)].sort());
    }
  });

  it("names the statuses of a verb as the API does", () => {
    expect(allowedIn("sign")).toEqual(["settled", "vendor_signed"]);
    expect(allowedIn("sealed")).toEqual(["sealing"]);
    expect(allowedIn("decline")).toEqual(["drafting", "negotiating", "settled", "vendor_signed"]);
  });

  it("has a label in both languages for every status, phase and mode", () => {
    for (const status of agreementStatuses) {
      expect(statusLabels[publicStatus(status)].ja && statusLabels[publicStatus(status)].en).toBeTruthy();
      expect(phaseLabels[phaseOf(status)].ja && phaseLabels[phaseOf(status)].en).toBeTruthy();
    }
    expect(Object.keys(modeLabels)).toEqual(["normal", "incident"]);
  });

  it("stays 契約前 until the hospital's signature is sealed, and when it ended before", () => {
    expect(agreementStatuses.filter((status) => phaseOf(status) === "in_contract")).toEqual([
      "in_force",
      "terminating",
      "superseded",
    ]);
    expect(agreementStatuses.filter((status) => phaseOf(status) === "post_termination")).toEqual([
      "terminated",
      "closed",
    ]);
  });

  it("reads 締結済み・開始前 until the first day", () => {
    const startsOn = "2027-04-01";
    expect(statusLabel("in_force", { today: "2027-03-31", startsOn }).ja).toBe("締結済み・開始前");
    expect(statusLabel("in_force", { today: startsOn, startsOn }).ja).toBe("契約中");
  });

  it("is in force only after vendor then hospital signed and were sealed in one revision", () => {
    const onward = fc.constantFrom<AgreementVerb>("touch", "settle", "sign", "sealed");
    const anyVerb = fc.oneof({ weight: 9, arbitrary: onward }, { weight: 1, arbitrary: fc.constantFrom(...verbs) });
    const anyMove = fc.tuple(anyVerb, fc.constantFrom(...parties));
    let concluded = 0;
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 20, maxLength: 60, size: "max" }), (sequence) => {
        let state = openAgreement("vendor");
        let signed: string[] = [];
        for (const [verb, by] of sequence) {
          const outcome = moveAgreement(state, moves[verb](by));
          if (!outcome.ok) continue;
          if (outcome.value.revision !== state.revision || verb === "settle") signed = [];
          if (verb === "sign") signed.push(`${by} ${state.revision}`);
          if (verb === "sealed") signed.push("sealed");
          state = outcome.value;
          if (phaseOf(state.status) === "pre_contract") continue;
          concluded += 1;
          const { revision } = state;
          expect(signed).toEqual([`vendor ${revision}`, "sealed", `hospital ${revision}`, "sealed"]);
        }
      }),
      { numRuns: 500 },
    );
    expect(concluded).toBeGreaterThan(100);
  });
});
