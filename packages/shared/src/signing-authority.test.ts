import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { agreementStatuses } from "./agreement.js";
import {
  holderOf,
  isBeforeSignature,
  isRegisterKept,
  mayHandOverSigning,
  type SigningAuthority,
  type SigningCircumstances,
  type SigningDelegation,
  signingRight,
  stands,
} from "./signing-authority.js";

const line = (personId: string, more: Partial<SigningAuthority> = {}): SigningAuthority => ({
  id: `authority of ${personId}`,
  personId,
  kind: "representative",
  serviceIds: null,
  limitJpy: null,
  validFrom: "2026-04-01",
  validUntil: null,
  revoked: false,
  ...more,
});
const deputy = (
  fromPersonId: string,
  toPersonId: string,
  more: Partial<SigningDelegation> = {},
): SigningDelegation => ({
  id: `${fromPersonId} to ${toPersonId}`,
  fromPersonId,
  toPersonId,
  serviceIds: null,
  validFrom: "2026-11-20",
  validUntil: "2026-11-30",
  ended: false,
  ...more,
});
const handed = (fromPersonId: string, toPersonId: string, withdrawn = false) => ({
  id: `${fromPersonId}>${toPersonId}`,
  fromPersonId,
  toPersonId,
  withdrawn,
});
const circumstances = (more: Partial<SigningCircumstances> = {}): SigningCircumstances => ({
  today: "2026-11-25",
  serviceId: "chart",
  amountJpy: "12000000",
  signatories: ["a", "b", "c"],
  authorities: [],
  delegations: [],
  handovers: [],
  separateFrom: [],
  ...more,
});
const codeOf = (personId: string, now: SigningCircumstances) => {
  const outcome = signingRight(personId, now);
  return outcome.ok ? "ok" : outcome.code;
};

describe("without a register", () => {
  it("lets every signatory sign, and nobody else", () => {
    const now = circumstances();
    expect(isRegisterKept(now)).toBe(false);
    expect(signingRight("a", now)).toEqual({ ok: true, value: { authorityId: null, onBehalfOf: null } });
    expect(codeOf("editor", now)).toBe("forbidden");
  });
});

describe("with a register", () => {
  it("lets registered people sign alone, and names the line", () => {
    const now = circumstances({ authorities: [line("a")] });
    expect(signingRight("a", now)).toEqual({ ok: true, value: { authorityId: "authority of a", onBehalfOf: null } });
    expect(codeOf("b", now)).toBe("authority.missing");
  });

  it("still asks for the role", () => {
    expect(codeOf("a", circumstances({ authorities: [line("a")], signatories: ["b"] }))).toBe("forbidden");
  });

  it("does not open again when its last line is revoked", () => {
    const now = circumstances({ authorities: [line("a", { revoked: true })] });
    expect([codeOf("a", now), codeOf("b", now)]).toEqual(["authority.revoked", "authority.missing"]);
  });

  it.each([
    ["on its first day", { validFrom: "2026-11-25" }, "ok"],
    ["the day before it", { validFrom: "2026-11-26" }, "authority.not-yet"],
    ["on its last day", { validUntil: "2026-11-25" }, "ok"],
    ["the day after it", { validUntil: "2026-11-24" }, "authority.expired"],
    ["for its service", { serviceIds: ["images", "chart"] }, "ok"],
    ["for another service", { serviceIds: ["images"] }, "authority.other-service"],
    ["for no service", { serviceIds: [] }, "authority.other-service"],
    ["for exactly its limit", { limitJpy: "12000000" }, "ok"],
    ["for one yen more", { limitJpy: "11999999" }, "authority.over-limit"],
    ["for a limit of fewer digits", { limitJpy: "9" }, "authority.over-limit"],
  ])("holds or not %s", (_, more, expected) => {
    expect(codeOf("a", circumstances({ authorities: [line("a", more)] }))).toBe(expected);
  });

  it("is within every limit when the agreement states no amount", () => {
    expect(codeOf("a", circumstances({ amountJpy: null, authorities: [line("a", { limitJpy: "1" })] }))).toBe("ok");
  });

  it("takes any line that covers, and else tells the nearest miss", () => {
    const lines = [
      line("a", { id: "1", revoked: true }),
      line("a", { id: "2", serviceIds: ["images"] }),
      line("a", { id: "3", validUntil: "2026-01-01" }),
    ];
    expect(codeOf("a", circumstances({ authorities: lines }))).toBe("authority.other-service");
    const now = circumstances({ authorities: [...lines, line("a", { id: "4" })] });
    expect(signingRight("a", now)).toMatchObject({ value: { authorityId: "4" } });
  });
});

