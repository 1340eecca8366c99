import type { IsoDate } from "./dates.js";
import { allow, refuse, type Outcome } from "./outcome.js";
import { parties, type Party } from "./party.js";
import type { Text } from "./text.js";

/** Statuses inside the machine. Outside, both `*_sealing` read `sealing` (締結処理中). Source: docs/states.md. */
export type AgreementStatus =
  | "drafting"
  | "negotiating"
  | "settled"
  | "vendor_sealing"
  | "vendor_signed"
  | "hospital_sealing"
  | "in_force"
  | "terminating"
  | "superseded"
  | "terminated"
  | "closed"
  | "declined"
  | "voided"
  | "expired";

/** `status` of the API. */
export type PublicStatus = Exclude<AgreementStatus, "vendor_sealing" | "hospital_sealing"> | "sealing";
export type AgreementPhase = "pre_contract" | "in_contract" | "post_termination";
export type AgreementMode = "normal" | "incident";
export type Renewal = "none" | "automatic" | "by_agreement";

/** An agreement (合意) as the machine sees it. */
export interface AgreementState {
  readonly status: AgreementStatus;
  readonly mode: AgreementMode;
  /** From 1; reopening raises it. A signature always covers one revision. */
  readonly revision: number;
  readonly openedBy: Party;
  /** The day a termination notice names, null before one. */
  readonly terminatesOn: IsoDate | null;
}

/** Every move. Those without `by` are made by the portal itself: a stored seal, a date that has passed. */
export type AgreementMove =
  | { readonly verb: "touch"; readonly by: Party }
  /** `blocking`: how many entries `settlementBlocking` returned. */
  | { readonly verb: "settle"; readonly by: Party; readonly blocking: number }
  /** `endsOn`: the last day of the agreed period. */
  | { readonly verb: "sign"; readonly by: Party; readonly today: IsoDate; readonly endsOn: IsoDate }
  | { readonly verb: "sealed" }
  /** Opens an amendment (再合意): a new agreement that starts from this one's signed content. This one stays as it is. */
  | { readonly verb: "amend"; readonly by: Party }
  /** The portal, once an amendment of this one is sealed. */
  | { readonly verb: "supersede" }
  | { readonly verb: "reopen"; readonly by: Party }
  | { readonly verb: "decline"; readonly by: Party }
  | { readonly verb: "void"; readonly by: Party }
  | { readonly verb: "expire"; readonly today: IsoDate; readonly expiresOn: IsoDate }
  | { readonly verb: "notify-termination"; readonly by: Party; readonly today: IsoDate; readonly endsOn: IsoDate }
  | { readonly verb: "terminate"; readonly by: Party; readonly today: IsoDate }
  /** The job, once the contract's last day is over. */
  | { readonly verb: "lapse"; readonly today: IsoDate; readonly endsOn: IsoDate; readonly renewal: Renewal }
  /** `openPostTermination`: duties after the end (return, erasure, removal) that are not yet fulfilled and accepted. */
  | { readonly verb: "close"; readonly by: Party; readonly openPostTermination: number };

export type AgreementVerb = AgreementMove["verb"];

/** What may happen in each status. The whole life is this table and `moveAgreement`. */
export const agreementVerbs: Readonly<Record<AgreementStatus, readonly AgreementVerb[]>> = {
  drafting: ["touch", "decline", "void"],
  negotiating: ["touch", "settle", "decline", "void"],
  settled: ["sign", "reopen", "decline", "void", "expire"],
  vendor_sealing: ["sealed"],
  vendor_signed: ["sign", "reopen", "decline", "expire"],
  hospital_sealing: ["sealed"],
  in_force: ["amend", "supersede", "notify-termination", "lapse"],
  terminating: ["amend", "supersede", "terminate", "lapse"],
  superseded: [],
  terminated: ["close"],
  closed: [],
  declined: [],
  voided: [],
  expired: [],
};

/** From the opening until the end of the contract, or until an amendment takes its place: what its rows say still counts. */
export const liveStatuses: readonly AgreementStatus[] = [
  ...(["drafting", "negotiating", "settled", "vendor_sealing", "vendor_signed", "hospital_sealing"] as const),
  ...(["in_force", "terminating"] as const),
];

export const agreementStatuses = Object.keys(agreementVerbs) as readonly AgreementStatus[];

/** Who may make a move, where not both sides may; `nobody` is the portal itself. Roles inside an organisation are in `permission.ts`. */
const makers: Partial<Record<AgreementVerb, (now: AgreementState) => readonly Party[]>> = {
  sign: (now) => [now.status === "settled" ? "vendor" : "hospital"],
  void: (now) => [now.openedBy],
  close: () => ["hospital"],
  sealed: () => [],
  expire: () => [],
  lapse: () => [],
  supersede: () => [],
};

/** A new agreement. The prefilled rows are there, nobody has touched them. */
export const openAgreement = (openedBy: Party): AgreementState => ({
  status: "drafting",
  mode: "normal",
  revision: 1,
  openedBy,
  terminatesOn: null,
});

const isSealing = (status: AgreementStatus): boolean => status === "vendor_sealing" || status === "hospital_sealing";

/** Whether the side has this move now, dates and counts apart: the buttons on the screen. */
export const mayMove = (now: AgreementState, verb: AgreementVerb, side: Party): boolean =>
  agreementVerbs[now.status].includes(verb) && (makers[verb]?.(now) ?? parties).includes(side);

