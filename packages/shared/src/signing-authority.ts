import type { AgreementStatus } from "./agreement.js";
import type { IsoDate } from "./dates.js";
import { compareDecimals } from "./decimal.js";
import { allow, type Outcome, refuse } from "./outcome.js";
import type { Party } from "./party.js";
import type { ProblemCode } from "./problems.js";

/** By office (代表者), or by a power of attorney of somebody who may sign (委任). */
export const authorityKinds = ["representative", "delegated"] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/** Days and services within which something holds. */
interface Scope {
  readonly validFrom: IsoDate;
  /** Last day; null: until it is revoked. */
  readonly validUntil: IsoDate | null;
  /** Ids of the services; null: every service. */
  readonly serviceIds: readonly string[] | null;
}

/** One line of an organisation's register of signing authorities (署名権限). Lines are revoked, never removed. */
export interface SigningAuthority extends Scope {
  readonly id: string;
  readonly personId: string;
  readonly kind: AuthorityKind;
  /** Largest amount in whole yen; null: any. An agreement that states no amount is within every limit. */
  readonly limitJpy: string | null;
  readonly revoked: boolean;
}

/** Who signs for somebody who is away (不在時の代理). */
export interface SigningDelegation extends Scope {
  readonly id: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly ended: boolean;
}

/** The signing of one agreement, handed to another person (引継ぎ). */
export interface SigningHandover {
  readonly id: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly withdrawn: boolean;
}

/** Where today stands to the days within which something holds. */
export type ValidityToday = "valid" | "not-yet" | "expired" | "ended";

/** @param ended revoked or ended before its last day */
export function validityToday(
  { validFrom, validUntil }: Pick<Scope, "validFrom" | "validUntil">,
  ended: boolean,
  today: IsoDate,
): ValidityToday {
  if (ended) return "ended";
  if (validUntil !== null && validUntil < today) return "expired";
  return validFrom > today ? "not-yet" : "valid";
}

/** Everything that decides who may sign one agreement for one organisation today. */
export interface SigningCircumstances {
  /** The day in Tokyo. */
  readonly today: IsoDate;
  readonly serviceId: string;
  /** Whole yen; null: none agreed. */
  readonly amountJpy: string | null;
  /** Ids of the members who hold the role `signatory` now. */
  readonly signatories: readonly string[];
  /** The whole register with its revoked lines: the first line ever makes it binding for good. */
  readonly authorities: readonly SigningAuthority[];
  readonly delegations: readonly SigningDelegation[];
  /** Of this agreement, the oldest first. */
  readonly handovers: readonly SigningHandover[];
  /** Who may not sign because they edited last or settled; empty where the organisation does not ask for four eyes. */
  readonly separateFrom: readonly string[];
}

/** What a signature rests on. */
export interface SigningRight {
  /** Line of the register; null where the organisation keeps none and the role alone counts. */
  readonly authorityId: string | null;
  /** Whose signing it was; null for one's own. */
  readonly onBehalfOf: {
    readonly personId: string;
    readonly by: "handover" | "delegation";
    readonly id: string;
  } | null;
}

/** Once a line was registered, only registered people sign; revoking the last one does not open it to everybody again. */
export const isRegisterKept = ({ authorities }: { readonly authorities: readonly unknown[] }): boolean =>
  authorities.length > 0;

/**
 * Gate g7: whether the person may sign now, and on what the signature rests: the own line of the register, else that of somebody
 * whose deputy the person is, else, where no register is kept, the role alone.
 * @returns `forbidden` without the role; `authority.handed-over`, `authority.separate-person`; `authority.missing`, `authority.revoked`,
 *   `authority.not-yet`, `authority.expired`, `authority.other-service`, `authority.over-limit`
 */
export function signingRight(personId: string, now: SigningCircumstances): Outcome<SigningRight> {
  if (!now.signatories.includes(personId)) return refuse("forbidden");
  const chain = handoverChain(now);
  const place = chain.findIndex((step) => step.personId === personId);
  if (place >= 0 && place < chain.length - 1) return refuse("authority.handed-over");
  if (now.separateFrom.includes(personId)) return refuse("authority.separate-person");
  const handedBy = chain[place]?.handedBy ?? null;
  const own = ownAuthority(personId, now);
  if (own.ok && (own.value !== null || handedBy)) return allow({ authorityId: own.value, onBehalfOf: handedBy });
  const away = now.delegations.find((one) => isDeputyNow(one, personId, now, chain));
  if (away) {
    const relied = ownAuthority(away.fromPersonId, now);
    const authorityId = relied.ok ? relied.value : null;
    return allow({ authorityId, onBehalfOf: { personId: away.fromPersonId, by: "delegation", id: away.id } });
  }
  return own.ok ? allow({ authorityId: own.value, onBehalfOf: null }) : own;
}

/** Who has the signing now after hand-overs; null when it is open to everybody who may sign. */
export function holderOf(now: SigningCircumstances): string | null {
  const last = handoverChain(now).at(-1);
  return last?.handedBy ? last.personId : null;
}

/** Whether a hand-over still decides who signs. One that was withdrawn, or whose recipient may not sign any more, leaves it open. */
export const stands = (id: string, now: SigningCircumstances): boolean =>
  handoverChain(now).some(({ handedBy }) => handedBy?.id === id);

