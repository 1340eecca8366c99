import type { AuditAction } from "./audit-actions.js";
import { otherParty, parties, type Party } from "./party.js";
import type { Role } from "./permission.js";

/** What a person is reminded of (期限の案内): an answer, a signature, the review of an accepted risk, a notice before renewal. Rules: `reminder.ts` */
export type ReminderKind = "reminder-turn" | "reminder-signature" | "reminder-risk" | "reminder-renewal";

/** What a person can be told (お知らせ). Closed; stored, so a code is never renamed. */
export type NoticeKind =
  | ReminderKind
  | "opened"
  | "turn"
  | "settled"
  | "vendor-signed"
  | "concluded"
  | "reopened"
  | "declined"
  | "voided"
  | "expired"
  | "amended"
  | "superseded"
  | "termination-notified"
  | "terminated"
  | "closed";

/** An event of an agreement that both sides may read, as the audit trail tells it. */
export interface NoticeEvent {
  readonly action: AuditAction;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The side that acted; for the portal's own work, the side in whose name the job runs. */
  readonly by: Party;
}

/** Who is told of one event. */
export interface Notice {
  readonly kind: NoticeKind;
  /** The side that acted; null when it was the portal: then nobody is left out as the one who did it. */
  readonly party: Party | null;
  /** Members of each side with any of these roles. */
  readonly roles: Readonly<Record<Party, readonly Role[]>>;
  /** What the sentence needs of the event, and nothing else of it. */
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Audience {
  readonly kind: NoticeKind;
  /** Members of the acting side, and of the other one. */
  readonly own: readonly Role[];
  readonly other: readonly Role[];
  readonly isByPortal?: boolean;
}

const negotiators: readonly Role[] = ["editor"];
const deciders: readonly Role[] = ["editor", "signatory"];
/** What ends or changes the contract concerns those who answer for it as well. */
const responsible: readonly Role[] = ["editor", "approver", "signatory"];
const both = (kind: NoticeKind, roles: readonly Role[], isByPortal = false): Audience => ({
  kind,
  own: roles,
  other: roles,
  isByPortal,
});

type Rule = (detail: NoticeEvent["detail"]) => Audience;
const always =
  (audience: Audience): Rule =>
  () =>
    audience;

/**
 * The one place that says who is told of what. An event that is not here is told to nobody: rows and comments show in the
 * workbench and its counts, and work inside one organisation is no news between two.
 */
const audiences: Partial<Record<AuditAction, Rule>> = {
  "agreement.opened": always({ kind: "opened", own: [], other: negotiators }),
  "agreement.handed-over": always({ kind: "turn", own: [], other: negotiators }),
  "agreement.settled": always(both("settled", deciders)),
  "agreement.sealed": ({ status }) =>
    status === "in_force" ? both("concluded", responsible, true) : both("vendor-signed", deciders, true),
  "agreement.reopened": always(both("reopened", deciders)),
  "agreement.declined": always(both("declined", deciders)),
  "agreement.voided": always(both("voided", deciders)),
  "agreement.expired": always(both("expired", deciders, true)),
  "agreement.amended": always(both("amended", deciders)),
  "agreement.superseded": always(both("superseded", responsible, true)),
  "agreement.termination-notified": always(both("termination-notified", responsible)),
  // By a person the status before is told, by the passing of the last day it is not.
  "agreement.terminated": ({ before }) => both("terminated", responsible, before === undefined),
  "agreement.closed": always(both("closed", responsible)),
};

const KEPT = ["reason", "respondBy", "message", "endsOn", "expiresOn", "revision", "number", "amendedNumber"];

/** The notice that follows from an event, or null when nobody is told. */
export function noticeOf({ action, detail, by }: NoticeEvent): Notice | null {
  const rule = audiences[action];
  if (!rule) return null;
  const { kind, own, other, isByPortal } = rule(detail);
  const roles = { [by]: own, [otherParty(by)]: other } as Record<Party, readonly Role[]>;
  return {
    kind,
    party: isByPortal ? null : by,
    roles: Object.fromEntries(parties.map((party) => [party, roles[party]])) as Record<Party, readonly Role[]>,
    detail: Object.fromEntries(
      KEPT.flatMap((name) => (detail[name] === undefined || detail[name] === null ? [] : [[name, detail[name]]])),
    ),
  };
}

/** Where the thing is done that a notice is about, within the pages of an agreement. */
export type NoticePlace = "agreement" | "signature";

/** `side`: the reader's. Settled waits for the vendor's signature, signed by the vendor for the hospital's. */
export function noticePlace(kind: NoticeKind, side: Party, detail: NoticeEvent["detail"]): NoticePlace {
  const signer =
    kind === "settled"
      ? "vendor"
      : kind === "vendor-signed"
        ? "hospital"
        : kind === "reminder-signature" && detail.side;
  return signer === side ? "signature" : "agreement";
}