describe("a deputy", () => {
  it("signs by the authority of whom it stands in for, with both named", () => {
    const now = circumstances({ authorities: [line("a")], delegations: [deputy("a", "b")] });
    expect(signingRight("b", now)).toEqual({
      ok: true,
      value: { authorityId: "authority of a", onBehalfOf: { personId: "a", by: "delegation", id: "a to b" } },
    });
    expect(codeOf("a", now)).toBe("ok");
  });

  it("is named where no register is kept, too", () => {
    expect(signingRight("b", circumstances({ delegations: [deputy("a", "b")] }))).toMatchObject({
      value: { authorityId: null, onBehalfOf: { personId: "a" } },
    });
  });

  it("signs by an own authority first", () => {
    const now = circumstances({ authorities: [line("a"), line("b")], delegations: [deputy("a", "b")] });
    expect(signingRight("b", now)).toMatchObject({ value: { authorityId: "authority of b", onBehalfOf: null } });
  });

  it.each([
    ["has not begun", { validFrom: "2026-11-26" }],
    ["is over", { validUntil: "2026-11-24" }],
    ["was ended", { ended: true }],
    ["is for another service", { serviceIds: ["images"] }],
    ["is somebody else's", { toPersonId: "c" }],
  ])("has no right when the delegation %s", (_, more) => {
    const now = circumstances({ authorities: [line("a")], delegations: [deputy("a", "b", more)] });
    expect(codeOf("b", now)).toBe("authority.missing");
  });

  it("has no more right than whom it stands in for", () => {
    const delegations = [deputy("a", "b")];
    const withLine = (more: Partial<SigningAuthority>) =>
      circumstances({ authorities: [line("a", more)], delegations });
    for (const more of [{ revoked: true }, { validUntil: "2026-11-24" }, { serviceIds: [] }, { limitJpy: "1" }])
      expect(codeOf("b", withLine(more))).toBe("authority.missing");
    expect(codeOf("b", { ...withLine({}), signatories: ["b"] })).toBe("authority.missing");
  });

  it("does not stand in for another deputy", () => {
    const now = circumstances({ authorities: [line("a")], delegations: [deputy("a", "b"), deputy("b", "c")] });
    expect(codeOf("c", now)).toBe("authority.missing");
  });

  it("has no right to what its principal handed on", () => {
    const now = circumstances({
      authorities: [line("a"), line("c")],
      delegations: [deputy("a", "b")],
      handovers: [handed("a", "c")],
    });
    expect([codeOf("b", now), codeOf("c", now)]).toEqual(["authority.missing", "ok"]);
  });
});

describe("handing over", () => {
  const authorities = [line("a"), line("b"), line("c"), line("d")];
  const signatories = ["a", "b", "c", "d"];

  it("takes it from the one, gives it to the other with both named, and leaves everybody else as they were", () => {
    const now = circumstances({ authorities, signatories, handovers: [handed("a", "b")] });
    expect(codeOf("a", now)).toBe("authority.handed-over");
    expect(signingRight("b", now)).toEqual({
      ok: true,
      value: { authorityId: "authority of b", onBehalfOf: { personId: "a", by: "handover", id: "a>b" } },
    });
    expect(signingRight("d", now)).toMatchObject({ value: { onBehalfOf: null } });
    expect(holderOf(now)).toBe("b");
  });

  it("goes on from hand to hand and comes back", () => {
    const on = circumstances({ authorities, signatories, handovers: [handed("a", "b"), handed("b", "c")] });
    expect(signatories.map((person) => codeOf(person, on))).toEqual([
      "authority.handed-over",
      "authority.handed-over",
      "ok",
      "ok",
    ]);
    expect(signingRight("c", on)).toMatchObject({ value: { onBehalfOf: { personId: "b" } } });
    const back = { ...on, handovers: [...on.handovers, handed("c", "a")] };
    expect(signatories.map((person) => codeOf(person, back))).toEqual(["ok", "ok", "ok", "ok"]);
    expect(signingRight("a", back)).toMatchObject({ value: { onBehalfOf: null } });
    expect(holderOf(back)).toBeNull();
  });

  it("counts no more once it was withdrawn", () => {
    const now = circumstances({ authorities, signatories, handovers: [handed("a", "b", true)] });
    expect([codeOf("a", now), holderOf(now), stands("a>b", now)]).toEqual(["ok", null, false]);
  });

  it("is open again when the recipient is removed, loses the authority or may not sign for having settled it", () => {
    const handovers = [handed("a", "b"), handed("b", "c")];
    const now = circumstances({ authorities, signatories, handovers });
    expect([stands("a>b", now), stands("b>c", now)]).toEqual([true, true]);
    for (const without of [
      { signatories: ["a", "b"] },
      { authorities: [line("a"), line("b"), line("c", { revoked: true })] },
      { separateFrom: ["c"] },
    ]) {
      const then = { ...now, ...without };
      expect([codeOf("b", then), holderOf(then), stands("b>c", then)]).toEqual(["ok", "b", false]);
      const nobody = { ...then, signatories: ["a"] };
      expect([codeOf("a", nobody), holderOf(nobody), stands("a>b", nobody)]).toEqual(["ok", null, false]);
    }
  });

  it.each(agreementStatuses.map((status) => [status] as const))(
    "is possible in %s before the own signature",
    (status) => {
      const now = circumstances({ authorities, signatories });
      for (const side of ["vendor", "hospital"] as const)
        expect(mayHandOverSigning("a", "b", now, { status, side }).ok).toBe(isBeforeSignature(status, side));
    },
  );

  it("is refused after the own signature, to oneself, to somebody without authority and by somebody who has not got it", () => {
    const at = { status: "settled", side: "vendor" } as const;
    const now = circumstances({ authorities: [line("a"), line("b"), line("x")], signatories: ["a", "b", "c"] });
    const attempt = (from: string, to: string, then = now) => {
      const outcome = mayHandOverSigning(from, to, then, at);
      return outcome.ok ? "ok" : outcome.code;
    };
    expect(mayHandOverSigning("a", "b", now, { status: "vendor_signed", side: "vendor" })).toMatchObject({
      code: "wrong-state",
    });
    expect(attempt("a", "a")).toBe("unacceptable");
    expect(attempt("a", "c")).toBe("authority.missing");
    expect(attempt("a", "x")).toBe("forbidden");
    expect(attempt("c", "a")).toBe("authority.missing");
    expect(attempt("a", "b", { ...now, separateFrom: ["b"] })).toBe("authority.separate-person");
    expect(attempt("a", "b", { ...now, separateFrom: ["a"] })).toBe("ok");
    expect(attempt("a", "b", { ...now, handovers: [handed("a", "b")] })).toBe("authority.handed-over");
    expect(attempt("b", "a", { ...now, handovers: [handed("a", "b")] })).toBe("ok");
  });
});