/**
 * Applies one move to an agreement (合意書).
 * @returns the next state, or the reason it is refused: `agreement.sealing` while a signature is being sealed, `wrong-state`,
 * `forbidden` (the other side's move), `agreement.blocked` (settling with gates open, closing with duties open),
 * `agreement.period-over` (signing after the last day), `unacceptable` (a termination date in the past). The input is never changed.
 */
export function moveAgreement(now: AgreementState, move: AgreementMove): Outcome<AgreementState> {
  if (isSealing(now.status) && move.verb !== "sealed") return refuse("agreement.sealing");
  if (!agreementVerbs[now.status].includes(move.verb)) return refuse("wrong-state");
  if ("by" in move && !mayMove(now, move.verb, move.by))
    return refuse(move.verb === "sign" ? "wrong-state" : "forbidden");

  const to = (status: AgreementStatus): Outcome<AgreementState> => allow({ ...now, status });
  switch (move.verb) {
    case "touch":
      return to("negotiating");
    case "settle":
      return move.blocking > 0 ? refuse("agreement.blocked") : to("settled");
    case "sign":
      // The last day itself still belongs to the contract.
      if (move.today > move.endsOn) return refuse("agreement.period-over");
      return to(move.by === "vendor" ? "vendor_sealing" : "hospital_sealing");
    case "sealed":
      return to(now.status === "vendor_sealing" ? "vendor_signed" : "in_force");
    case "amend":
      return allow(now);
    case "supersede":
      return to("superseded");
    case "reopen":
      return allow({ ...now, status: "negotiating", revision: now.revision + 1 });
    case "decline":
      return to("declined");
    case "void":
      return to("voided");
    case "expire":
      return move.today > move.expiresOn ? to("expired") : refuse("wrong-state");
    case "notify-termination":
      if (move.endsOn < move.today) return refuse("unacceptable");
      return allow({ ...now, status: "terminating", terminatesOn: move.endsOn });
    case "terminate":
      return now.terminatesOn !== null && move.today >= now.terminatesOn ? to("terminated") : refuse("wrong-state");
    case "lapse":
      return lapses(now, move) ? to("terminated") : refuse("wrong-state");
    case "close":
      return move.openPostTermination > 0 ? refuse("agreement.blocked") : to("closed");
  }
}

/** The last day itself still belongs to the contract. A notice overrides a renewal. */
function lapses(now: AgreementState, move: Extract<AgreementMove, { verb: "lapse" }>): boolean {
  if (now.terminatesOn !== null) return move.today > now.terminatesOn;
  return move.renewal === "none" && move.today > move.endsOn;
}

export const publicStatus = (status: AgreementStatus): PublicStatus =>
  status === "vendor_sealing" || status === "hospital_sealing" ? "sealing" : status;

const phases: Readonly<Partial<Record<AgreementStatus, AgreementPhase>>> = {
  in_force: "in_contract",
  terminating: "in_contract",
  // The contract goes on under the amendment.
  superseded: "in_contract",
  terminated: "post_termination",
  closed: "post_termination",
};

/** 契約前・契約中・契約終了後. What ended before it was in force stays 契約前. */
export const phaseOf = (status: AgreementStatus): AgreementPhase => phases[status] ?? "pre_contract";

/** The statuses, as the API names them, in which the move is possible: `allowedIn` of a 409. */
export const allowedIn = (verb: AgreementVerb): readonly PublicStatus[] => [
  ...new Set(agreementStatuses.filter((status) => agreementVerbs[status].includes(verb)).map(publicStatus)),
];

export const statusLabels: Readonly<Record<PublicStatus, Text>> = {
  drafting: { ja: "作成中", en: "Drafting" },
  negotiating: { ja: "協議中", en: "Negotiating" },
  settled: { ja: "確定（署名待ち）", en: "Settled, waiting for signatures" },
  vendor_signed: { ja: "事業者署名済み", en: "Signed by the vendor" },
  sealing: { ja: "締結処理中", en: "Sealing" },
  in_force: { ja: "契約中", en: "In force" },
  terminating: { ja: "終了予定", en: "Terminating" },
  superseded: { ja: "再合意により置換え", en: "Superseded by an amendment" },
  terminated: { ja: "契約終了", en: "Terminated" },
  closed: { ja: "完了", en: "Closed" },
  declined: { ja: "辞退", en: "Declined" },
  voided: { ja: "取消し", en: "Voided" },
  expired: { ja: "期限切れ", en: "Expired" },
};

export const phaseLabels: Readonly<Record<AgreementPhase, Text>> = {
  pre_contract: { ja: "契約前", en: "Pre-contract" },
  in_contract: { ja: "契約中", en: "In contract" },
  post_termination: { ja: "契約終了後", en: "Post-termination" },
};

export const modeLabels: Readonly<Record<AgreementMode, Text>> = {
  normal: { ja: "通常時", en: "Normal time" },
  incident: { ja: "危機管理対応時", en: "Incident time" },
};

const concluded: Text = { ja: "締結済み・開始前", en: "Concluded, not yet started" };

/** The status in words; an agreement in force reads 締結済み・開始前 until its first day. */
export const statusLabel = (
  status: PublicStatus,
  dates?: { readonly today: IsoDate; readonly startsOn: IsoDate },
): Text => (status === "in_force" && dates && dates.today < dates.startsOn ? concluded : statusLabels[status]);
