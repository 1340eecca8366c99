import { describe, expect, it } from "@jest/globals";
import { auditActions, type AuditAction } from "./audit-actions.js";
import { type NoticeEvent, noticeOf, noticePlace } from "./notification.js";
import { noticeNote, noticeText } from "./notification-text.js";
import { parties, type Party } from "./party.js";

const told = (action: AuditAction, detail: NoticeEvent["detail"] = {}, by: Party = "hospital") =>
  noticeOf({ action, detail, by });
const facts = { who: "試験病院", service: "試験サービス", side: "vendor" } as const;
const full = {
  reason: "予算の都合",
  message: "ご確認ください",
  respondBy: "2026-12-01",
  endsOn: "2027-03-31",
  expiresOn: "2027-01-31",
  number: "2026-0002",
};

describe("who is told", () => {
  it.each(["agreement.declined", "agreement.voided", "agreement.reopened", "agreement.settled"] as const)(
    "of %s: editors and signatories of both sides, as the act of the side that did it",
    (action) => {
      for (const by of parties)
        expect(told(action, {}, by)).toMatchObject({
          party: by,
          roles: { hospital: ["editor", "signatory"], vendor: ["editor", "signatory"] },
        });
    },
  );

  it("of a hand-over: the editors of the side that has the turn now, and nobody else", () => {
    expect(told("agreement.handed-over", {}, "vendor")?.roles).toEqual({ hospital: ["editor"], vendor: [] });
    expect(told("agreement.handed-over", {}, "hospital")?.roles).toEqual({ hospital: [], vendor: ["editor"] });
  });

  it("of what the portal does by itself: both sides, without an actor who would be left out", () => {
    for (const action of ["agreement.expired", "agreement.superseded", "agreement.terminated"] as const)
      expect(told(action)).toMatchObject({ party: null });
    expect(told("agreement.terminated", { before: "terminating" })).toMatchObject({ party: "hospital" });
  });

  it("of a seal: which of the two it was", () => {
    expect(told("agreement.sealed", { status: "vendor_signed" })?.kind).toBe("vendor-signed");
    expect(told("agreement.sealed", { status: "in_force" })?.kind).toBe("concluded");
  });

  it("of work inside one organisation, of rows and of sessions: nobody", () => {
    for (const action of [
      "agreement.row-noted",
      "agreement.edit-kept-unsent",
      "agreement.row-edited",
      "session.started",
    ] as const)
      expect(told(action)).toBeNull();
  });

  it("keeps of an event no more than the sentence says", () => {
    expect(
      told("agreement.declined", { reason: "予算の都合", before: "settled", after: "declined", secret: "x" })?.detail,
    ).toEqual({
      reason: "予算の都合",
    });
  });
});

describe("the sentence", () => {
  const kinds = (Object.keys(auditActions) as AuditAction[]).flatMap((action) =>
    [told(action, { status: "in_force" }), told(action, { status: "vendor_signed" })].flatMap((one) => one?.kind ?? []),
  );

  it("is there for every kind, in both languages, for both sides, with and without its details", () => {
    for (const kind of new Set(kinds))
      for (const side of parties)
        for (const detail of [full, {}])
          for (const who of ["試験病院", null]) {
            const { ja, en } = noticeText({ ...facts, kind, side, detail, who });
            expect(ja).toMatch(/「試験サービス」.*。$/);
            expect(en).toMatch(/試験サービス.*\.$/);
          }
  });

  it("says by when to answer, and whose signature is awaited", () => {
    expect(noticeText({ ...facts, kind: "turn", detail: full }).ja).toContain("2026年12月1日までに回答してください");
    expect(noticeText({ ...facts, kind: "settled", detail: {} }).ja).toContain("貴組織の署名を待っています");
    expect(noticeText({ ...facts, side: "hospital", kind: "settled", detail: {} }).ja).toContain(
      "事業者の署名を待っています",
    );
  });

  it("leads to the signature of the side whose turn to sign it is", () => {
    expect(noticePlace("settled", "vendor", {})).toBe("signature");
    expect(noticePlace("settled", "hospital", {})).toBe("agreement");
    expect(noticePlace("vendor-signed", "hospital", {})).toBe("signature");
    expect(noticePlace("declined", "vendor", {})).toBe("agreement");
    expect(noticePlace("reminder-signature", "vendor", { side: "vendor" })).toBe("signature");
    expect(noticePlace("reminder-signature", "vendor", { side: "hospital" })).toBe("agreement");
  });

  it("has beside it the reason, or the message of a hand-over", () => {
    expect(noticeNote({ reason: "予算の都合" })).toBe("予算の都合");
    expect(noticeNote({ message: "ご確認ください" })).toBe("ご確認ください");
    expect(noticeNote({})).toBeNull();
  });
});