/**
 * Whether one person may hand the signing of the agreement to another: before the own side has signed, from somebody who has the
 * signing, to somebody who may sign by an own authority. Who may not sign for having settled it may hand it over: that is what it is for.
 * @returns `wrong-state`; the refusal of `from`, `unacceptable` for oneself, or the refusal of `to`
 */
export function mayHandOverSigning(
  from: string,
  to: string,
  now: SigningCircumstances,
  { status, side }: { readonly status: AgreementStatus; readonly side: Party },
): Outcome<null> {
  if (!isBeforeSignature(status, side)) return refuse("wrong-state");
  const holder = holderOf(now);
  if (holder !== null && holder !== from) return refuse("authority.handed-over");
  const held = signingRight(from, { ...now, separateFrom: [] });
  if (!held.ok) return held;
  if (from === to) return refuse("unacceptable");
  return recipientRight(to, now);
}

/** Whether the person could be handed the signing: an own authority today, and no reason against it. */
export function recipientRight(to: string, now: SigningCircumstances): Outcome<null> {
  if (!now.signatories.includes(to)) return refuse("forbidden");
  if (now.separateFrom.includes(to)) return refuse("authority.separate-person");
  const own = ownAuthority(to, now);
  return own.ok ? allow(null) : own;
}

const openFor: Readonly<Record<Party, readonly AgreementStatus[]>> = {
  vendor: ["drafting", "negotiating", "settled"],
  hospital: ["drafting", "negotiating", "settled", "vendor_sealing", "vendor_signed"],
};

/** Whether the side has not signed yet and still may. */
export const isBeforeSignature = (status: AgreementStatus, side: Party): boolean => openFor[side].includes(status);

interface Step {
  readonly personId: string;
  readonly handedBy: SigningRight["onBehalfOf"];
}

/**
 * From whom to whom the signing went; the last one has it. Handed back to somebody in it, it ends there again; a recipient who
 * may not sign any more, being removed or without authority, falls away from its end.
 */
function handoverChain(now: SigningCircumstances): readonly Step[] {
  let chain: Step[] = [];
  for (const { id, fromPersonId, toPersonId, withdrawn } of now.handovers) {
    if (withdrawn) continue;
    if (chain.at(-1)?.personId !== fromPersonId) chain = [{ personId: fromPersonId, handedBy: null }];
    const place = chain.findIndex(({ personId }) => personId === toPersonId);
    if (place >= 0) chain = chain.slice(0, place + 1);
    else chain.push({ personId: toPersonId, handedBy: { personId: fromPersonId, by: "handover", id } });
  }
  const able = chain.findLastIndex(({ personId }, place) => place === 0 || recipientRight(personId, now).ok);
  return chain.slice(0, able + 1);
}

/** The line of the register that covers the agreement today; null where no register is kept. The refusal is that of the nearest miss. */
function ownAuthority(personId: string, now: SigningCircumstances): Outcome<string | null> {
  if (!isRegisterKept(now)) return allow(null);
  const own = now.authorities.filter((line) => line.personId === personId);
  const misses = own.map((line) => ({ line, miss: missOf(line, now) }));
  const covering = misses.find(({ miss }) => miss === null);
  if (covering) return allow(covering.line.id);
  const nearest = misses.reduce<Miss>(
    (near, { miss }) => (miss && nearness.indexOf(miss) > nearness.indexOf(near) ? miss : near),
    "authority.missing",
  );
  return refuse(nearest);
}

const nearness = [
  "authority.missing",
  "authority.revoked",
  "authority.expired",
  "authority.not-yet",
  "authority.other-service",
  "authority.over-limit",
] as const satisfies readonly ProblemCode[];
type Miss = (typeof nearness)[number];

const missOfDays: Readonly<Record<Exclude<ValidityToday, "valid">, Miss>> = {
  ended: "authority.revoked",
  expired: "authority.expired",
  "not-yet": "authority.not-yet",
};

function missOf(line: SigningAuthority, { today, serviceId, amountJpy }: SigningCircumstances): Miss | null {
  const validity = validityToday(line, line.revoked, today);
  if (validity !== "valid") return missOfDays[validity];
  if (!covers(line, serviceId)) return "authority.other-service";
  if (line.limitJpy !== null && amountJpy !== null && compareDecimals(amountJpy, line.limitJpy) > 0)
    return "authority.over-limit";
  return null;
}

const covers = ({ serviceIds }: Scope, serviceId: string): boolean =>
  serviceIds === null || serviceIds.includes(serviceId);

// A deputy stands in for an own authority only, never for that of another deputy, and not for what was handed on.
function isDeputyNow(
  { fromPersonId, toPersonId, ended, ...scope }: SigningDelegation,
  personId: string,
  now: SigningCircumstances,
  chain: readonly Step[],
): boolean {
  const place = chain.findIndex((step) => step.personId === fromPersonId);
  return (
    toPersonId === personId &&
    validityToday(scope, ended, now.today) === "valid" &&
    covers(scope, now.serviceId) &&
    now.signatories.includes(fromPersonId) &&
    (place < 0 || place === chain.length - 1) &&
    ownAuthority(fromPersonId, now).ok
  );
}
