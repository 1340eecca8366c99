import type { Assignments, SlaType } from "./catalogue.js";
import type { Comparator } from "./answer.js";
import type { Party } from "./party.js";

/** Shapes of the rows of an agreement (合意の行), as the HTTP contract fixes them. */
export type RowPart = "role" | "sla" | "risk" | "clause" | "term" | "equipment";
export type RiskLevel = "low" | "medium" | "high" | "critical";
export type Treatment = "avoid" | "reduce" | "transfer" | "accept";
export type RiskOwner = "vendor" | "hospital" | "subcontractor" | "shared";
export type Scale = 1 | 2 | 3 | 4;

export interface RoleValue {
  readonly assignments: Assignments;
  readonly boundary?: string;
  readonly cost?: string;
  readonly deadline?: string;
  readonly condition?: string;
  readonly note?: string;
  /** 初回確認 of the three ministries' sheet: はい means "we have settled who does it". */
  readonly firstCheck?: { readonly on: string; readonly confirmed: boolean };
  /** 完了日, only after a first check answered いいえ. */
  readonly completedOn?: string;
}

export interface SlaTarget {
  readonly amount: string;
  readonly amountTo?: string;
  readonly unit: string;
  readonly comparator: Comparator;
}

export interface SlaValue {
  readonly type: SlaType;
  readonly target: SlaTarget | { readonly text: string };
  readonly window: string;
  readonly measurement: string;
  readonly reportInterval: string;
  readonly reportIntervalText?: string;
  readonly remedy: string;
  readonly remedyType?: string;
  readonly exclusions?: string;
}

export interface RiskAcceptance {
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly condition?: string;
  readonly reviewBy?: string;
}

/** How the vendor explained a risk to the hospital (リスクの説明); only the vendor writes it. */
export interface RiskExplanation {
  /** Who explained it, and the title. */
  readonly by: string;
  readonly role: string;
  /** The persons of the hospital to whom it was explained. */
  readonly to: readonly string[];
  readonly on: string;
  /** Number of the disclosure version that was explained. */
  readonly version: string;
  readonly how: "meeting" | "document";
  /** Minutes or material, by name. */
  readonly material?: string;
}

/** That the hospital has understood the explanation (理解の確認); only the hospital writes it. */
export interface RiskUnderstanding {
  readonly by: string;
  readonly role: string;
  readonly on: string;
}

/** リスクコミュニケーション of one risk. Another explanation is understood anew. */
export interface RiskCommunication {
  readonly explained?: RiskExplanation;
  readonly understood?: RiskUnderstanding;
}

/** The hospital's own assessment of an いいえ of the disclosure (個別評価); only the hospital writes it. */
export interface GapAssessment {
  readonly text: string;
  readonly by: string;
  readonly role: string;
  readonly on: string;
}

/** Whether a measure sold as an option is part of the contract. */
export type OptionDecision = "taken" | "declined";

export interface RiskValue {
  readonly flow: string;
  /** A threat of the catalogue by id, or its own words. */
  readonly threat: string;
  readonly impact: Scale;
  readonly likelihood: Scale;
  /** Derived by the bands of the risk catalogue; never taken from input. */
  readonly level: RiskLevel;
  readonly treatment: Treatment;
  readonly measures: string;
  readonly impactAfter: Scale;
  readonly likelihoodAfter: Scale;
  readonly residualLevel: RiskLevel;
  readonly owner: RiskOwner;
  /** Only in a row `option:<itemId>:<line>`; absent until decided. */
  readonly decision?: OptionDecision;
  readonly communication?: RiskCommunication;
  /** Only in a row `no:<itemId>`. */
  readonly assessment?: GapAssessment;
  readonly acceptance?: RiskAcceptance;
  /** True while figures are our draft (作成案・要確認), not the vendor's own. */
  readonly draft?: boolean;
}

export interface ClauseValue {
  readonly title: string;
  readonly text: string;
  readonly variant?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Contact {
  readonly name: string;
  readonly role?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly hours?: string;
}

export type TermValue =
  | {
      readonly startsOn: string;
      readonly endsOn: string;
      readonly renewal: "none" | "automatic" | "by_agreement";
      /** Whole months before the last day until when one says that it shall not renew, or asks to agree on it. */
      readonly noticeMonths?: number;
    }
  | { readonly jpy: string | null }
  | { readonly vendor: readonly Contact[]; readonly hospital: readonly Contact[] };

/** Who owns or patches a piece of equipment. A shared duty is nobody's, so there is no such choice. */
export type EquipmentDuty = "hospital" | "vendor" | "subcontractor";

/** Equipment that the vendor places in the hospital (設置機器): a VPN router, a line for remote maintenance. */
export interface EquipmentValue {
  readonly kind: "vpn_router" | "remote_maintenance_line" | "network_device" | "server" | "terminal" | "other";
  readonly place: string;
  /** What it connects to what, and who can reach it from outside. */
  readonly connection?: string;
  /** Maker, model and serial number. */
  readonly model?: string;
  /** Null until agreed: gate g3 lets no duty be nobody's. */
  readonly owner: EquipmentDuty | null;
  readonly patchedBy: EquipmentDuty | null;
  /** By when a published fix is in place, in words: 公表から72時間以内. */
  readonly patchWithin: string;
  readonly supportEndsOn?: string;
  readonly note?: string;
}

export type RowValue = RoleValue | SlaValue | RiskValue | ClauseValue | TermValue | EquipmentValue;

/** Who confirmed a row at its current value, and when (RFC 3339 UTC). */
export interface Confirmation {
  readonly by: string;
  readonly at: string;
}

/** A row as the rules see it. Keys: role → role row id; sla → SLA item id; risk → `r<n>`, `no:<itemId>` or `option:<itemId>:<line>`; clause → clause id; term → period | amount | contacts; equipment → `e<n>`. */
export interface AgreementRow {
  readonly part: RowPart;
  readonly key: string;
  readonly value: RowValue;
  readonly confirmations: Readonly<Partial<Record<Party, Confirmation>>>;
}