describe("four eyes", () => {
  it("keeps whoever edited last or settled from signing, as a deputy too", () => {
    const now = circumstances({ separateFrom: ["a", "b"], delegations: [deputy("c", "b")] });
    expect(["a", "b", "c"].map((person) => codeOf(person, now))).toEqual([
      "authority.separate-person",
      "authority.separate-person",
      "ok",
    ]);
  });
});

describe("whatever happened", () => {
  const person = fc.constantFrom("a", "b", "c", "d");
  const day = fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-26");
  const services: fc.Arbitrary<string[] | null> = fc.constantFrom(null, ["chart"], ["images"]);
  const any = fc.record({
    today: fc.constant("2026-11-25"),
    serviceId: fc.constant("chart"),
    amountJpy: fc.constantFrom(null, "5", "10"),
    signatories: fc.uniqueArray(person),
    authorities: fc.array(
      fc.record({
        id: fc.uuid(),
        personId: person,
        kind: fc.constantFrom("representative" as const, "delegated" as const),
        serviceIds: services,
        limitJpy: fc.constantFrom(null, "7"),
        validFrom: day,
        validUntil: fc.option(day),
        revoked: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    delegations: fc.array(
      fc.record({
        id: fc.uuid(),
        fromPersonId: person,
        toPersonId: person,
        serviceIds: services,
        validFrom: day,
        validUntil: fc.option(day),
        ended: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    handovers: fc.array(
      fc.record({ id: fc.uuid(), fromPersonId: person, toPersonId: person, withdrawn: fc.boolean() }),
      { maxLength: 5 },
    ),
    separateFrom: fc.uniqueArray(person, { maxLength: 2 }),
  });

  it("nobody signs without the role, without a line that covers where a register is kept, or for having settled it", () => {
    fc.assert(
      fc.property(any, person, (now, who) => {
        const outcome = signingRight(who, now);
        if (!outcome.ok) return;
        expect(now.signatories).toContain(who);
        expect(now.separateFrom).not.toContain(who);
        const { authorityId, onBehalfOf } = outcome.value;
        expect(authorityId === null).toBe(!isRegisterKept(now));
        if (authorityId === null) return;
        const relied = now.authorities.find(({ id }) => id === authorityId)!;
        expect(relied.personId).toBe(onBehalfOf?.by === "delegation" ? onBehalfOf.personId : who);
        expect(relied.revoked).toBe(false);
        expect(relied.validFrom <= now.today && (relied.validUntil ?? now.today) >= now.today).toBe(true);
        expect(relied.serviceIds === null || relied.serviceIds.includes("chart")).toBe(true);
        expect(relied.limitJpy === null || now.amountJpy !== "10").toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it("hand-overs leave somebody who may sign, where there was somebody", () => {
    fc.assert(
      fc.property(any, (now) => {
        const open = { ...now, handovers: [] };
        const some = now.signatories.some((who) => signingRight(who, { ...open, delegations: [] }).ok);
        if (some) expect(now.signatories.some((who) => signingRight(who, now).ok)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
